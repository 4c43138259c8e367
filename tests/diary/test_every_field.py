"""Every field of every diary form, at its bounds and past them: taken, or refused by a sentence at its place.

The bounds are read from the payloads: a new kind, or a new field, is tried without a line being added here.
"""

from typing import Any

import pytest
from django.forms import DateField, FloatField, IntegerField

from diary.domain.entries import PAYLOADS
from diary.entry_kinds import ENTRY_KINDS
from diary.forms.fields import LongText, Pick, Ticked
from diary.forms.several import ManyWords
from tests.diary.filled_forms import sent

GENERIC = "This cannot be saved as it is."
WEIGHED = {"weight_extra_lb": {"weight_value": "11", "weight_unit": "st"}}
WEIGHED["weight_value"] = {"weight_unit": "lb"}
# What a whole form refuses though each of its fields would take it: these have their own tests.
LESS_THAN_IT_SEEMS = {("weight_value", 0.1)}
SCRIPTS = [
    "😀" * 20,
    "مرحبا \u202e txet",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "ｅ\u0301 \ufeff",
]
NO_NUMBERS = ["nan", "inf", "1e5", "0x1F", "1_0", "seven", "1,2,3", "9" * 400, "--1", "1 000", "½"]
NO_ANSWERS = {"no such answer", "-1", "11", "None", "true", "٣", "1.0", "<b>", "x" * 5000}
NO_DATES = [
    "2026-02-30",
    "31/02/2026",
    "2026-11-23",
    "1899-12-31",
    "0001-01-01",
    "9999-12-31",
    "x",
    "22/11",
]


def rules(kind: str, name: str) -> dict[str, Any]:
    """Return the bounds of a field, as the schema of its payload states them."""
    payload = PAYLOADS[kind]
    field = payload.model_fields.get(name)
    if field is None:
        return {}
    said = payload.model_json_schema()["properties"][field.alias or name]
    return next((part for part in said.get("anyOf", [said]) if part.get("type") != "null"), said)


FIELDS = [
    (kind, name, field)
    for kind, row in ENTRY_KINDS.items()
    for name, field in row.form.base_fields.items()
    if name not in {"id", "seen"}
]
NUMBERS = [(k, n) for k, n, f in FIELDS if isinstance(f, IntegerField | FloatField)]
TEXTS = [(k, n) for k, n, f in FIELDS if isinstance(f, LongText) and not isinstance(f, ManyWords)]
CHOICES = [(k, n) for k, n, f in FIELDS if isinstance(f, Pick)]
DATES = [(k, n) for k, n, f in FIELDS if isinstance(f, DateField)]


def filled(kind: str, name: str, value: Any):
    return sent(kind, **WEIGHED.get(name, {}), **{name: value})


def errors(form) -> dict[str, list[str]]:
    return {name: list(said) for name, said in form.errors.items()}


def refused_at(name: str, form) -> None:
    """Assert that a form is refused at this field alone, in one sentence of its own."""
    found = errors(form)
    assert found.keys() == {name}
    assert len(found[name]) == 1
    assert found[name][0].endswith(".")
    assert found[name][0] != GENERIC


def numbers(kind: str, name: str) -> tuple[list[float], list[float]]:
    """Return the numbers at the bounds of a field and those past them."""
    bounds, step = rules(kind, name), 1 if rules(kind, name)["type"] == "integer" else 0.1
    low, high = bounds.get("minimum"), bounds.get("maximum")
    low = bounds["exclusiveMinimum"] + step if low is None else low
    high = bounds["exclusiveMaximum"] - step if high is None else high
    return [low, high], [low - step, high + step, low - 1000, 10 * high + 1e6]


def test_there_is_a_field_of_each_sort_to_try():
    assert min(len(rows) for rows in (NUMBERS, TEXTS, CHOICES, DATES)) >= 3
    assert {kind for kind, _name, _field in FIELDS} == set(PAYLOADS)


@pytest.mark.parametrize(("kind", "name"), NUMBERS)
def test_a_number_at_its_bounds_is_taken_and_past_them_asked_again(kind, name):
    inside, outside = numbers(kind, name)

    for number in inside:
        form = filled(kind, name, f"{number:g}")
        if (name, number) in LESS_THAN_IT_SEEMS:
            refused_at(name, form)
        else:
            assert form.is_valid(), form.errors
            assert getattr(form.payload(), name) == number
    for number in outside:
        refused_at(name, filled(kind, name, f"{number:.1f}".removesuffix(".0")))


@pytest.mark.parametrize(("kind", "name"), NUMBERS)
def test_what_is_no_number_is_asked_again(kind, name):
    for typed in NO_NUMBERS:
        refused_at(name, filled(kind, name, typed))


@pytest.mark.parametrize(("kind", "name"), TEXTS)
def test_text_of_the_longest_length_is_taken_and_longer_is_told_how_long_it_is(kind, name):
    longest = rules(kind, name)["maxLength"]

    for text in ("x" * longest, "😀" * longest):
        form = filled(kind, name, text)
        assert form.is_valid() or name == "own_label", form.errors
    longer = filled(kind, name, "x" * (longest + 1))

    said = errors(longer)[name][0]
    assert str(longest) in said
    assert str(longest + 1) in said
    assert longer[name].value() == "x" * (longest + 1)  # what was typed stays


@pytest.mark.parametrize(("kind", "name"), TEXTS)
def test_words_of_any_script_are_kept_as_they_are(kind, name):
    tag = {"tag": "own"} if name == "own_label" else {}
    for text in SCRIPTS:
        form = sent(kind, **tag, **{name: text})

        assert form.is_valid(), form.errors
        assert getattr(form.payload(), name) == text.strip()


@pytest.mark.parametrize(("kind", "name"), TEXTS)
def test_characters_that_nobody_sees_are_left_out_and_lines_kept(kind, name):
    tag = {"tag": "own"} if name == "own_label" else {}
    form = sent(kind, **tag, **{name: "one\x0btwo\r\nthree\x07"})

    assert form.is_valid(), form.errors
    assert getattr(form.payload(), name).split() == ["one", "two", "three"]


@pytest.mark.parametrize(("kind", "name"), CHOICES)
def test_an_answer_that_is_not_in_the_list_is_asked_again(kind, name):
    offered = {str(v) for v, _label in ENTRY_KINDS[kind].form.base_fields[name].choices}
    weighed = {"weight_value": "70"} if name == "weight_unit" else {}
    for value in NO_ANSWERS - offered:
        refused_at(name, sent(kind, **weighed, **{name: value}))


@pytest.mark.parametrize(("kind", "name"), DATES)
def test_a_date_that_cannot_be_is_asked_again(kind, name):
    for value in NO_DATES:
        refused_at(name, sent(kind, **{name: value}))


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_all_that_is_wrong_is_said_at_once(kind):
    fields = {n: f for k, n, f in FIELDS if k == kind}
    wrong = {
        n for n, f in fields.items() if isinstance(f, Pick | IntegerField | FloatField | DateField)
    }

    form = sent(kind, **dict.fromkeys(wrong, "no such answer"))

    assert wrong <= errors(form).keys()


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k, n, f in FIELDS if isinstance(f, Ticked)])
def test_a_tick_takes_whatever_a_browser_sends_for_it(kind, name):
    form = sent(kind, **{name: "anything"})

    assert form.is_valid(), form.errors
    assert getattr(form.payload(), name) is True
