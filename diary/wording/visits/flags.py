"""The red flags of a pack in words: all that were raised, all not sure, all not answered, never fewer."""

from collections.abc import Iterable, Iterator

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.checklist_run import ChecklistRunPayload
from diary.domain.visits.document import Block, PackSection, Paragraph, Points
from diary.domain.visits.pack.flags import PackFlags, area_of
from diary.domain.visits.source import PackSource
from diary.wording.prompts import prompt_text
from diary.wording.questions import AREA_TITLES, question_text
from diary.wording.result import HEADLINES, NOT_A_DIAGNOSIS, NOT_ENOUGH
from diary.wording.visits.reasons import flag_text
from diary.wording.visits.said import TITLES, small, whole_moment
from education.domain.red_flags.facts import registry
from education.domain.regions import region
from education.domain.urgency import EMERGENCY, NO_TIER, SAME_DAY, SOON, TIERS, URGENT
from education.languages.region import in_this_language

MOST_ON_PAGE = 8
"""Open questions that stand on the first page; more are counted there, and each is named at the end."""

TIER_WORDS: dict[str, str | Promise] = {
    EMERGENCY: gettext_lazy("Emergency"),
    SAME_DAY: gettext_lazy("Same day"),
    URGENT: gettext_lazy("Urgent: this week"),
    SOON: gettext_lazy("Soon: a routine appointment"),
}


def flags_section(flags: PackFlags, source: PackSource) -> PackSection:
    """Return the first section: nothing that was raised is left out of it."""
    blocks: list[Block] = []
    for tier in TIERS:
        items = tuple(flag_text(one, source) for one in flags.raised if one.tier == tier)
        if items:
            blocks.append(Points(items, heading=str(TIER_WORDS[tier]), urgency=tier))
    blocks += _of_run(source.run) if source.run else []
    if not blocks:
        is_known = bool(source.run and source.run.enough) or bool(source.entries)
        blocks.append(Paragraph(str(HEADLINES[NO_TIER] if is_known else NOT_ENOUGH) + "."))
    if asked := _prompts(flags, source):
        blocks.append(Points(asked, heading=_("Questions that the diary raises")))
    blocks += _open(flags, source)
    listed = _("Each open question is listed at the end.") if _are_many(flags, source) else ""
    blocks.append(small(" ".join(filter(None, [listed, _about(source)]))))
    return PackSection("flags", str(TITLES["flags"]), tuple(blocks))


def open_section(flags: PackFlags, source: PackSource) -> PackSection | None:
    """Return every question without an answer, by area; None when the first page names them all."""
    texts = [*_not_answered(flags, source), *_not_asked(source)]
    if not texts or not _are_many(flags, source):
        return None
    blocks: tuple[Block, ...] = tuple(
        Points(tuple(of_area), heading=title) for title, of_area in _by_area(texts).items()
    )
    title = _("Red flags: every question without an answer")
    lead = small(_("Nothing is known of these. Without an answer is not a no."))
    return PackSection("flags", title, (lead, *blocks))


def _of_run(run: ChecklistRunPayload) -> Iterator[Block]:
    if run.signs:
        yield Points(run.signs, heading=_("Emergency signs that were ticked"), urgency=EMERGENCY)
    if run.unsure:
        yield Points(run.unsure, heading=_("Answered “not sure”, which counts as a reason to ask"))


def _prompts(flags: PackFlags, source: PackSource) -> tuple[str, ...]:
    kept = (*source.run.prompts_now, *source.run.prompts) if source.run else ()
    if source.rules is None:
        return kept
    known = {code: loaded.data for code, loaded in source.rules.flags.by_code.items()}
    place = in_this_language(region(source.rules.region))
    now = (prompt_text(prompt, known, place, flags.facts) for prompt in flags.prompts)
    return tuple(dict.fromkeys((*kept, *now)))


def _open(flags: PackFlags, source: PackSource) -> Iterator[Block]:
    texts = _not_answered(flags, source)
    if not _are_many(flags, source):
        if texts:
            yield Points(tuple(texts), heading=_("Not answered"))
        return
    if texts:
        yield Paragraph(_("Not answered: {counts}.").format(counts=_counts(texts)))
    if unasked := _not_asked(source):
        yield Paragraph(
            _("Not asked, since they did not apply or the checklist was stopped: {counts}.").format(
                counts=_counts(unasked)
            )
        )


def _are_many(flags: PackFlags, source: PackSource) -> bool:
    return len(_not_answered(flags, source)) > MOST_ON_PAGE or bool(_not_asked(source))


def _not_answered(flags: PackFlags, source: PackSource) -> list[str]:
    if source.run is not None:
        return _in_this_language(source.run.not_answered, source.run)
    return [question_text(code) for code in flags.open_codes]


def _not_asked(source: PackSource) -> list[str]:
    return _in_this_language(source.run.not_asked, source.run) if source.run else []


def _in_this_language(kept: Iterable[str], run: ChecklistRunPayload) -> list[str]:
    """Return kept questions as they are asked now in the language being read; the others as they were kept."""
    with translation.override(run.language or translation.get_language()):
        codes = _codes()
    return [question_text(codes[text]) if text in codes else text for text in kept]


def _codes() -> dict[str, str]:
    return {
        question_text(known.code): known.code for known in registry().values() if known.question
    }


def _by_area(texts: Iterable[str]) -> dict[str, list[str]]:
    codes, found = _codes(), {area: [] for area in AREA_TITLES}
    for text in texts:
        area = area_of(codes[text]) if text in codes else "general"
        found[area].append(text)
    return {str(AREA_TITLES[area]): of_area for area, of_area in found.items() if of_area}


def _counts(texts: Iterable[str]) -> str:
    return ", ".join(f"{title} {len(of_area)}" for title, of_area in _by_area(texts).items())


def _about(source: PackSource) -> str:
    """Say what was asked when, of which rules, and what this is not."""
    run = source.run
    said = []
    if source.run_is_lost:
        said.append(_("The checklist that was chosen for this pack could not be opened."))
    if run is None:
        said.append(
            _(
                "No checklist is in this pack, so nobody asked about the emergency signs. The diary was read."
            )
        )
    else:
        said += [_signs(run), _checked(run, source)]
    return " ".join([*said, _("This quotes published guidance."), str(NOT_A_DIAGNOSIS)])


def _signs(run: ChecklistRunPayload) -> str:
    if run.signs:
        return _("Emergency signs: ticked, see above.")
    if run.signs_open:
        return _("The emergency signs were not answered.")
    return _("Emergency signs: answered “none of these”.")


def _checked(run: ChecklistRunPayload, source: PackSource) -> str:
    when = whole_moment(run.checked_at, source.zone)
    if run.rules_count is None:
        text = _("Checklist of {when} (rule set {mark}).")
    else:
        text = ngettext(
            "Checklist of {when} against {count} red flag (rule set {mark}), and the diary as it is now.",
            "Checklist of {when} against {count} red flags (rule set {mark}), and the diary as it is now.",
            run.rules_count,
        )
    return text.format(when=when, count=run.rules_count, mark=run.rules_hash[:8])
