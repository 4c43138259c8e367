"""Red flags that want looking at, each with what is the matter: one row for every matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.domain.red_flags.catalogue import RedFlagData
from education.domain.red_flags.sources import composed
from education.languages import SOURCE
from education.models import ArticleLink, EditorialSettings, RedFlag, Signature
from education.models.article_rules import USUAL_REVIEW_MONTHS, months_after
from education.red_flags.explaining import sections
from education.reports.articles import about
from education.reports.report import Row

OLD_AFTER_YEARS = 5
"""A source with an older date wants a look for a newer one. This project's own choice."""

Matter = tuple[str, str]


@dataclass(frozen=True)
class _Known:
    """What is looked up once for all red flags. ``signed`` is the newest review of each, by key."""

    explained: set[str]
    sections: set[str]
    signed: dict[str, Signature]
    months: int
    today: date


def red_flags_to_look_at() -> Iterator[Row]:
    """Yield each matter of each red flag, by its code."""
    known = _known()
    for flag in RedFlag.objects.in_language(SOURCE).order_by("code"):
        signature = known.signed.get(str(flag.pk))
        for matter, sources in _matters(flag, signature, known):
            yield {
                **about(flag),
                "matter": matter,
                "tier": flag.get_tier_display(),
                "state": _state(flag),
                "source": sources,
                "signed": localdate(signature.signed_at) if signature else None,
                "checked": signature.guidelines_checked_on if signature else None,
            }


def _known() -> _Known:
    links = ArticleLink.objects.filter(kind=ArticleLink.Kind.RED_FLAG).exclude(section_anchor="")
    kind = ContentType.objects.get_for_model(RedFlag)
    signed = Signature.objects.filter(content_type=kind, kind=Signature.Kind.REVIEW)
    months = EditorialSettings.objects.values_list("review_months", flat=True).first()
    return _Known(
        explained=set(links.values_list("code", flat=True)),
        sections={section.chosen for section in sections()},
        signed={row.object_id: row for row in signed.order_by("pk")},
        months=months or USUAL_REVIEW_MONTHS,
        today=localdate(),
    )


def _state(flag: RedFlag) -> str:
    if flag.live:
        return _("Live")
    return _("Retired") if flag.version else _("Draft")


def _matters(flag: RedFlag, signature: Signature | None, known: _Known) -> Iterator[Matter]:
    if not flag.live and flag.version:
        yield _("Retired"), ""
        return
    if flag.explained_by and flag.explained_by not in known.sections:
        yield _("The section that explains it is gone"), ""
    elif not flag.explained_by and flag.code not in known.explained:
        yield _("No section explains it"), ""
    if signature is None:
        yield _("Without sign-off"), ""
    elif signature.revision_id != flag.latest_revision_id:
        yield _("Newest version without sign-off"), ""
    looked_up = _looked_up(signature)
    if looked_up and months_after(looked_up, known.months) < known.today:
        yield _("Source not looked up for too long"), ""
    if flag.wording_status:
        yield _("Wording to be checked"), ""
    yield from _sources(flag.data(), known)


def _sources(flag: RedFlagData, known: _Known) -> Iterator[Matter]:
    """Yield what is the matter with its sources, and with which of them."""
    if not flag.source.strip():
        yield _("No source"), ""
    to_check = [source for source in flag.sources if not source.is_seen]
    if to_check or flag.own_choice:
        yield _("Source to be checked"), composed(to_check, flag.own_choice)
    undated = [source for source in flag.sources if not (source.version or source.date)]
    if undated:
        yield _("Source without version and date"), composed(undated)
    last = known.today.year - OLD_AFTER_YEARS
    old = [source for source in flag.sources if source.date and int(source.date[:4]) < last]
    if old:
        yield _("Source more than {years} years old").format(years=OLD_AFTER_YEARS), composed(old)


def _looked_up(signature: Signature | None) -> date | None:
    """Return the day the guideline was looked up last, or that of the signature when it says none."""
    if signature is None:
        return None
    day: date = signature.guidelines_checked_on or localdate(signature.signed_at)
    return day
