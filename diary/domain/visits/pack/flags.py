"""The red flags of a pack: what the checklist in it found, and what the diary shows when the pack is made.

Nothing found is ever left out. The diary is read twice: alone, since an old "no" must not hide what was
recorded after it, and together with what was answered, since the two together may show more.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from diary.domain.about import about_from_profile, fits
from diary.domain.checklist_run import RunItem
from diary.domain.facts import derive_facts
from diary.domain.observations import observe_all
from diary.domain.question_list import APPLIES, QUESTIONS
from diary.domain.visits.source import PackRules, PackSource
from education.domain.red_flags.evaluate import Findings, Fired, evaluate
from education.domain.red_flags.facts import FactSet, registry
from education.domain.red_flags.prompts import INTENDED_LOSS, WEIGHT_UNIT, Prompt
from education.domain.urgency import EMERGENCY, TIERS, highest, place_of


@dataclass(frozen=True, slots=True)
class Raised:
    """One red flag of the pack at its most urgent tier.

    ``item`` is what the checklist in the pack kept of it, ``now`` what makes it fire when the pack is made;
    one of them is there.
    """

    code: str
    tier: str
    item: RunItem | None = field(default=None, repr=False)
    now: Fired | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PackFlags:
    """What a pack has to say of red flags.

    Args:
        raised: most urgent first, then by code.
        prompts: questions that the diary raises now, beside those that the checklist kept.
        facts: the facts behind ``prompts``.
        open_codes: facts with a question that nobody answered and the diary does not show: all that there
            are when the pack holds no checklist.
    """

    raised: tuple[Raised, ...]
    prompts: tuple[Prompt, ...]
    facts: FactSet = field(repr=False)
    open_codes: tuple[str, ...]

    @property
    def tier(self) -> str:
        """Return the most urgent tier, or ``none``, which is no reassurance."""
        return highest(raised.tier for raised in self.raised)


def pack_flags(source: PackSource) -> PackFlags:
    """Return the red flags of ``source``: those of its checklist, and those the diary raises at ``made_at``."""
    readings = _readings(source) if source.rules else []
    now: dict[str, Fired] = {}
    prompts: dict[tuple[str, str], Prompt] = {}
    for _, findings in readings:
        for fired in findings.fired:
            known = now.get(fired.code)
            if known is None or place_of(fired.tier) < place_of(known.tier):
                now[fired.code] = fired
        prompts |= {(p.code, p.why): p for p in findings.prompts if (p.code, p.why) not in prompts}
    items = source.run.items if source.run else ()
    open_codes = readings[0][1].not_answered if readings else tuple(_asked())
    return PackFlags(
        raised=_merged(items, now),
        prompts=tuple(p for _key, p in sorted(prompts.items()) if p.code not in now),
        facts=readings[0][0] if readings else FactSet(),
        open_codes=open_codes,
    )


def _readings(source: PackSource) -> list[tuple[FactSet, Findings]]:
    """Return facts and findings of the diary with the answers of the checklist, and of the diary alone."""
    rules = source.rules
    if rules is None:
        return []
    today = source.made_at.astimezone(source.zone).date()
    observations = observe_all((entry.payload, str(entry.id)) for entry in source.entries)
    about = about_from_profile(source.profile, today)
    said = source.run.answered if source.run else {}
    said = {code: value for code, value in said.items() if fits(code, value)}
    found = []
    for answers in [said, {}] if said else [{}]:
        facts = derive_facts(observations, about, source.made_at, source.zone, answers)
        found.append((facts, _said_here(rules, evaluate(rules.flags, facts, source.made_at))))
    return found


def _said_here(rules: PackRules, findings: Findings) -> Findings:
    """Keep what the clinic has live, and the emergencies as they ship: a save is answered by those too."""
    emergencies = {f.data.code for f in rules.flags.flags if f.data.tier == EMERGENCY}
    asked = emergencies | rules.live | {WEIGHT_UNIT, INTENDED_LOSS}
    fired = tuple(f for f in findings.fired if f.code in rules.live or f.tier == EMERGENCY)
    prompts = tuple(p for p in findings.prompts if p.code in asked)
    return replace(findings, fired=fired, prompts=prompts)


def _merged(items: Iterable[RunItem], now: dict[str, Fired]) -> tuple[Raised, ...]:
    by_code = {item.code: item for item in items}
    raised = []
    for code in {**by_code, **now}:
        item, fired = by_code.get(code), now.get(code)
        tier = highest(_known(one.tier) for one in (item, fired) if one)
        raised.append(Raised(code, tier, item, fired))
    return tuple(sorted(raised, key=lambda one: (place_of(one.tier), one.code)))


def _known(tier: str) -> str:
    """Return a tier; a word that is none, in a run of some other version, counts as the most urgent."""
    return tier if tier in TIERS else EMERGENCY


def _asked() -> Iterable[str]:
    return (known.code for known in registry().values() if known.question)


def area_of(code: str) -> str:
    """Return the area of a fact: that of the question it is asked with, or ``signs``."""
    return _AREAS.get(code, "signs")


_AREAS = {
    **{line.fact: "about" for line in APPLIES if line.fact},
    **{question.code: question.area for question in QUESTIONS},
    "age_years": "about",
    "looser_or_more_often_weeks": "bowel",
    "phq2_score": "mind",
}
