"""Who should not test a change: both sides of each line, and silence that is never a no."""

import pytest

from diary.domain.experiments.exclusions import ExclusionCode, Idea, screen
from education.domain.red_flags.facts import registry
from education.domain.strategies import NotFor

CLEAR = {"pregnancy": "no", "eating": "no", "allergy": "no", "medicine": "no", "gluten": "no"}
OWN = Idea()


def of(screening):
    return {(reason.code, reason.is_hard) for reason in screening.reasons}


def test_nothing_against_it_lets_it_start():
    found = screen(OWN, CLEAR, {}, ())

    assert (found.reasons, found.to_ask, found.may_start) == ((), (), True)


def test_nobody_starts_on_silence():
    found = screen(OWN, {}, {}, None)

    assert found.to_ask == ("checklist", "eating", "pregnancy", "allergy", "medicine", "gluten")
    assert not found.may_start


@pytest.mark.parametrize(
    ("question", "code"),
    [("pregnancy", "pregnancy"), ("eating", "eating_disorder"), ("allergy", "allergy")],
)
def test_yes_and_not_sure_stop_and_no_does_not(question, code):
    for said in ("yes", "unsure"):
        stopped = screen(OWN, {**CLEAR, question: said}, {}, ())
        assert of(stopped) == {(code, True)}
        assert not stopped.may_start
    left_out = {code: said for code, said in CLEAR.items() if code != question}
    assert screen(OWN, left_out, {}, ()).to_ask == (question,)


@pytest.mark.parametrize(
    ("changes", "cleared", "code"),
    [("medicine", "agreed", "prescription"), ("gluten", "tested", "coeliac_test")],
)
def test_what_needs_a_clinician_or_a_test_first_takes_a_clear_yes(changes, cleared, code):
    for said in ("yes", "unsure"):
        answers = {**CLEAR, changes: said}
        assert screen(OWN, answers, {}, ()).to_ask == (cleared,)
        for no in ("no", "unsure"):
            assert of(screen(OWN, {**answers, cleared: no}, {}, ())) == {(code, True)}
        assert screen(OWN, {**answers, cleared: "yes"}, {}, ()).may_start


def test_what_a_strategy_says_of_itself_is_not_asked_and_not_denied():
    silent = {code: said for code, said in CLEAR.items() if code not in {"medicine", "gluten"}}

    assert screen(Idea(False, False), silent, {}, ()).may_start
    assert screen(Idea(True, True), CLEAR, {}, ()).to_ask == ("agreed", "tested")
    changed = screen(Idea(True, True), {**CLEAR, "agreed": "no", "tested": "no"}, {}, ())
    assert of(changed) == {("prescription", True), ("coeliac_test", True)}


def test_a_strategy_that_says_no_does_not_outweigh_a_patient_who_says_yes():
    answers = {**CLEAR, "medicine": "yes", "agreed": "no"}

    assert of(screen(Idea(False, False), answers, {}, ())) == {("prescription", True)}


@pytest.mark.parametrize("said", ["yes", "maybe", "unsure"])
def test_a_profile_that_speaks_of_a_pregnancy_stops_whatever_is_answered_now(said):
    found = screen(OWN, CLEAR, {"pregnant": said}, ())

    assert of(found) == {("pregnancy", True)}
    assert found.reasons[0].because == ("fact:pregnant",)


def test_a_profile_that_says_no_need_not_be_asked_again_but_may_be_wrong():
    silent = {code: said for code, said in CLEAR.items() if code != "pregnancy"}

    assert screen(OWN, silent, {"pregnant": "no"}, ()).may_start
    newer = screen(OWN, {**silent, "pregnancy": "yes"}, {"pregnant": "no"}, ())
    assert of(newer) == {("pregnancy", True)}


@pytest.mark.parametrize("tier", ["emergency", "same_day", "urgent"])
def test_a_red_flag_stops(tier):
    found = screen(OWN, CLEAR, {}, [("RF15", tier)])

    assert of(found) == {("red_flag", True)}
    assert not found.may_start


def test_a_red_flag_to_be_seen_soon_asks_for_a_clinician_first():
    found = screen(OWN, CLEAR, {}, [("RF51", "soon")])

    assert of(found) == {("red_flag", False)}
    assert found.may_start


def test_a_flag_of_two_tiers_counts_at_the_more_urgent_whatever_the_order():
    for flags in ([("RF45", "urgent"), ("RF45", "soon")], [("RF45", "soon"), ("RF45", "urgent")]):
        assert of(screen(OWN, CLEAR, {}, flags)) == {("red_flag", True)}


@pytest.mark.parametrize(
    ("flag", "reason"),
    [
        ("RF42", ("red_flag", True)),
        ("RF53", ("eating_disorder", True)),
        ("RF84", ("eating_disorder", True)),
    ],
)
def test_weight_and_eating_stop_at_any_tier_and_are_said_once(flag, reason):
    found = screen(OWN, CLEAR, {}, [(flag, "soon"), (flag, "soon")])

    assert of(found) == {reason}
    assert found.reasons[0].because == (flag,)


def test_under_18_asks_first():
    assert of(screen(OWN, CLEAR, {"age_years": 17}, ())) == {("under_18", False)}
    assert of(screen(OWN, CLEAR, {"age_years": 18}, ())) == set()
    assert of(screen(OWN, CLEAR, {"age_years": "unsure"}, ())) == set()


def test_codes_are_those_that_articles_name_and_facts_that_there_are():
    assert {code.value for code in NotFor} <= set(ExclusionCode.__args__)
    assert {"pregnant", "age_years"} <= set(registry())
