"""A device without a connection shows the card that the same entry would get here."""

from itertools import combinations

import pytest

from diary.domain.lone_answers import (
    MOMENTS,
    alerts_by_answer,
    alerts_by_severity,
    alerts_of,
    answers_of,
)
from tests.diary.checklist_people import RULES


def test_blood_and_coffee_grounds_call_for_a_card_by_themselves():
    sick = {(name, answer) for name, answer, _codes in alerts_by_answer("vomiting", RULES)}
    poo = {(name, answer) for name, answer, _codes in alerts_by_answer("bowel_movement", RULES)}

    assert {("content", "blood"), ("content", "coffee_grounds")} <= sick
    assert {("blood", "a_lot"), ("colour", "black_tarry")} <= poo
    assert ("blood", "none") not in poo


def test_a_severe_tummy_pain_calls_for_a_card_and_a_mild_one_does_not():
    ((severity, codes),) = alerts_by_severity("abdominal_pain", RULES)

    assert severity == 8
    assert codes == ("RF05",)
    assert alerts_by_severity("bloating", RULES) == ()


@pytest.mark.parametrize("kind", MOMENTS)
def test_no_two_answers_call_for_more_than_each_of_them_alone(kind):
    """Else a device would have to know of pairs, and show the card for those too."""
    alone = {(name, answer): codes for name, answer, codes in alerts_by_answer(kind, RULES)}

    for one, other in combinations(answers_of(kind), 2):
        if one[0] != other[0]:
            codes = alerts_of(kind, dict([one, other]), RULES)
            assert set(codes) == {*alone.get(one, ()), *alone.get(other, ())}, (one, other)
