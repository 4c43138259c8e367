"""Which red flags an entry that was just saved calls for at once, and which it only asks about."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from diary.domain.about import about_from_profile
from diary.domain.facts import derive_facts
from diary.domain.observations import Observation
from diary.domain.periods import Moment
from diary.domain.profile import Profile
from diary.domain.symptom_facts import severity, was_there
from diary.domain.tag_prompts import Asks, raised_by_tags, tags_with_rows
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.evaluate import evaluate
from education.domain.red_flags.facts import FactSet
from education.domain.red_flags.rule_set import RuleSet, load_rules
from education.domain.urgency import EMERGENCY, SOON, place_of

ONE_ANSWER_AWAY = {"black_tarry": "RF04", "dark_red": "RF04"}
"""Colours that published guidance calls an emergency together with one sign nobody asked about yet."""
A_DAY, A_WEEK, THREE_WEEKS = timedelta(days=1), timedelta(days=7), timedelta(days=21)
SEVERE_PAIN = 8
TUMMY = frozenset({"abdominal_pain", "upper_abdominal_pain", "pelvic_pain"})
BACK = frozenset({"back_pain"})


@cache
def shipped_rules() -> RuleSet:
    """Return the rules as they ship: a card of this kind never waits for a signature."""
    return load_rules(catalogue())


def rules_to_answer_by(live: RuleSet) -> RuleSet:
    """Return what a save is answered by: each red flag as the clinic has it live, the others as they ship."""
    flags = [loaded.data for loaded in live.flags]
    return load_rules([*flags, *(f for f in catalogue() if f.code not in live.by_code)])


def alerts_for(
    observation: Observation | None,
    profile: Profile | None,
    recent: Iterable[Observation],
    now: datetime,
    rules: RuleSet | None = None,
) -> tuple[str, ...]:
    """Return the codes of emergency red flags that ``observation`` calls for, none twice.

    Args:
        observation: what was saved (``observations.observe``), None for kinds that no rule reads.
        profile: the patient's profile, None when there is none.
        recent: other observations of about the last three weeks, and every medicine.
        now: the moment of saving, with a zone.
        rules: what it is held against (``rules_to_answer_by``); the rules as they ship when not given.
    """
    if observation is None:
        return ()
    return alerts_for_each([observation], profile, recent, now, rules)[0]


def alerts_for_each(
    observations: Sequence[Observation],
    profile: Profile | None,
    recent: Iterable[Observation],
    now: datetime,
    rules: RuleSet | None = None,
) -> list[tuple[str, ...]]:
    """Return what ``alerts_for`` would say of each of several observations that were saved together.

    Each is held against ``recent`` and all the others: that takes time for those that are new and for
    an emergency that they make together, not for every pair.
    """
    if all(_is_long_ago(o, now) for o in observations):
        return [()] * len(observations)
    zone = ZoneInfo(profile.zone) if profile else ZoneInfo("UTC")
    ids = {o.id for o in observations if o.id}
    before = [o for o in recent if o.id not in ids]
    every = [*before, *observations]

    def emergencies(among: Sequence[Observation]) -> set[str]:
        return _emergencies(among, profile, now, zone, rules or shipped_rules())

    alone = [set() if _is_long_ago(o, now) else emergencies([o]) for o in observations]
    made_together = emergencies(every) - emergencies(before) - set().union(*alone)

    def codes_of(new: Observation, found: set[str]) -> tuple[str, ...]:
        if _is_long_ago(new, now):
            return ()
        if made_together:
            others = [o for o in every if o is not new]
            found = found | (made_together - emergencies(others))
        return tuple(dict.fromkeys([*_by_itself(new, now), *sorted(found)]))

    return [codes_of(*each) for each in zip(observations, alone, strict=True)]


def asked_after_saving(
    observations: Sequence[Observation],
    profile: Profile | None,
    recent: Iterable[Observation],
    now: datetime,
    rules: RuleSet | None = None,
) -> tuple[str, ...]:
    """Return the red flags, most urgent first, that words just saved ask about and none asked before.

    Those that can wait for some weeks are left to the checklist. Arguments as for ``alerts_for_each``.
    """
    if not any(o.fields.get("tag") in tags_with_rows() for o in observations):
        return ()
    zone = ZoneInfo(profile.zone) if profile else ZoneInfo("UTC")
    ids = {o.id for o in observations if o.id}
    before = [o for o in recent if o.id not in ids]
    new = _asked([*before, *observations], profile, now, zone) - _asked(before, profile, now, zone)
    by_code = (rules or shipped_rules()).by_code
    tiers = {code: by_code[code].data.tier for code in new}
    asked = (code for code in new if tiers[code] != SOON)
    return tuple(sorted(asked, key=lambda code: (place_of(tiers[code]), code)))


def _asked(
    observations: Sequence[Observation], profile: Profile | None, now: datetime, zone: ZoneInfo
) -> set[str]:
    """Return every flag that a symptom of these asks about."""
    about = about_from_profile(profile, now.astimezone(zone).date())
    facts = derive_facts(observations, about, now, zone)
    return {row.flag for row in _raised(observations, facts, Moment.at(now, zone))}


def _raised(observations: Sequence[Observation], facts: FactSet, moment: Moment) -> Iterator[Asks]:
    symptoms = [o for o in observations if o.kind == "symptom" and was_there(o)]
    return (row for row, _evidence in raised_by_tags(symptoms, facts.values, moment))


def _is_long_ago(observation: Observation, now: datetime) -> bool:
    last = observation.fields.get("until") or observation.at
    return observation.kind != "medicine" and now - last > THREE_WEEKS


def _emergencies(
    observations: Sequence[Observation],
    profile: Profile | None,
    now: datetime,
    zone: ZoneInfo,
    rules: RuleSet,
) -> set[str]:
    about = about_from_profile(profile, now.astimezone(zone).date())
    facts = derive_facts(observations, about, now, zone)
    findings = evaluate(rules, facts, now)
    fired = {found.code for found in findings.fired if found.tier == EMERGENCY}
    asked = {row.flag for row in _raised(observations, facts, Moment.at(now, zone)) if row.at_once}
    return fired | asked


def _by_itself(observation: Observation, now: datetime) -> list[str]:
    """Return the flags that one answer more would make fire: the card asks for it."""
    fields = observation.fields
    if observation.kind == "bowel_movement" and now - observation.at <= A_WEEK:
        code = ONE_ANSWER_AWAY.get(str(fields.get("colour")))
        return [code] if code else []
    if observation.kind != "symptom" or severity(observation) < SEVERE_PAIN:
        return []
    if now - (fields.get("until") or observation.at) > A_DAY:
        return []
    if fields.get("tag") in TUMMY:
        return ["RF05"]
    return ["RF56"] if fields.get("tag") in BACK else []
