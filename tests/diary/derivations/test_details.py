"""What cases of red flags cannot see: the evidence, the limits of a rule's text, who is silent."""

import pytest

from diary.domain.observations import Observation
from education.domain.red_flags.facts import Evidence
from education.domain.red_flags.grammar import DEEPEST, LONGEST, parse
from education.domain.red_flags.rules import RuleFault
from tests.diary.checklist_people import (
    NOON,
    ago,
    facts,
    findings,
    fired,
    measured,
    medicine,
    on_days,
    seen,
    stool,
    symptom,
    vomit,
)

TODAY = NOON.date()


def test_a_rule_may_be_just_so_long_and_no_longer():
    assert (LONGEST, DEEPEST) == (2000, 30)
    assert parse("lump".rjust(LONGEST))
    with pytest.raises(RuleFault, match="2000 characters"):
        parse("lump".rjust(LONGEST + 1))


def test_a_rule_may_be_just_so_deep_and_no_deeper():
    assert parse("not " * (DEEPEST - 1) + "lump")
    with pytest.raises(RuleFault, match="too deeply"):
        parse("not " * DEEPEST + "lump")


def test_depth_is_what_stands_inside_not_what_stands_beside():
    assert parse(" or ".join(["lump"] * (DEEPEST + 5)))
    with pytest.raises(RuleFault, match="too deeply"):
        parse(" or ".join([*["lump"] * 40, "not " * DEEPEST + "lump"]))


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("lump and and", "Expected a fact, found 'and'"),
        ("3", "Expected a fact, found '3'"),
        ("_lump", "There is no fact called '_lump'"),
        ("vomits_24h >= loose_3_of_28", "Expected a number after >=, found 'loose_3_of_28'"),
        ("lump $ leakage", r"cannot hold this character: '\$'"),
        ("lump and", "Expected more, found the end"),
        ("(lump leakage", "Expected \\), found leakage"),
        ("known_ibd in {yes no}", "Expected , or }, found no"),
    ],
)
def test_a_fault_says_what_it_found(rule, says):
    with pytest.raises(RuleFault, match=says):
        parse(rule)


def reasons(code: str, *diary, **known) -> list[str]:
    (found,) = [one for one in findings(*diary, **known).fired if one.code == code]
    return [reason.fact for reason in found.reasons]


def test_dark_poo_that_was_only_told_is_the_reason_and_one_in_the_diary_stands_for_itself():
    assert reasons("RF15", stool_dark_14d="yes") == ["stool_dark_14d"]
    assert reasons("RF15", stool(1, colour="dark"), stool_dark_14d="yes") == [
        "stool_black_or_dark_red_14d"
    ]


def test_a_fact_with_evidence_of_its_own_is_a_reason_beside_what_it_follows_from():
    both = {"stool_blood_48h": "yes", "about": {"age_years": 50}}
    assert reasons("RF43", stool(5, blood="mixed"), **both)[0] == "stool_blood_90d"
    assert "stool_blood_90d" not in reasons("RF43", **both, stool_blood_90d="no")
    assert "stool_blood_90d" in reasons("RF43", **both, stool_blood_90d="unsure")


def test_a_no_of_the_profile_is_no_evidence_of_what_an_answer_raised():
    about = {"age_years": 60, "takes_nsaid": "no", "diabetes": "yes"}
    known = facts(about=about, takes_nsaid_now="yes")
    assert known.values["takes_nsaid"] == "yes"
    assert known.evidence == {"diabetes": (Evidence("profile"),)}
    assert facts(about=about).evidence.keys() == {"takes_nsaid", "diabetes"}


def test_a_profile_is_said_to_be_one_unless_the_person_answered():
    about = {"age_years": 40, "diabetes": "yes", "has_ovaries": "no"}
    known = facts(about=about, has_ovaries="no")
    assert known.evidence == {"diabetes": (Evidence("profile"),)}


def test_whether_a_diary_was_read_is_kept():
    assert facts(symptom("wind", 1)).diary_used
    assert not facts().diary_used
    assert not facts(symptom("wind", 1, severity=0)).diary_used


def test_a_word_of_each_week_shows_the_days_of_those_weeks_only():
    known = facts(*on_days("appetite_loss", 0, 7, 20, 21))
    (shown,) = known.hints["RF40"]
    assert [(TODAY - day).days for day in shown.dates] == [20, 7, 0]


def asked(code: str, *diary, **known) -> tuple[Evidence, ...]:
    return facts(*diary, **known).hints.get(code, ())


def days_shown(shown: tuple[Evidence, ...]) -> set[int]:
    return {(TODAY - day).days for evidence in shown for day in evidence.dates}


def test_clozapine_asks_for_a_week_after_a_word_was_noted():
    taken = medicine("clozapine", 40)
    assert asked("RF81", taken, symptom("constipation", 7))
    assert not asked("RF81", taken, symptom("constipation", hours=7 * 24 + 1 / 60))


def test_a_run_of_being_sick_is_told_in_hours():
    run = [vomit(hours=hours) for hours in (1, 13, 25)]
    (shown,) = asked("RF25", *run, pregnant="yes")
    assert shown.number == 24


def test_at_most_three_doubtful_weights_are_asked_about_as_they_were_typed():
    odd = [measured(day, weight_kg=400 + day + 0.04, weight_unit="kg") for day in (2, 4, 6, 8)]
    shown = asked("weight_unit", *odd, measured(1, weight_kg=80.0))
    assert [evidence.number for evidence in shown] == [406.0, 404.0, 402.0]


def test_a_bmi_is_kept_to_the_ninth_place():
    assert facts(measured(1, weight_kg=70.0), height_cm=177).value("bmi") == 22.343515593


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        ((1, 3, 6), {2, 0}), ((1, 9, 5), {2, 0}), ((3, 6, 5), set()), ((6, 3, 5), set()),
        ((None, 5), set()), ((None, 1, 5), {1, 0}), ((5,), set()),
    ],
)  # fmt: skip
def test_rising_pain_is_the_lowest_and_the_last_of_two_days(scores, shown):
    pains = [
        symptom("abdominal_pain", day, severity=score)
        for day, score in zip(range(len(scores) - 1, -1, -1), scores, strict=True)
    ]
    assert days_shown(asked("RF77", *pains)) == shown


def test_a_day_counts_before_the_change_or_after_it_and_never_in_both():
    late = [stool(day, stool_form=5) for day in range(14)]
    early = [stool(day, stool_form=3) for day in range(22, 35)]
    assert not asked("RF45", *late, stool(20, stool_form=3), *early)
    assert asked("RF45", *late, stool(21, stool_form=3), *early)


@pytest.mark.parametrize(("times", "asks"), [(1, False), (2, True), (3, True)])
def test_steroids_and_losing_fluid_ask_whether_the_immune_system_is_weak(times, asks):
    sick = [vomit(hours=12 * place) for place in range(times)]
    assert bool(asked("RF24", medicine("steroid", 3), *sick)) is asks


def lasting(tag: str, first: int, last: int) -> Observation:
    """Return a symptom that lasted from one day to another, both so many days ago."""
    end = ago(last)
    fields = {"tag": tag, "severity_0_10": 4, "until": end, "every_day_between": True}
    return seen("symptom", ago(first), **fields, until_date=end.date())


@pytest.mark.parametrize("began", [20, 60, 129, 131, 400, 4000])
def test_a_symptom_that_lasted_is_on_each_day_up_to_its_end_however_long_ago_it_began(began):
    known = facts(lasting("abdominal_pain", began, 1), lasting("bloating", began, 1))
    assert known.value("abdominal_pain_now") == "yes"
    assert known.value("abdominal_pain_3_of_28") == "yes"
    assert known.value("bloating_over_12_of_30") == "yes"
    assert known.value("abdominal_pain_each_week") == "yes"
    assert known.value("same_symptom_each_week") == "yes"


def test_a_symptom_that_lasted_asks_as_one_of_each_week_does():
    assert asked("RF40", lasting("appetite_loss", 60, 1))
    assert not asked("RF40", lasting("appetite_loss", 60, 7))


def test_the_days_of_one_that_ended_long_ago_are_none_of_these():
    known = facts(lasting("abdominal_pain", 60, 40), lasting("bloating", 60, 40))
    assert known.value("abdominal_pain_3_days") == "yes"
    assert known.value("abdominal_pain_3_of_28") is None
    assert known.value("bloating_over_12_of_30") is None
    assert facts(lasting("abdominal_pain", 400, 91)).value("abdominal_pain_90d") is None


@pytest.mark.parametrize("make", [{"colour": "black_tarry"}, {"blood": "on_paper"}])
def test_bleeding_says_on_which_days_up_to_the_last_of_its_window(make):
    known = facts(stool(14, **make), stool(1, **make))
    for code in {"black_tarry": ("any_bleed_14d", "upper_bleed_14d")}.get(
        make.get("colour"), ("any_bleed_14d",)
    ):
        (shown,) = known.evidence[code]
        assert days_shown((shown,)) == {14, 1}
        assert shown.number == 2


def test_a_medicine_in_the_diary_excuses_no_dark_poo_that_was_only_told():
    calm = {"stool_dark_14d": "yes", "stool_tarry": "no", "iron_or_bismuth_before": "yes"}
    assert "RF55" in fired(**calm)
    assert "RF15" in fired(medicine("nsaid", 60), **calm)
    assert "RF55" in fired(medicine("nsaid", 60, 8), **calm)


def test_a_medicine_that_was_active_at_the_dark_poo_excuses_it_no_more_than_one_of_now():
    calm = {"stool_tarry": "no"}
    dark, iron = stool(12, colour="dark"), medicine("iron", 60)
    assert "RF55" in fired(dark, iron, **calm)
    assert "RF15" in fired(dark, iron, medicine("nsaid", 60, 10), **calm)


def test_days_say_of_which_symptom_they_are_or_of_which_group():
    (one,) = facts(*on_days("leakage", 1, 2)).evidence["leakage"]
    assert (one.detail, one.number) == ("leakage", 2)
    (group,) = facts(*on_days("reflux", 1, 2, 3, 4)).evidence["upper_gut_4_of_28"]
    assert (group.detail, group.number) == ("upper_gut_4_of_28", 4)


def test_a_run_over_two_days_is_told_in_hours_too():
    (shown,) = facts(*(vomit(hours=h) for h in (1, 20, 40, 60))).evidence["vomiting_over_48h"]
    assert shown.number == 59


@pytest.mark.parametrize(("weeks", "is_gut"), [(0, None), (1, "yes")])
def test_a_number_that_is_not_nought_is_a_gut_symptom(weeks, is_gut):
    assert facts(looser_or_more_often_weeks=weeks).value("gut_symptom_ever") == is_gut


def test_days_of_one_symptom_name_it_and_days_of_several_name_the_question():
    known = facts(*on_days("abdominal_pain", *range(3)), *on_days("reflux", *range(3, 12)))
    (one,) = known.evidence["abdominal_pain_3_days"]
    assert one.detail == "abdominal_pain"
    (several,) = known.evidence["upper_gut_8_of_28"]
    assert several.detail == "upper_gut_8_of_28"
