"""What follows from a number that was told: from its threshold on, and not a step before."""

import pytest

from tests.diary.checklist_people import facts


@pytest.mark.parametrize(
    ("told", "number", "follows"),
    [
        ("bloody_stools_24h", 1, "stool_blood_48h"), ("vomits_24h", 1, "vomiting_24h"),
        ("new_diarrhoea_days", 1, "loose_now"), ("new_diarrhoea_days", 1, "loose_90d"),
        ("new_diarrhoea_days", 3, "loose_3_of_28"), ("loose_in_24h_3d", 1, "loose_90d"),
        ("loose_in_24h_3d", 3, "three_loose_in_24h_7d"),
    ],
)  # fmt: skip
def test_a_number_says_what_was_there(told, number, follows):
    assert facts(**{told: number}).value(follows) == "yes"
    assert facts(**{told: number}).follows_from[follows] == (told,)
    assert facts(**{told: number - 1}).value(follows) != "yes"


@pytest.mark.parametrize(("days", "of_four"), [(0, None), (1, 1), (3, 3), (4, 4), (5, 4), (30, 4)])
def test_days_of_diarrhoea_are_at_most_all_of_the_last_four(days, of_four):
    assert facts(new_diarrhoea_days=days).value("loose_days_of_4") == of_four


@pytest.mark.parametrize(("times", "then"), [(0, None), (1, 1), (6, 6)])
def test_times_of_a_day_are_the_most_in_any_day_of_a_week(times, then):
    known = facts(vomits_24h=times)
    assert [known.value(code) for code in ("vomits_in_24h_2d", "vomits_in_24h_7d")] == [then, then]


@pytest.mark.parametrize(
    ("over_two_days", "then"), [("yes", 2), ("unsure", 2), ("no", None), (None, None)]
)
def test_two_days_of_being_sick_hold_twice_in_one_day(over_two_days, then):
    said = {"vomiting_over_48h": over_two_days} if over_two_days else {}
    known = facts(**said)
    assert [known.value(code) for code in ("vomits_in_24h_2d", "vomits_in_24h_7d")] == [then, then]
    assert facts(**said, vomits_24h=1).value("vomits_in_24h_2d") == (then or 1)
    assert facts(**said, vomits_24h=3).value("vomits_in_24h_2d") == 3


def test_a_smaller_number_told_lowers_nothing():
    for told in (1, 4):
        from_more = facts(vomits_24h=told, vomits_in_24h_2d=4)
        assert from_more.value("vomits_in_24h_2d") == 4
        assert "vomits_in_24h_2d" not in from_more.follows_from


@pytest.mark.parametrize(("now", "then"), [("yes", 3), ("unsure", 3), ("no", None), (None, None)])
def test_three_loose_poos_of_the_week_are_of_now_only_if_it_is_loose_now(now, then):
    known = facts(three_loose_in_24h_7d="yes", **({"loose_now": now} if now else {}))
    assert [known.value(code) for code in ("loose_in_24h_2d", "loose_in_24h_3d")] == [then, then]
    assert facts(loose_now="yes", three_loose_in_24h_7d="no").value("loose_in_24h_2d") is None


@pytest.mark.parametrize(
    ("tarry", "black_and_tarry"), [("no", None), ("unsure", "unsure"), ("yes", "unsure")]
)
def test_black_poo_without_a_date_may_be_this_week_s_and_tarry_unless_it_was_not(
    tarry, black_and_tarry
):
    known = facts(stool_black_or_dark_red_14d="yes", stool_tarry=tarry)
    assert known.value("stool_black_tarry_7d") == black_and_tarry
    assert known.value("stool_black_or_dark_red_7d") == "unsure"
    assert known.value("serious_bleed_7d") == "unsure"
