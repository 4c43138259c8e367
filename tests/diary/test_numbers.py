"""Numbers as people type them: what could mean two things is asked again."""

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from diary.forms.checklist import NumberField, StartForm, faults
from diary.forms.fields import Decimal, Whole
from tests.diary.test_forms import form_of

SAME = [("1.2", 1.2), ("1,2", 1.2), ("0,500", 0.5), ("72,55", 72.55), (" 10 ", 10), ("1200", 1200)]
TWO_MEANINGS = [
    ("1,200", "Write 1200, or 1.2."), ("12,345", "Write 12345, or 12.345."),
    ("1,000", "Write 1000, or 1."), ("1,234,567", "Write 1234567."),
]  # fmt: skip
NO_NUMBERS = [
    "1_0",
    "1e2",
    "0x1F",
    "nan",
    "inf",
    "1,200.5",
    "1.200,5",
    "1 200",
    "+5",
    "-1",
    ".",
    "5,",
]


def refusal(field, text):
    with pytest.raises(ValidationError) as refused:
        field.clean(text)
    return " ".join(refused.value.messages)


@pytest.mark.parametrize("field", [Decimal(), NumberField("fit_ug_g")])
@pytest.mark.parametrize(("text", "number"), SAME)
def test_a_point_and_a_comma_are_the_same(field, text, number):
    assert field.clean(text) == number


@pytest.mark.parametrize("field", [Decimal(), NumberField("fit_ug_g")])
@pytest.mark.parametrize(("text", "said"), TWO_MEANINGS)
def test_a_comma_that_may_mean_thousands_is_asked_again(field, text, said):
    assert refusal(field, text) == said


@pytest.mark.parametrize("field", [Decimal(), NumberField("fit_ug_g")])
@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_a_computer_calls_a_number_is_none(field, text):
    assert "umber" in refusal(field, text)


@pytest.mark.parametrize(("text", "number"), [("8", 8), (" 8 ", 8), ("8.0", 8), ("007", 7)])
def test_a_whole_number_is_taken(text, number):
    assert Whole().clean(text) == number


@pytest.mark.parametrize("text", [*NO_NUMBERS, "1.5", "9" * 5000])
def test_what_is_not_whole_is_refused(text):
    assert refusal(Whole(), text) == "Type a whole number, such as 8."


def test_a_whole_number_with_a_comma_is_told_how_to_write_it():
    assert refusal(Whole(), "1,200") == "Write 1200."


def test_a_blank_is_no_number_and_no_error():
    assert [field.clean("  ") for field in (Decimal(), Whole(), NumberField("fit_ug_g"))] == [
        None
    ] * 3


def test_a_poo_test_of_more_than_a_thousand_is_never_kept_as_one():
    form = form_of("measurement", pulse_bpm="", fit_ug_g="1,200")

    assert form.errors == {"fit_ug_g": ["Write 1200, or 1.2."]}
    assert faults(QueryDict("q-fit_ug_g=1,200"), ["fit_ug_g"]) is not None


def test_an_age_that_is_too_long_is_told_in_the_words_of_the_page():
    form = StartForm({"age": "4" * 21})

    assert form.errors["age"] == ["Write the age in whole years, for example 45."]
