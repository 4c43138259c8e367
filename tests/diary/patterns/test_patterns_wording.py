"""Every sentence of a comparison: each tier, lag, kind and direction, both directions in the same words."""

import re
from datetime import date
from typing import get_args

import pytest
from django.utils import translation

from diary.domain.patterns.findings import Lack, Missing, SeenAgain
from diary.wording.patterns import asks, others, run, shown
from diary.wording.patterns.names import Names
from diary.wording.trends.plain import Days
from tests.diary.patterns.hand_made import findings, lacking, pair

LABELS = {
    "bloating": "Bloating",
    "nausea": "Feeling sick",
    "onion": "Onion",
    "iron": "Iron",
    "nsaid": "NSAID tablets",
}
NAMES = Names(lambda code: LABELS.get(code, code))
DAYS = Days(date(2026, 11, 22))
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize(
    ("exposure", "lag", "heading", "start", "ending"),
    [
        ("food:onion", 0, "Bloating on days with onion", "On days with onion, later the same day,", "onion"),
        ("food:onion", 1, "Bloating the day after onion", "On days after onion", "onion"),
        ("food:onion", 2, "Bloating two days after onion", "Two days after onion", "onion"),
        ("medicine:iron", 0, "Bloating on days with a dose of iron", "On days with a dose of iron, later the same day,", "a dose of iron"),
        ("medicine:iron", 1, "Bloating the day after a dose of iron", "On days after a dose of iron", "a dose of iron"),
        ("medicine:iron", 2, "Bloating two days after a dose of iron", "Two days after a dose of iron", "a dose of iron"),
        ("medicine:nsaid", 1, "Bloating the day after a dose of NSAID tablets", "On days after a dose of NSAID tablets", "a dose of NSAID tablets"),
        ("medicine:own:knee gel", 1, "Bloating the day after a dose of “knee gel”", "On days after a dose of “knee gel”", "a dose of “knee gel”"),
        ("habit:stress", 0, "Bloating on days of more stress than usual", "On days of more stress than usual", "more stress than usual"),
        ("habit:stress", 1, "Bloating the day after a day of more stress than usual", "On days after a day of more stress than usual", "more stress than usual"),
        ("habit:short_sleep", 0, "Bloating on days after a shorter night than usual", "On days after a shorter night than usual", "a shorter night than usual"),
        ("habit:active", 2, "Bloating two days after a more active day than usual", "Two days after a more active day than usual", "moving more than usual"),
        ("habit:period", 0, "Bloating on days of your period", "On days of your period", "your period"),
        ("habit:short_sleep", 1, "Bloating the day after a day that began with a shorter night than usual", "On days after a day that began with a shorter night than usual", "a shorter night than usual"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("points", "direction"), [(1.8, "higher"), (-1.8, "lower")])
def test_a_pattern_in_its_fixed_words(exposure, lag, heading, start, ending, points, direction):
    one = pair(exposure=exposure, lag=lag, points=points)

    assert shown.heading_says(one, NAMES) == heading
    assert (
        shown.counts_say(one, NAMES) == "Bloating 4 or more: 14 of 22 such days, 17 of 50 others."
    )
    assert shown.average_says(one, NAMES) == (
        f"{start} your bloating averaged 1.8 points {direction} (plausible 1.0 to 2.6)."
    )
    assert shown.not_the_cause(one, NAMES) == f"This does not show that {ending} is the cause."


@pytest.mark.parametrize(
    ("symptom", "inside"), [("bloating", "bloating"), ("nausea", "“feeling sick”"), ("own:Brain fog", "“Brain fog”")]
)  # fmt: skip
def test_a_word_that_is_no_noun_and_an_own_word_stand_in_quotation_marks(symptom, inside):
    assert f"your {inside} averaged" in shown.average_says(pair(symptom=symptom), NAMES)


def test_an_interval_that_holds_zero_says_both_directions():
    one = pair(points=1.2, low=-0.2, high=2.6)

    assert "(plausible 0.2 lower to 2.6 higher)" in shown.average_says(one, NAMES)


@pytest.mark.parametrize("points", [1.8, -1.8, 1.04, -3.0])
def test_the_numbers_said_are_those_that_were_found(points):
    one = pair(points=points)
    found, counts = one.estimate, one.counts

    said = NUMBER.findall(shown.average_says(one, NAMES))
    low, high = sorted((abs(found.low), abs(found.high)))

    assert said == [f"{abs(found.points):.1f}", f"{low:.1f}", f"{high:.1f}"]
    assert [int(n) for n in NUMBER.findall(shown.counts_say(one, NAMES))] == [
        4, counts.exposed_bad, counts.exposed, counts.unexposed_bad, counts.unexposed,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("again", "said"),
    [
        (SeenAgain(since=date(2026, 9, 3), days=34, points=1.2, p_one_sided=0.02, held=True),
         "Seen again: it held on 34 later days, since 3 September (1.2 points higher)."),
        (SeenAgain(since=date(2026, 9, 3), days=34, points=-1.2, p_one_sided=0.02, held=True),
         "Seen again: it held on 34 later days, since 3 September (1.2 points lower)."),
        (SeenAgain(since=date(2026, 9, 3), days=34, points=0.01, p_one_sided=0.6, held=False),
         "Looked for again: it did not hold on 34 later days, since 3 September (no difference)."),
        (SeenAgain(since=date(2026, 9, 3), days=12, held=False),
         "We look for it again on later days. There are 12 of 30 so far."),
        (SeenAgain(since=date(2026, 9, 3), days=1, held=False),
         "We look for it again on later days. There is 1 of 30 so far."),
    ],
)  # fmt: skip
def test_looking_again_on_later_days(again, said):
    assert shown.again_says(again, DAYS) == said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (Missing(days=0, with_exposure=0, changes_answer=False), "No day is missing from this comparison."),
        (Missing(days=1, with_exposure=1, changes_answer=False), "1 day is missing from this comparison."),
        (Missing(days=24, with_exposure=6, lowest=-0.4, highest=2.9, changes_answer=True),
         "24 days are missing from this comparison. If they had been quiet or bad days, it could be 0.4 points lower to 2.9 points higher: that would change what we say here."),
        (Missing(days=24, with_exposure=6, lowest=1.1, highest=2.9, changes_answer=False),
         "24 days are missing from this comparison. If they had been quiet or bad days, it could be 1.1 to 2.9 points higher: we would say the same here."),
        (Missing(days=24, with_exposure=6, lowest=-2.9, highest=-1.1, changes_answer=False),
         "24 days are missing from this comparison. If they had been quiet or bad days, it could be 1.1 to 2.9 points lower: we would say the same here."),
    ],
)  # fmt: skip
def test_what_missing_days_could_do(missing, said):
    assert shown.missing_says(missing) == said


@pytest.mark.parametrize(
    ("compared", "said"),
    [
        (0, "No pair has enough days to compare yet."),
        (1, "We compared 1 pair; about 10 in 100 patterns shown this way may be chance."),
        (57, "We compared 57 pairs; about 10 in 100 patterns shown this way may be chance."),
    ],
)
def test_how_much_was_compared(compared, said):
    assert run.compared_says(findings(compared=compared)) == said


def test_days_used_and_missing_are_always_said():
    assert run.days_say(findings()) == (
        "We used 96 of 120 days, 26 July to 22 November 2026. "
        "24 days are missing: a missing day is never counted as a good one."
    )
    assert run.days_say(findings(days_recorded=120, days_missing=0)).endswith("No day is missing.")


def test_the_mirror_and_the_honest_stop_are_said_only_when_there_is_one():
    assert "turned up in 37 of 100" in run.mirror_says(findings(pair()))
    assert "turned up in fewer than 1 of 100" in run.mirror_says(findings(pair(), mirror_of_100=0))
    assert run.mirror_says(findings()) == run.enough_says(findings()) == ""
    assert run.enough_says(findings(enough_is_enough=True)).startswith(
        "More logging will probably not answer this."
    )


def test_what_the_days_could_have_shown():
    one, two = pair(tier="cannot_tell", detectable=1.61), pair("nausea", tier="cannot_tell", detectable=2.1)  # fmt: skip

    assert others.precision_says([one]) == (
        "With these days we could only have seen differences of about 1.6 points."
    )
    (line,) = others.cannot_tell_lines([one, two], NAMES)
    assert (line.head, line.says) == (
        "Onion",
        "With bloating and “feeling sick”. These days could only have shown differences of about 1.6 to 2.1 points.",
    )


def test_no_sizeable_difference_says_after_how_many_days():
    (line,) = others.no_difference_lines([pair(tier="no_sizeable_difference", points=0.2)], NAMES)

    assert (line.head, line.says) == (
        "Onion",
        "22 days with it. Under 1 point either way in bloating.",
    )


@pytest.mark.parametrize(
    ("of", "head", "said"),
    [
        ("days", "Days to compare", "20 of 28. It takes 8 more days with both the symptom and what is compared written down."),
        ("symptom_days", "Bloating", "There on 20 of 28 days. It takes 8 more such days."),
        ("exposed", "Onion", "20 of 28 days with it. It takes 8 more days."),
        ("unexposed", "Onion", "20 of 28 days without it. It takes 8 more days."),
        ("separable", "Onion", "Your days cannot tell it apart from weekends, from slow change over the weeks, or from stress, sleep or periods."),
        ("variation", "Bloating", "The same on all your days, so there is nothing to compare."),
    ],
)  # fmt: skip
def test_what_is_lacking_is_said_exactly_and_by_when(of, head, said):
    one = lacking(**{of: (20, 28)})
    when = dict.fromkeys(("", "bloating", "food:onion"), date(2026, 12, 12))

    (line,) = others.lacking_lines([one], NAMES, DAYS)
    (dated,) = others.lacking_lines([one], NAMES, DAYS, when)

    assert (line.head, line.says) == (head, said)
    assert dated.says == said + (
        "" if of in others.NO_DATE else " At your pace, about 12 December."
    )


def test_no_lack_is_left_without_words():
    assert set(others.ORDER) == set(get_args(Lack.model_fields["of"].annotation))


def test_exposures_that_never_meet_are_said_as_plainly_as_those_that_always_do():
    one = pair(always_with=("medicine:iron",), never_with=("medicine:nsaid",))

    together, apart = shown.together_says(one, NAMES)

    assert "so closely together" in together
    assert apart.startswith("Onion and ")
    assert "hardly ever there on the same day" in apart


def test_a_lack_is_said_once_by_the_pair_that_is_closest():
    pairs = [lacking(exposed=(3, 8)), lacking("nausea", exposed=(5, 8)), lacking("nausea", days=(5, 28))]  # fmt: skip

    lines = others.lacking_lines(pairs, NAMES, DAYS)

    assert [line.head for line in lines] == ["Days to compare", "Onion"]
    assert lines[1].says.startswith("5 of 8 days with it.")


def test_one_day_lacking_is_one_day():
    (line,) = others.lacking_lines([lacking(exposed=(7, 8))], NAMES, DAYS)

    assert line.says == "7 of 8 days with it. It takes 1 more day."


@pytest.mark.parametrize("points", [1.8, -1.8])
def test_the_question_gives_the_counts_and_fits_on_a_line(points):
    asked = asks.pattern_question(pair(points=points), NAMES)

    assert asked == (
        "In my diary, bloating the day after onion: 4 or more on 14 of 22 such days, and on 17 of 50 others. "
        "What could that mean for me?"
    )
    long = Names(lambda _code: "x" * 80)
    assert len(asks.pattern_question(pair(exposure=f"medicine:own:{'y' * 200}"), long)) <= 300


def test_foods_without_a_difference_may_be_brought_back_and_nothing_else_is_named():
    asked = asks.bringing_back_question(["habit:stress", "food:onion"], NAMES)

    assert "no sizeable difference with onion." in asked
    assert asks.bringing_back_question(["habit:stress"], NAMES) == ""


def test_numbers_are_written_as_the_language_writes_them():
    with translation.override("es"):
        assert "1,8" in shown.average_says(pair(), NAMES)
