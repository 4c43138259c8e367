"""What bowel movements show: blood, loose poo, being woken.

Source for every definition: education/clinical/facts.json, ``from_diary``.
"""

from collections.abc import Sequence
from datetime import timedelta

from diary.domain.observations import Observation
from diary.domain.periods import (
    DAY,
    are_two_sleeps,
    days_among_last,
    in_each_week,
    most_in_24_hours,
    newest_run_of_days,
)
from diary.domain.shown import Shown, evidence_by
from education.domain.red_flags.facts import YES, Evidence

HOURS_48 = timedelta(hours=48)
HOURS_72 = timedelta(hours=72)
LOOSE_FROM_FORM = 6
FIRM_TO_SOFT = range(3, 6)
BLOODY = frozenset({"on_paper", "mixed", "a_lot"})
BLOOD = evidence_by("stool_blood", "blood")
FORM = evidence_by("loose_poo", "")
WOKEN = evidence_by("woken", "")


def show_bleeding(shown: Shown, stools: Sequence[Observation]) -> None:
    """Note blood in stools; ``stools`` are all there are, in any order."""
    bloody = [s for s in stools if s.fields.get("blood") in BLOODY]
    a_lot = [s for s in bloody if s.fields["blood"] == "a_lot"]
    mixed = [s for s in bloody if s.fields["blood"] == "mixed"]
    loose = [s for s in bloody if is_loose(s)]
    for code, some, at_most in (
        ("stool_blood_48h", bloody, HOURS_48),
        ("stool_blood_7d", bloody, 7 * DAY),
        ("stool_blood_90d", bloody, 90 * DAY),
        ("stool_blood_mixed_48h", mixed, HOURS_48),
        ("bleeding_heavy_24h", a_lot, DAY),
        ("bleeding_heavy_48h", a_lot, HOURS_48),
        ("bloody_diarrhoea_7d", loose, 7 * DAY),
    ):
        shown.put_if_any(code, some, BLOOD, at_most=at_most)
    moment = shown.moment
    older = [s for s in a_lot if not moment.within(s.at, DAY) and moment.within(s.at, 14 * DAY)]
    if older:
        shown.put("bleeding_heavy_1_14d", YES, *BLOOD(older))
    if bloody and "stool_blood_90d" not in shown.values:
        shown.put("stool_blood_older", YES, *BLOOD(bloody))
    last_48h = [(s.at, 1) for s in bloody if moment.within(s.at, HOURS_48)]
    shown.put_count("bloody_stools_24h", most_in_24_hours(last_48h), "most_in_24_hours", "bloody")
    _show_new_blood(shown, bloody)


def _show_new_blood(shown: Shown, bloody: Sequence[Observation]) -> None:
    recent = [s for s in bloody if shown.moment.within(s.at, HOURS_72)]
    if not recent:
        return
    first = min(s.at for s in recent)
    before = [s for s in bloody if s not in recent and first - s.at <= 28 * DAY]
    if not before:
        shown.put("new_blood_ibd", YES, *BLOOD(recent))


def show_bowel_habit(shown: Shown, stools: Sequence[Observation]) -> None:
    """Note loose stools and waking; ``stools`` are those of the last 90 days and more."""
    moment = shown.moment
    loose = [s for s in stools if is_loose(s)]
    days = {s.local_date for s in loose}
    shown.put_if_any("loose_now", loose, FORM, at_most=HOURS_48)
    shown.put_if_any("loose_90d", loose, FORM, at_most=90 * DAY)
    for code, window in (("loose_in_24h_2d", 2 * DAY), ("loose_in_24h_3d", 3 * DAY)):
        events = [(s.at, 1) for s in loose if moment.within(s.at, window)]
        shown.put_count(code, most_in_24_hours(events), "most_in_24_hours", "loose")
    instants = sorted(s.at for s in loose)
    if any(
        moment.within(newest, 7 * DAY) and newest - oldest <= DAY
        for oldest, newest in zip(instants, instants[2:], strict=False)
    ):
        shown.put("three_loose_in_24h_7d", YES, Evidence("most_in_24_hours", detail="loose"))
    run = newest_run_of_days(days, moment, newest_at_most=2)
    shown.put_count("new_diarrhoea_days", run, "run_of_days", "loose")
    shown.put_count("loose_days_of_4", len(days_among_last(days, 4, moment)), "days", "loose")
    of_28 = days_among_last(days, 28, moment)
    if len(of_28) >= 3:
        shown.put("loose_3_of_28", YES, Evidence("days", detail="loose", number=len(of_28)))
    if len(of_28) >= 14 and in_each_week(of_28, 2, 4, moment):
        shown.put("loose_half_of_28", YES, Evidence("days", detail="loose", number=len(of_28)))
    woken = [s for s in stools if s.fields.get("woke_from_sleep") and moment.within(s.at, 30 * DAY)]
    if are_two_sleeps(woken):
        shown.put("woken_2_sleeps_30d", YES, *WOKEN(woken))


def is_loose(stool: Observation) -> bool:
    """Say whether a stool is loose or watery: form 6 or 7. An unknown form is not."""
    form = stool.fields.get("stool_form")
    return form is not None and form >= LOOSE_FROM_FORM
