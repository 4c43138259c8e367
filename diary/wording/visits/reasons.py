"""Why a red flag is in a pack, as a clinician reads it: what was asked, answered and recorded, and the guideline."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from diary.domain.checklist_run import ChecklistRunPayload, RunItem
from diary.domain.visits.pack.flags import Raised
from diary.domain.visits.source import PackSource
from diary.wording.answers import answer_word, number_text
from diary.wording.evidence import evidence_text
from diary.wording.questions import question_text
from diary.wording.sources import criterion_text
from diary.wording.visits.said import PackDays
from education.domain.red_flags.catalogue import RedFlagData
from education.domain.red_flags.evaluate import Reason
from education.domain.red_flags.facts import Evidence


def flag_text(raised: Raised, source: PackSource) -> str:
    """Return a red flag in lines: the sign, why it is here, the criterion it matches."""
    flag, item = _flag(raised, source), raised.item
    kept = None if item is None or _is_as_seen(item, flag, source) else item
    sign = kept.sign if kept else _sign(flag)
    criterion = kept.source if kept else criterion_text(flag) if flag else ""
    why = "; ".join(dict.fromkeys(_reasons(raised, source)))
    return "\n".join(line for line in (sign, why, criterion, _unsigned(raised, source)) if line)


def _flag(raised: Raised, source: PackSource) -> RedFlagData | None:
    loaded = source.rules.flags.by_code.get(raised.code) if source.rules else None
    return loaded.data if loaded else None


def _is_as_seen(item: RunItem, flag: RedFlagData | None, source: PackSource) -> bool:
    """Say whether a flag of a checklist is still live as it was seen; if not, it keeps its words of then."""
    is_live = source.rules is not None and item.code in source.rules.live
    return is_live and flag is not None and flag.version == item.version


def _sign(flag: RedFlagData | None) -> str:
    return (flag.sign or flag.question) if flag else ""


def _unsigned(raised: Raised, source: PackSource) -> str:
    if source.rules is None or raised.item or raised.code in source.rules.live:
        return ""
    return _("In the words that ship with this software: the clinic has not signed it.")


def _reasons(raised: Raised, source: PackSource) -> Iterator[str]:
    run = source.run
    if raised.item and run:
        yield from _of_item(raised.item, run, _day_of(run, source))
    if raised.now:
        said_on = _day_of(run, source) if run else ""
        yield from _of_reasons(raised.now.reasons, said_on)


def _day_of(run: ChecklistRunPayload, source: PackSource) -> str:
    made_on = source.made_at.astimezone(source.zone).date()
    return PackDays(made_on).one(run.checked_at.astimezone(source.zone).date())


def _of_item(item: RunItem, run: ChecklistRunPayload, said_on: str) -> Iterator[str]:
    """Return what a run kept of its reasons: as facts where it kept these, else in the words of then."""
    if not item.facts:
        yield _("checklist of {day}: {reasons}").format(day=said_on, reasons=" ".join(item.reasons))
        return
    evidence: dict[str, list[Evidence]] = {}
    for one in run.evidence:
        shown = Evidence(one.code, one.dates, one.detail, one.number)
        evidence.setdefault(one.fact, []).append(shown)
    reasons = [
        Reason(code, run.facts.get(code), run.answered.get(code), tuple(evidence.get(code, ())))
        for code in item.facts
    ]
    yield from _of_reasons(reasons, said_on)


def _of_reasons(reasons: Iterable[Reason], said_on: str) -> Iterator[str]:
    told: list[str] = []
    for reason in reasons:
        if said := _said(reason, said_on):
            yield said
        told += [evidence_text(one) for one in reason.evidence if one.code != "profile"]
    if told:
        yield _("diary: {what}").format(what="; ".join(dict.fromkeys(told)))


def _said(reason: Reason, said_on: str) -> str:
    if reason.fact == "age_years":
        return _("age {age}").format(age=number_text(reason.value))
    question = question_text(reason.fact)
    if reason.answered is not None:
        return _("“{question}” {answer} ({day})").format(
            question=question, answer=answer_word(reason.answered).lower(), day=said_on
        )
    if any(one.code == "profile" for one in reason.evidence) and reason.value is not None:
        return _("“{question}” {answer} (settings)").format(
            question=question, answer=answer_word(reason.value).lower()
        )
    if reason.value is None and not reason.evidence:
        return _("“{question}” not answered").format(question=question)
    return ""
