"""Red flags that want looking at, each with what is the matter: one row for every matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from education.languages import SOURCE
from education.models import ArticleLink, EditorialSettings, RedFlag, Signature
from education.models.article_rules import USUAL_REVIEW_MONTHS, months_after
from education.reports.articles import about
from education.reports.report import Row

NOT_SEEN = ("M", "D", "not seen")
"""What the state of a source says when some of it is from memory, or this project's own choice."""


@dataclass(frozen=True)
class _Known:
    """What is looked up once for all red flags. ``signed`` is the newest review of each, by key."""

    explained: set[str]
    signed: dict[str, Signature]
    months: int
    today: date


def red_flags_to_look_at() -> Iterator[Row]:
    """Yield each matter of each red flag, by its code."""
    known = _known()
    for flag in RedFlag.objects.in_language(SOURCE).order_by("code"):
        signature = known.signed.get(str(flag.pk))
        for matter in _matters(flag, signature, known):
            yield {
                **about(flag),
                "matter": matter,
                "tier": flag.get_tier_display(),
                "state": _state(flag),
                "source": flag.source_status,
                "version": flag.guideline_version,
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
        signed={row.object_id: row for row in signed.order_by("pk")},
        months=months or USUAL_REVIEW_MONTHS,
        today=localdate(),
    )


def _state(flag: RedFlag) -> str:
    if flag.live:
        return _("Live")
    return _("Retired") if flag.version else _("Draft")


def _matters(flag: RedFlag, signature: Signature | None, known: _Known) -> Iterator[str]:
    if not flag.live and flag.version:
        yield _("Retired")
        return
    if flag.code not in known.explained:
        yield _("No section explains it")
    if signature is None:
        yield _("Without sign-off")
    elif signature.revision_id != flag.latest_revision_id:
        yield _("Newest version without sign-off")
    yield from _source(flag, signature, known)


def _source(flag: RedFlag, signature: Signature | None, known: _Known) -> Iterator[str]:
    if not flag.source.strip():
        yield _("No source")
    if not flag.source_status.startswith("V") or any(
        word in flag.source_status for word in NOT_SEEN
    ):
        yield _("Source to be checked")
    if not flag.guideline_version and not flag.source_date:
        yield _("Source without version and date")
    looked_up = _looked_up(signature)
    if looked_up and months_after(looked_up, known.months) < known.today:
        yield _("Source not looked up for too long")
    if flag.wording_status:
        yield _("Wording to be checked")


def _looked_up(signature: Signature | None) -> date | None:
    """Return the day the guideline was looked up last, or that of the signature when it says none."""
    if signature is None:
        return None
    day: date = signature.guidelines_checked_on or localdate(signature.signed_at)
    return day
