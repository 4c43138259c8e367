"""Which class a name is asked about: those that the rules name, and no guess beyond."""

from typing import get_args

import pytest

from diary.domain.entries import MedicineClass
from diary.domain.medicine_names import ENDINGS, NAMES, class_to_ask_about
from diary.forms.choices import CLASS_QUESTIONS, MEDICINE_CLASSES
from tests.education.test_vocabulary import FACTS, FLAGS, TAGS
from tests.education.vocabulary_table import TAGGED

CLASSES = get_args(MedicineClass)


@pytest.mark.parametrize(
    ("name", "medicine_class"),
    [
        ("Ibuprofen 400", "nsaid"), ("ibuprofen/codeine", "nsaid"), ("Low-dose ASPIRIN", "antiplatelet"),
        ("Ferrous sulfate", "iron"), ("Iron tablets", "iron"), ("Ramipril 5 mg", "sick_day_medicine"),
        ("Candesartan", "sick_day_medicine"), ("Dapagliflozin", "diabetes_medicine"),
        ("Probiotics", "probiotic"), ("Warfarin", "anticoagulant"), ("Clozapine", "clozapine"),
    ],
)  # fmt: skip
def test_a_name_that_the_rules_know_is_asked_about(name, medicine_class):
    assert class_to_ask_about(name) == medicine_class


@pytest.mark.parametrize(
    "name", ["Sample tablet", "Environ", "April mix", "Paracetamol", "", "😀", "Peppermint oil"]
)
def test_any_other_name_is_not(name):
    assert class_to_ask_about(name) is None


def test_every_name_stands_in_the_clinics_own_words():
    """No name comes from anywhere else than the questions of the rules and the words of the clinic."""
    text = " ".join(
        [
            *(str(row.get("question")) for row in [*FACTS.values(), *FLAGS.values()]),
            *(f"{t['label']} {t['help_text']} {t['synonyms']}" for t in TAGS.values()),
        ]
    ).casefold()
    names = [name for names in NAMES.values() for name in names]

    assert [name for name in [*names, *ENDINGS] if name not in text] == []


def test_there_is_a_class_for_every_medicine_that_a_fact_speaks_of():
    named = {tag for tags in TAGGED.values() for tag in tags.split()}
    medicines = {tag for tag in named if TAGS[tag]["kind"] == "medicine_class"}

    assert medicines - set(CLASSES) == set()


def test_every_class_has_its_words_and_no_word_is_without_a_class():
    assert {code for code, _words in MEDICINE_CLASSES} == set(CLASSES)


def test_every_class_that_a_name_raises_has_its_question():
    assert {*NAMES, *ENDINGS.values()} == set(CLASS_QUESTIONS)
    assert [code for code, words in CLASS_QUESTIONS.items() if not str(words).endswith("?")] == []


def test_classes_that_old_entries_use_are_all_still_there():
    first = "nsaid anticoagulant antiplatelet iron bismuth antibiotic steroid ppi probiotic laxative other"

    assert set(first.split()) - set(CLASSES) == set()
