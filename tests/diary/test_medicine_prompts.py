"""What a class of medicine asks about: both sides of every row."""

import pytest

from diary.domain.medicine_prompts import ROWS
from education.domain.red_flags.facts import registry
from tests.diary.checklist_people import (
    ago,
    facts,
    fired,
    measured,
    medicine,
    prompted,
    seen,
    stool,
    symptom,
    vomit,
)
from tests.education.test_vocabulary import FLAGS, TAGS

SECOND = 1 / 86_400
HOT, WARM = measured(0.1, temperature_c=38.0), measured(0.1, temperature_c=37.5)
SICK = [vomit(0.1), vomit(0.2)]


@pytest.mark.parametrize(
    ("name", "beside", "code"),
    [
        ("clozapine", [symptom("constipation", 7, severity=2)], "RF81"),
        ("clozapine", [symptom("bloating", 0, severity=2)], "RF81"),
        ("immune_medicine", [HOT], "RF24"),
        ("immune_medicine", SICK, "RF24"),
        ("cancer_treatment", [HOT], "RF24"),
        ("cancer_treatment", [WARM], "RF59"),
        ("diabetes_medicine", SICK[:1], "RF12"),
        ("sick_day_medicine", SICK, "RF82"),
        ("diabetes_medicine", [stool(n / 10, stool_form=7) for n in range(3)], "RF82"),
        ("immune_medicine", SICK, "RF82"),
    ],
)
def test_a_medicine_asks_beside_what_the_question_names(name, beside, code):
    assert code in prompted(medicine(name, 30), *beside)
    assert code not in fired(medicine(name, 30), *beside)
    assert code not in prompted(medicine(name, 30))
    assert code not in prompted(*beside)
    assert code not in prompted(medicine("other", 30), *beside)


@pytest.mark.parametrize(
    ("name", "beside", "code", "days"),
    [
        ("clozapine", symptom("constipation", 0, severity=2), "RF81", 7),
        ("cancer_treatment", WARM, "RF59", 42),
    ],
)
def test_a_course_counts_for_a_while_after_it_stopped(name, beside, code, days):
    assert code in prompted(medicine(name, 90, stopped=days), beside)
    assert code not in prompted(medicine(name, 90, stopped=days + SECOND), beside)


def test_an_answer_settles_the_question():
    course = medicine("clozapine", 30)
    hard = symptom("constipation", 0, severity=2)

    assert "RF81" not in prompted(course, hard, clozapine_constipation="no")
    assert "RF81" in fired(course, hard, clozapine_constipation="unsure")


def test_a_course_whose_start_is_not_known_asks_too():
    course = seen("medicine", ago(40_000), **{"class": "clozapine", "start_known": False})

    assert "RF81" in facts(course, symptom("constipation", 0, severity=2)).hints


def test_every_row_names_what_exists():
    for row in ROWS:
        assert row.flag in FLAGS
        assert row.fact in registry()
        assert set(row.tags) <= set(TAGS)
        assert {TAGS[name]["kind"] for name in row.classes} == {"medicine_class"}
