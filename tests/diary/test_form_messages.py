"""What the forms of the diary say is ours: plain, at its field, and one thing at a time."""

import pytest

from diary.entry_kinds import ENTRY_KINDS
from diary.forms.base import Setting
from diary.forms.begin import BeginForm
from diary.forms.fields import LongText, Words
from diary.forms.settings import SettingsForm
from diary.views.lines import SAY
from tests.diary.factories import LONDON, NOON, a_payload
from tests.diary.test_forms import form_of

NASTY = ["", "x" * 5000, "\x01", "-1", "9" * 400, "nan", "1,200", "2026-13-45", "\ufeff"]
DJANGOS = ("Ensure this value", "This field is required", "Enter a", "Select a valid", "Null char")
FORMS = [*(row.form for row in ENTRY_KINDS.values()), BeginForm]


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize("made", FORMS, ids=lambda made: made.__name__)
def test_no_form_speaks_in_the_words_of_the_framework(made, value):
    sent = dict.fromkeys(made.base_fields, value)
    form = (
        made(sent, now=NOON)
        if made is BeginForm
        else made(sent, setting=Setting(now=NOON, zone=LONDON))
    )

    said = " ".join(message for messages in form.errors.values() for message in messages)

    assert not any(words in said for words in DJANGOS), said


@pytest.mark.parametrize("made", [BeginForm, SettingsForm])
def test_a_zone_that_was_not_chosen_is_asked_for(made):
    field = made.base_fields["zone"]

    assert field.error_messages["required"] == "Choose a time zone from the list."


def test_pounds_alone_ask_for_the_stones():
    form = form_of("measurement", pulse_bpm="", weight_extra_lb="4")

    assert form.errors == {"weight_value": ["How many stones beside these pounds?"]}


def test_an_own_word_that_is_too_long_is_told_once():
    form = form_of("symptom", tag="own", own_label="x" * 81)

    assert form.errors == {"own_label": ["Use at most 80 characters. You wrote 81."]}


def test_a_note_that_is_too_long_says_by_how_much():
    form = form_of("note", text="x" * 4001)

    assert form.errors == {"text": ["Use at most 4000 characters. You wrote 4001."]}


@pytest.mark.parametrize(
    ("value", "unit", "extra", "line"),
    [
        ("72", "kg", "0", "72 kg"), ("160", "lb", "0", "160 lb"), ("11", "st", "0", "11 st 0 lb"),
        ("11.5", "st", "0", "11.5 st"), ("11", "st", "7", "11 st 7 lb"), ("11.5", "st", "", "11.5 st"),
    ],
)  # fmt: skip
def test_pounds_are_shown_beside_whole_stones_only(value, unit, extra, line):
    answers = {"weight_value": value, "weight_unit": unit, "weight_extra_lb": extra}
    form = form_of("measurement", pulse_bpm="", **answers)

    assert form.is_valid(), form.errors
    assert SAY["measurement"](form.payload(), {})[1] == line


def test_a_weight_in_kilograms_that_was_kept_with_no_pounds_shows_none():
    kept = {"weight_value": 72.0, "weight_unit": "kg", "weight_kg": 72.0, "weight_extra_lb": 0.0}

    assert SAY["measurement"](a_payload("measurement", pulse_bpm=None, **kept), {})[1] == "72 kg"


def test_half_a_stone_and_pounds_are_asked_again():
    form = form_of("measurement", weight_value="11.5", weight_unit="st", weight_extra_lb="7")

    assert form.errors == {"weight_value": ["Whole stones go beside pounds, such as 11 and 7."]}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x0bb", "a\nb"), ("a\x0cb", "a\nb"), ("a\r\nb\rc", "a\nb\nc"), ("a\x07b\x1fc\x00d", "abcd"),
        ("\x0b a \x0c", "a"), ("a\tb", "a\tb"), ("\x01", None), (" \x0b ", None), ("", None),
    ],
)  # fmt: skip
def test_control_characters_never_stand_in_the_way_of_a_note(typed, kept):
    assert LongText().clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"), [("a\x0bb", "a b"), ("a\r\nb", "a b"), ("a\x07b", "ab"), ("\x01", None)]
)
def test_control_characters_never_stand_in_the_way_of_a_word(typed, kept):
    assert Words().clean(typed) == kept


def test_a_note_of_control_characters_only_is_asked_for():
    form = form_of("note", text="\x01\x0b")

    assert form.errors == {"text": ["Write something, or go back."]}


def test_a_note_with_a_vertical_tab_is_saved():
    form = form_of("note", text="Before\x0bafter")

    assert form.is_valid(), form.errors
    assert form.payload().text == "Before\nafter"
