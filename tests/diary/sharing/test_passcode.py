"""Passcodes: any script, and nothing that is guessed in ten tries."""

import random
from datetime import date

import pytest

from diary.domain.sharing.passcode import normalised, problem_with, suggested

BORN = date(1988, 4, 2)


@pytest.mark.parametrize(
    "passcode", ["4829 1063", "пароль", "パスワード字", "🐻🍎🚲🌧🎈🧦", "héllo!", "كلمةسر", "Z̄Z̄aZ̄Z̄"]
)
def test_any_script_makes_a_passcode(passcode):
    assert problem_with(passcode, born=BORN) == ""


@pytest.mark.parametrize(
    ("passcode", "why"),
    [
        ("", "too_short"),
        ("12 34 5", "too_short"),
        ("     6     ", "too_short"),
        ("🐻🍎🚲", "too_short"),
        ("x" * 101, "too_long"),
        ("111111", "too_easy"),
        ("Aaaaaaa", "too_easy"),
        ("123456", "too_easy"),
        ("890123", "too_easy"),
        ("654321", "too_easy"),
        ("ABCDEF", "too_easy"),
        ("qwerty", "too_easy"),
        ("02041988", "too_easy"),
        ("2.4.1988", ""),
        ("02/04/1988", "too_easy"),
        ("1988-04-02", "too_easy"),
        ("040288", "too_easy"),
    ],
)
def test_a_passcode_that_others_guess_is_refused(passcode, why):
    assert problem_with(passcode, born=BORN) == why


def test_a_passcode_is_the_same_however_it_is_typed():
    composed, apart = "caf\u00e9 12 34", "cafe\u03011234"

    assert normalised(composed) == normalised(apart)
    assert normalised("4829 1063") == normalised(" 48291063\n")
    assert normalised("Abcxyz") != normalised("abcxyz")


def test_what_is_suggested_can_be_used_and_is_never_the_same():
    choose = random.Random(7).choice  # noqa: S311 - a test

    made = [suggested(choose) for _ in range(50)]

    assert len(set(made)) == 50
    assert {problem_with(passcode) for passcode in made} == {""}
    assert {len(passcode) for passcode in made} == {9}


def test_a_suggestion_that_is_too_easy_is_made_again():
    digits = iter("1" * 8 + "48291063")

    assert suggested(lambda _from: next(digits)) == "4829 1063"
