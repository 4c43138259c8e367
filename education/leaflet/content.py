"""Everything a leaflet says, as JSON values: the article, when to get help, how current it is."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from education.addresses import absolute
from education.domain.regions import region
from education.languages.region import in_this_language
from education.languages.state import other_language
from education.leaflet.blocks import Body, in_its_language, quoted
from education.leaflet.pictures import code_of, picture_of
from education.leaflet.rich_text import Block, paragraph, plain
from education.models import Certainty, ClinicSettings, EditorialSettings, Tier, Verdict
from education.reading import Reading

CODE = "code.svg"


class Leaflet(NamedTuple):
    """What the typesetter is handed."""

    data: dict[str, Any]
    pictures: dict[str, bytes]


def leaflet_of(page: Any, *, size: str, overdue: bool) -> Leaflet:
    """Return the leaflet of a live article, in the article's language. ``size`` is normal or large."""
    with translation.override(page.locale.language_code):
        return _leaflet(page, size=size, overdue=overdue)


def _leaflet(page: Any, *, size: str, overdue: bool) -> Leaflet:
    article = Reading(page)
    body = Body(article)
    address = absolute(f"/articles/{page.slug}/")
    clinic = ClinicSettings.objects.order_by("-site__is_default_site", "pk").first()
    data = {
        "size": size,
        "title": page.title,
        "deck": page.deck,
        "author": ", ".join(str(name) for name in article.byline()["author"]) or page.publisher,
        "made_at": int(page.last_published_at.timestamp()) if page.last_published_at else 0,
        **_language(page),
        "clinic": clinic.name if clinic else "",
        "address": address,
        "code": CODE,
        "code_alt": _("Square code that opens this page: %(address)s") % {"address": address},
        "online": _("Read it online:"),
        # In reading order: papers are numbered, and words explained, where they first stand.
        "answer": list(_answer(page, article, body)),
        "help": _help(article),
        "points": list(_points(page)),
        "body": list(_body(page, article, body)),
        "words": _words(article),
        "papers": _papers(article),
        "end": list(_end(page, article, clinic)),
        "notices": [*([_overdue(page)] if overdue else []), *_of_translation(article.translation)],
        "sample": _("Sample clinic: nobody clinical has reviewed this.") if _sample(clinic) else "",
        "foot": _foot(page, overdue=overdue),
    }
    pictures = {name: picture_of(image) for name, image in body.pictures.items()}
    data["missing"] = sorted(name for name, content in pictures.items() if content is None)
    found = {name: content for name, content in pictures.items() if content is not None}
    return Leaflet(data, found | {CODE: code_of(address)})


def _language(page: Any) -> dict[str, str]:
    language, _dash, country = page.locale.language_code.partition("-")
    return {"lang": language, "country": country.upper()}


def _answer(page: Any, article: Reading, body: Body) -> Iterator[Block]:
    if article.headline:
        yield {
            "kind": "verdict",
            "label": _("The claim we checked"),
            "statement": quoted(article.headline["statement"]),
            "word": str(Verdict(article.headline["verdict"]).label),
            "sure": _("How sure we are"),
            "certainty": article.headline["certainty"],
            "certainty_word": str(Certainty(article.headline["certainty"]).label),
        }
    if page.quick_answer:
        yield _heading(_("The short answer"))
        yield from body.text(page.quick_answer)


def _points(page: Any) -> Iterator[Block]:
    if page.main_points:
        points = [[paragraph(point.value)] for point in page.main_points]
        yield _heading(_("Main points"))
        yield {"kind": "numbered", "items": points}


def _help(article: Reading) -> dict[str, Any]:
    cards = [
        {
            "tier": card["tier"],
            "word": str(Tier(card["tier"]).label),
            "title": card["title"],
            "signs": [_sign(flag) for flag in card["flags"]],
        }
        for card in article.by_tier
    ]
    return {"title": _("When to get help"), "cards": cards}


def _sign(flag: Any) -> dict[str, str]:
    return {"text": flag.sign or flag.question, **in_its_language(other_language(flag))}


def _of_translation(state: Any) -> list[str]:
    """Return what to know of a translation before reading it."""
    said = []
    if state and not state.clinically_reviewed:
        said.append(
            _(
                "Not yet clinically reviewed in this language. A second reader has checked that this "
                "translation says what the English page says. No clinician has read it in this "
                "language yet."
            )
        )
    if state and state.original_changed:
        said.append(_("The English page has changed since this was translated."))
    return said


def _body(page: Any, article: Reading, body: Body) -> Iterator[Block]:
    if page.intro:
        yield from body.text(page.intro)
    for section in page.sections:
        yield from body.section(section.value)
    if page.questions:
        yield _heading(_("Questions and answers"))
        for question in page.questions:
            yield from body.question(question.value)
    yield _heading(_("What this page cannot tell you"))
    yield from body.text(page.limits)
    yield {"kind": "list", "items": [[paragraph(limit)] for limit in article.limits()]}


def _words(article: Reading) -> dict[str, Any]:
    terms = sorted(article.terms.used, key=lambda term: term.term.lower())
    return {"title": _("Words explained"), "items": [[t.term, t.meaning] for t in terms]}


def _papers(article: Reading) -> dict[str, Any]:
    retracted, concern = _("Retracted"), _("Expression of concern")
    lines = [
        {
            "number": line.number,
            "mark": retracted if line.retracted else concern if line.concern else "",
            "text": line.citation.text,
            "url": line.citation.url,
            "link": line.citation.link_text,
        }
        for line in article.citations
    ]
    return {"title": _("Papers"), "items": lines}


def _end(page: Any, article: Reading, clinic: Any) -> Iterator[Block]:
    people = article.byline()
    reviewer = ", ".join(str(name) for name in people["clinical_reviewer"])
    rows = [
        (_("Written by"), ", ".join(str(name) for name in people["author"])),
        (_("Checked by"), reviewer or _("Not yet clinically reviewed")),
        (_("Last reviewed"), _day(page.last_reviewed_on) or _("Not yet")),
        (_("Next review due"), _day(page.next_review_on)),
        (_("Evidence current to"), _month(page.evidence_current_to)),
        (_("Published by"), page.publisher),
    ]
    yield _heading(_("About this leaflet"))
    yield {"kind": "facts", "rows": [[label, words] for label, words in rows if words]}
    if clinic and not _sample(clinic):
        lines = (clinic.name, clinic.address, clinic.phone, clinic.opening_hours)
        lines += (clinic.out_of_hours,)
        yield {"kind": "box", "heading": _("How to reach us"), "blocks": _lines(lines)}
    disclaimer = EditorialSettings.objects.values_list("disclaimer", flat=True).first()
    if disclaimer:
        yield paragraph(_(disclaimer))


def _lines(texts: Any) -> list[Block]:
    return [paragraph(line) for text in texts for line in text.splitlines() if line.strip()]


def _foot(page: Any, *, overdue: bool) -> dict[str, str]:
    reviewed = page.last_reviewed_on
    said = [
        _("Last reviewed %(day)s.") % {"day": _day(reviewed)}
        if reviewed
        else _("Not reviewed yet."),
    ]
    if page.next_review_on:
        said.append(
            (_("It was due again by %(day)s.") if overdue else _("Next review due %(day)s."))
            % {"day": _day(page.next_review_on)}
        )
    return {
        "help": _("When to get help:"),
        "emergency": _("in an emergency, %(action)s.")
        % {"action": in_this_language(region(settings.REGION)).phrases["emergency"]},
        "signs": _("The signs are on page {page}."),
        "reviewed": " ".join(said),
        "page": _("Page {page} of {pages}"),
    }


def _overdue(page: Any) -> str:
    return _(
        "This leaflet is past its review date. It was due to be checked again by %(day)s. What "
        "studies show may have changed since."
    ) % {"day": _day(page.next_review_on)}


def _heading(words: object) -> Block:
    return {"kind": "heading", "level": 1, "runs": plain(words)}


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _month(day: date | None) -> str:
    return date_format(day, "YEAR_MONTH_FORMAT") if day else ""


def _sample(clinic: Any) -> bool:
    return bool(clinic and clinic.sample)
