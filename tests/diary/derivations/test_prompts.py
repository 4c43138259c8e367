"""When a question is raised beside the flags: its ages, its percent, and nothing that fires already."""

import pytest

from education.domain.red_flags.signs import SignLine, lines_of
from tests.diary.checklist_people import facts, prompted


@pytest.mark.parametrize(
    ("known", "asks"),
    [
        ({"age_years": 59}, False), ({"age_years": 60}, True), ({"age_years": 75}, True),
        ({"weight_loss_6m_percent": 9.9}, False), ({"weight_loss_6m_percent": 10.0}, True),
    ],
)  # fmt: skip
def test_an_intended_loss_is_asked_about_from_sixty_or_a_tenth(known, asks):
    lost = {"weight_loss_recorded": "yes", "weight_loss_intended": "yes", **known}
    assert ("RF42" in prompted(**lost)) is asks


@pytest.mark.parametrize(("age", "asks"), [(49, False), (50, True), (80, True), (None, True)])
def test_old_bleeding_is_asked_about_for_fifty_or_unknown(age, asks):
    about = {} if age is None else {"age_years": age}
    assert ("RF27" in prompted(about=about, stool_blood_older="yes")) is asks
    fires = {"stool_blood_older": "yes", "old_bleeding_discussed": "no", "age_years": 50}
    assert "RF27" not in prompted(**fires)


def test_a_line_of_signs_holds_what_is_live():
    assert lines_of({"RF07"}) == (SignLine("collapse", ("RF07",)),)


def test_nothing_follows_from_silence():
    assert facts().follows_from == {}
