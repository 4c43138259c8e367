"""Windows of time: a shorter one never counts less than the longer it lies in, whatever that was answered."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.domain.follow import NUMBERS, PERHAPS, SURELY
from education.domain.red_flags.facts import registry
from tests.diary.checklist_people import facts, findings, fired, stool

WINDOWS = [
    (short, longer)
    for longer, shorts in SURELY.items()
    for short in shorts
    if registry()[short].question or short in {"stool_black_or_dark_red_7d", "serious_bleed_7d"}
]
WORDS = [f.code for f in registry().values() if f.type == "yes_no_unsure" and f.question]
given_answers = st.dictionaries(
    st.sampled_from(WORDS), st.sampled_from(["yes", "no", "unsure"]), max_size=12
)
THINNER = {"takes_anticoagulant": "yes"}


@pytest.mark.parametrize("denied", ["no", None])
@pytest.mark.parametrize(
    ("said", "denies", "flag"),
    [
        ({"stool_black_or_dark_red_7d": "yes"}, "serious_bleed_7d", "RF57"),
        ({"bleeding_heavy_24h": "unsure"}, "serious_bleed_7d", "RF57"),
        ({"stool_blood_48h": "yes"}, "any_bleed_14d", "RF22"),
        ({"bloody_diarrhoea_7d": "yes"}, "any_bleed_14d", "RF22"),
        ({"serious_bleed_7d": "yes"}, "any_bleed_14d", "RF22"),
        ({"bloody_stools_24h": 1}, "stool_blood_48h", "RF22"),
    ],
)
def test_a_no_lowers_nothing_that_another_answer_says(said, denies, flag, denied):
    answers = {**THINNER, **said, **({denies: denied} if denied else {})}
    assert flag in fired(**answers)


def test_a_no_settles_what_was_only_a_guess():
    guessed = {**THINNER, "stool_black_or_dark_red_14d": "yes"}
    assert "RF57" in fired(**guessed)
    assert "RF57" not in fired(**guessed, serious_bleed_7d="no")
    assert "RF57" not in fired(**guessed, stool_black_or_dark_red_7d="no")
    assert "RF22" not in fired(**THINNER, stool_blood_90d="yes", any_bleed_14d="no")


def test_a_no_that_was_contradicted_is_no_reason():
    found = findings(**THINNER, stool_black_or_dark_red_7d="yes", serious_bleed_7d="no")
    (serious,) = [f for f in found.fired if f.code == "RF57"]
    assert [r.fact for r in serious.reasons] == [
        "stool_black_or_dark_red_7d",
        "takes_anticoagulant",
    ]


@pytest.mark.parametrize("longer", [{}, {"stool_blood_90d": "no"}, {"stool_blood_90d": "unsure"}])
def test_blood_of_the_last_two_days_is_blood_of_the_last_three_months(longer):
    answers = {"stool_blood_48h": "yes", "abdominal_pain_3_days": "yes", **longer}
    assert {"RF28", "RF43"} <= fired(about={"age_years": 45}, **answers)


@pytest.mark.parametrize(
    ("short", "longer"),
    [
        ("stool_black_or_dark_red_7d", "stool_black_or_dark_red_14d"),
        ("vomited_blood_24h", "vomited_blood_14d"), ("vomiting_24h", "vomiting_90d"),
        ("bleeding_heavy_1_14d", "stool_blood_90d"), ("abdominal_pain_now", "abdominal_pain_90d"),
        ("abdominal_pain_each_week", "abdominal_pain_3_days"), ("worsening_pain", "abdominal_pain_90d"),
        ("loose_now", "loose_90d"), ("three_loose_in_24h_7d", "loose_90d"), ("loose_half_of_28", "loose_90d"),
        ("upper_gut_8_of_28", "upper_gut_90d"), ("bloating_over_12_of_30", "ovarian_symptom_over_12_of_30"),
        ("cannot_swallow_saliva", "food_sticks_90d"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", ["yes", "unsure"])
def test_a_shorter_window_says_the_longer_one_too(short, longer, value):
    assert facts(**{short: value}).value(longer) == value
    assert facts(**{short: value, longer: "no"}).value(longer) == value
    assert facts(**{short: "no"}).value(longer) is None
    assert facts(**{short: "no", longer: "no"}).value(longer) == "no"


@pytest.mark.parametrize(("number", "at_least", "code"), NUMBERS)
def test_a_number_from_its_threshold_on_says_that_it_was_there(number, at_least, code):
    answers = {number: at_least, **({code: "no"} if registry()[code].question else {})}
    assert facts(**answers).value(code) == "yes"
    assert facts(**{number: at_least - 1}).value(code) != "yes"


@given(
    st.sampled_from(WINDOWS), given_answers, st.integers(18, 90), st.sampled_from(["yes", "unsure"])
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_yes_to_the_shorter_window_never_gives_less_than_yes_to_both(pair, answers, age, value):
    short, longer = pair
    answers = {**answers, "age_years": age, "has_ovaries": "yes", short: value}
    both = fired(**{**answers, longer: value})
    answers.pop(longer, None)
    assert fired(**answers) >= both
    assert fired(**{**answers, longer: "no"}) >= both


def test_every_fact_stands_after_those_it_may_follow_from():
    places = {code: place for place, code in enumerate(SURELY)}
    for code, parents in SURELY.items():
        assert all(places.get(parent, -1) < places[code] for parent in parents), code


def test_a_guess_needs_an_answer_and_is_marked_as_one():
    known = facts(**THINNER, stool_black_or_dark_red_14d="yes")
    assert {"stool_black_or_dark_red_7d", "serious_bleed_7d"} <= known.guessed <= set(PERHAPS)
    assert not facts(stool(10, colour="black_tarry"), **THINNER).guessed
    assert not facts(**THINNER, stool_black_or_dark_red_7d="yes").guessed & {"serious_bleed_7d"}


@pytest.mark.parametrize("told", ["stool_black_or_dark_red_14d", "stool_dark_14d"])
def test_an_older_bleed_in_the_diary_does_not_take_back_what_an_answer_leaves_open(told):
    answers = {**THINNER, told: "yes"}
    assert "RF57" in fired(**answers)
    assert "RF57" in fired(stool(8, colour="black_tarry"), **answers)


def test_a_painkiller_taken_most_days_now_is_one_that_is_taken():
    answers = {"vomited_blood_14d": "yes", "unwell": "no", "takes_nsaid_now": "unsure"}
    assert "RF22" in fired(**answers)
    assert "RF22" in fired(**answers, takes_nsaid="no")
    assert "RF22" not in fired(**(answers | {"takes_nsaid_now": "no"}))
