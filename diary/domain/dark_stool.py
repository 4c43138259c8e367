"""Black, dark red and dark poo, and the one thing that excuses dark poo: iron or bismuth, in somebody well.

Source: education/clinical/facts.json (``stool_black_or_dark_red_14d``), redflags.json (RF15, RF55).
"""

from collections.abc import Mapping, Sequence

from diary.domain.courses import (
    BLEEDING_CLASSES,
    DARKENING_CLASSES,
    active_now,
    active_on,
    course_evidence,
    of_class,
    started_before,
)
from diary.domain.observations import Observation
from diary.domain.periods import DAY
from diary.domain.shown import Shown, evidence_by
from education.domain.red_flags.facts import CONCERNS, NO, YES, Value

BLACK_OR_DARK_RED = frozenset({"black_tarry", "dark_red"})
COLOUR = evidence_by("stool_colour", "colour")
BLEEDING_ANSWERS = ("takes_anticoagulant", "takes_antiplatelet", "takes_nsaid", "takes_nsaid_now")


def show_dark_stools(
    shown: Shown,
    stools: Sequence[Observation],
    courses: Sequence[Observation],
    answers: Mapping[str, Value],
) -> list[Observation]:
    """Note black, dark red and dark poo of the last 14 days; return those that count as bleeding."""
    recent = [s for s in stools if shown.moment.within(s.at, 14 * DAY)]
    black = [s for s in recent if s.fields.get("colour") in BLACK_OR_DARK_RED]
    dark = [s for s in recent if s.fields.get("colour") == "dark"]
    tarry = [s for s in black if s.fields["colour"] == "black_tarry"]
    shown.put_if_any("stool_dark_14d", dark, COLOUR, at_most=14 * DAY)
    shown.put_if_any("stool_black_tarry_7d", tarry, COLOUR, at_most=7 * DAY)
    iron = of_class(courses, *DARKENING_CLASSES)
    if dark and all(any(started_before(c, s) for c in iron) for s in dark):
        shown.put("iron_or_bismuth_before", YES, course_evidence(iron))
    counted = black if is_excused(shown, dark, courses, answers) else [*black, *dark]
    shown.put_if_any("stool_black_or_dark_red_14d", counted, COLOUR, at_most=14 * DAY)
    shown.put_if_any("stool_black_or_dark_red_7d", counted, COLOUR, at_most=7 * DAY)
    return counted


def is_excused(
    shown: Shown,
    dark: Sequence[Observation],
    courses: Sequence[Observation],
    answers: Mapping[str, Value],
) -> bool:
    """Say whether dark poo counts as RF55 only.

    All must hold: it is surely not tarry; iron or bismuth was surely started before all of it; the
    person does not say (or doubt) that they are unwell; and no medicine that makes one bleed is taken.
    Where the diary holds dated courses, its dates outrank an answer of yes.
    """
    iron_before = answers.get("iron_or_bismuth_before", shown.values.get("iron_or_bismuth_before"))
    is_dated = any(c.fields.get("start_known", True) for c in of_class(courses, *DARKENING_CLASSES))
    if dark and is_dated and "iron_or_bismuth_before" not in shown.values:
        iron_before = NO
    thinners = of_class(courses, *BLEEDING_CLASSES)
    on_thinner = any(
        active_now(course, shown.moment) or any(active_on(course, stool) for stool in dark)
        for course in thinners
    )
    return (
        answers.get("stool_tarry") == NO
        and iron_before == YES
        and answers.get("unwell") not in CONCERNS
        and not on_thinner
        and not any(answers.get(code) in CONCERNS for code in BLEEDING_ANSWERS)
    )
