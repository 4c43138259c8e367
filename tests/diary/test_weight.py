"""Weight loss, other units, body mass index: both sides of every number."""

import pytest

from diary.domain.weight import Weighed, weight_findings
from tests.diary.checklist_people import NOON, ago, facts, fired, measured, prompted, quickest

SECOND = 1 / 86_400


def weighed(*pairs: tuple[float, float]) -> list[Weighed]:
    return [Weighed(ago(days), kg) for days, kg in pairs]


def loss(*pairs: tuple[float, float]) -> float | None:
    return weight_findings(weighed(*pairs), NOON).loss_12m_percent


def kg(days: float, value: float):
    return measured(days, weight_kg=value)


@pytest.mark.parametrize(("now", "fires"), [(95.0, True), (95.1, False)])
def test_five_percent_within_a_year_counts_exactly(now, fires):
    assert ("RF42" in fired(kg(100, 100.0), kg(1, now))) is fires


def test_five_percent_counts_also_where_a_computer_would_lose_a_digit():
    assert loss((100, 92.0), (1, 87.4)) == 5.0


@pytest.mark.parametrize(("days", "known"), [(365, True), (365 + SECOND, False)])
def test_the_reference_lies_within_a_year(days, known):
    assert (loss((days, 100.0), (1, 90.0)) is not None) is known


@pytest.mark.parametrize(("days", "known"), [(183, True), (183 + SECOND, False)])
def test_half_a_year_is_183_days(days, known):
    found = weight_findings(weighed((days, 100.0), (1, 90.0)), NOON).loss_6m_percent
    assert (found is not None) is known


@pytest.mark.parametrize(("days", "known"), [(14, True), (14 + SECOND, False)])
def test_now_is_the_last_fourteen_days(days, known):
    assert (loss((100, 100.0), (days, 90.0)) is not None) is known


def test_now_and_the_reference_are_medians_of_fourteen_days():
    outlier = ((103, 99.0), (100, 108.0), (97, 100.0))
    assert loss(*outlier, (3, 95.0), (2, 90.0), (1, 95.0)) == 5.0


def test_the_highest_reference_counts_not_the_first():
    assert loss((300, 80.0), (100, 100.0), (1, 95.0)) == 5.0


def test_a_gain_is_no_loss():
    assert "RF42" not in fired(kg(100, 80.0), kg(1, 84.0))


def test_more_than_five_percent_in_half_a_year_from_sixty():
    about = {"age_years": 60}
    assert "RF38" in fired(kg(150, 100.0), kg(1, 94.9), about=about)
    assert "RF38" not in fired(kg(150, 100.0), kg(1, 95.0), about=about)
    assert "RF38" not in fired(kg(150, 100.0), kg(1, 94.9), about={"age_years": 59})


@pytest.mark.parametrize(
    ("intended", "fires"), [("yes", False), ("unsure", True), ("no", True), (None, True)]
)
def test_only_a_plain_yes_makes_a_loss_intended(intended, fires):
    answers = {} if intended is None else {"weight_loss_intended": intended}
    assert ("RF42" in fired(kg(100, 100.0), kg(1, 93.0), **answers)) is fires


def test_an_intended_loss_still_asks_when_something_else_is_there():
    shrinking = (kg(100, 100.0), kg(1, 92.0))
    intended = {"weight_loss_intended": "yes"}
    assert prompted(*shrinking, about={"age_years": 59}, **intended) == {"intended_loss"}
    assert "RF42" in prompted(*shrinking, about={"age_years": 60}, **intended)
    assert "RF42" in prompted(kg(100, 100.0), kg(1, 90.0), about={"age_years": 30}, **intended)
    for beside in ("abdominal_pain_3_days", "stool_blood_90d", "appetite_loss", "food_sticks_90d"):
        assert "RF42" in prompted(
            *shrinking, about={"age_years": 30}, **intended, **{beside: "unsure"}
        )


@pytest.mark.parametrize("wrong", [180.8, 12.9, 24.9, 350.1, 164.0, 196.8])
def test_a_weight_in_another_unit_is_left_out_and_asked_about(wrong):
    weights = (kg(40, 82.0), kg(30, wrong), kg(1, 82.0))
    assert "weight_unit" in prompted(*weights)
    assert "RF42" not in fired(*weights)


@pytest.mark.parametrize("right", [163.9, 196.9])
def test_a_ratio_just_outside_is_believed(right):
    assert "weight_unit" not in prompted(kg(60, 82.0), kg(30, right), kg(1, 82.0))


def test_of_two_that_disagree_without_a_third_both_are_left_out():
    found = weight_findings(weighed((40, 82.0), (1, 180.8)), NOON)
    assert [w.kg for w in found.doubtful] == [82.0, 180.8]
    assert found.now_kg is None


def test_the_one_that_disagrees_with_both_neighbours_is_left_out_alone():
    found = weight_findings(weighed((40, 82.0), (20, 180.8), (1, 78.0)), NOON)
    assert [w.kg for w in found.doubtful] == [180.8]
    assert found.now_kg == 78.0


@pytest.mark.parametrize(
    ("days", "kilograms", "doubted"), [(14, 89.9, True), (14, 90.0, False), (14.1, 89.0, False)]
)
def test_more_than_ten_percent_within_fourteen_days_is_doubted(days, kilograms, doubted):
    assert ("weight_unit" in prompted(kg(1 + days, 100.0), kg(1, kilograms))) is doubted


def test_a_low_weight_for_height_is_below_18_5():
    assert "RF53" in fired(kg(1, 53.4), height_cm=170)
    assert "RF53" not in fired(kg(1, 53.465), height_cm=170)
    assert facts(kg(1, 53.4)).value("bmi") is None


def test_quick_gain_and_quick_loss_at_a_low_weight_ask():
    assert "RF68" in prompted(kg(13, 80.0), kg(1, 83.0))
    assert "RF68" not in prompted(kg(13, 80.0), kg(1, 82.9))
    assert "RF84" in prompted(kg(28, 57.0), kg(1, 52.0), height_cm=170)
    assert "RF84" not in prompted(kg(28, 55.0), kg(1, 52.0), height_cm=170)


def test_five_years_of_daily_weights_are_read_quickly():
    weights = weighed(*[(day, 80.0 + (day % 7) / 10) for day in range(1825)])
    assert quickest(lambda: weight_findings(weights, NOON)) < 0.02 * 4


def test_an_hour_of_a_clocks_change_is_not_lost():
    # 22 May 2026 lies in summer time: 183 elapsed days end at 13:00 by the clock, not at noon.
    assert weight_findings(weighed((183, 100.0), (1, 90.0)), NOON).loss_6m_percent == 10.0


@pytest.mark.parametrize("kg", [30.3, 61.1, 80.0])
def test_what_a_computer_adds_to_a_subtraction_is_no_weight(kg):
    """61.1 from 64.1 is 2.9999999999999982 to a computer, and 3 kg to everybody else."""
    assert "RF68" in prompted(measured(13, weight_kg=kg), measured(1, weight_kg=round(kg + 3, 1)))
    later = measured(1, weight_kg=round(kg * 1.1, 2))
    assert "weight_unit" not in prompted(measured(13, weight_kg=kg), later)
