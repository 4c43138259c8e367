"""Which weights are doubted: at each bound, for each ratio of two units, and which of several."""

import pytest

from diary.domain.answers import more_concerning
from diary.domain.weight import Weighed, sort_out
from tests.diary.checklist_people import ago, facts, measured


def doubted(*kilograms: float) -> list[float]:
    """Return the doubted of weights sixty days apart, oldest first."""
    oldest = len(kilograms) - 1
    weights = [Weighed(ago(60 * (oldest - place)), kg) for place, kg in enumerate(kilograms)]
    return [weight.kg for weight in sort_out(weights)[1]]


@pytest.mark.parametrize(
    ("kg", "is_doubted"), [(24.9, True), (25.0, False), (350.0, False), (350.1, True)]
)
def test_what_no_adult_weighs_is_doubted(kg, is_doubted):
    assert doubted(kg) == ([kg] if is_doubted else [])


@pytest.mark.parametrize(
    ("light", "heavy", "is_doubted"),
    [
        (50.0, 99.9, False), (50.0, 100.0, True), (50.0, 120.0, True), (50.0, 120.1, False),
        (50.0, 299.9, False), (50.0, 300.0, True), (50.0, 335.0, True), (50.0, 335.1, False),
        (25.0, 324.9, False), (25.0, 325.0, True), (25.0, 350.0, True),
    ],
)  # fmt: skip
def test_the_ratio_of_two_units_is_doubted_whichever_came_first(light, heavy, is_doubted):
    assert doubted(light, heavy) == ([light, heavy] if is_doubted else [])
    assert doubted(heavy, light) == ([heavy, light] if is_doubted else [])


@pytest.mark.parametrize(
    ("kilograms", "left_out"),
    [
        ((82.0, 180.8, 82.1), [180.8]),
        ((82.0, 180.8, 82.1, 82.2), [180.8]),
        ((82.2, 82.1, 180.8, 82.0), [180.8]),
        (
            (60.0, 50.0, 105.0),
            [50.0, 105.0],
        ),  # 60 and 105 agree: that says nothing of 50 against 105
        ((105.0, 50.0, 60.0), [105.0, 50.0]),
        ((82.0, 180.8, 82.1, 82.2, 37.3), [180.8, 82.2, 37.3]),
        ((37.3, 82.2, 82.1, 180.8, 82.0), [37.3, 82.2, 180.8]),
        ((82.0, 180.8, 180.9, 82.1), [82.0, 180.8, 180.9, 82.1]),
    ],
)
def test_of_several_the_one_that_two_agreeing_neighbours_contradict_is_left_out(
    kilograms, left_out
):
    assert doubted(*kilograms) == left_out


def test_a_doubt_older_than_a_year_and_a_week_is_asked_no_more():
    now = measured(1, weight_kg=80.0)
    assert "weight_unit" in facts(measured(372, weight_kg=400.0), now).hints
    assert "weight_unit" not in facts(measured(hours=372 * 24 + 1 / 60, weight_kg=400.0), now).hints


@pytest.mark.parametrize(("kg", "percent"), [(99.5, 0.5), (100.0, None), (100.5, None)])
def test_only_a_loss_is_a_loss(kg, percent):
    known = facts(measured(60, weight_kg=100.0), measured(1, weight_kg=kg))
    assert known.value("weight_loss_6m_percent") == percent


@pytest.mark.parametrize(
    ("answer", "counts"), [(7, 30), (8, 8), (27, 27), (28, 30), (29, 30), (31, 31)]
)
def test_of_two_lengths_of_diarrhoea_the_one_that_needs_help_today_counts(answer, counts):
    assert more_concerning("new_diarrhoea_days", 30, answer) == counts
    assert more_concerning("new_diarrhoea_days", answer, 30) == counts


def test_a_weight_of_now_is_none_of_before():
    """Fourteen days ago is still now: it cannot be what the weight fell from."""
    assert (
        facts(measured(14, weight_kg=100.0), measured(1, weight_kg=94.0)).value(
            "weight_loss_6m_percent"
        )
        is None
    )
