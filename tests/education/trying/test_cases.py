"""The clinic's own cases: written in plain fields, checked, and run with the others."""

import json
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from education.models import ClinicVignette, DiaryTag
from education.models.refusals import InUse
from education.trying.cases import own_cases
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADD = "/cms/snippets/education/clinicvignette/add/"


def form(**values):
    fields = {
        "name": "Blood at 55",
        "note": "Made up.",
        "age": "55",
        "answers": streamfield(
            [("answer", {"fact": "stool_blood_90d", "answer": "yes", "number": ""})]
        ),
        "diary": streamfield([]),
        "expected_tier": "urgent",
        "must_fire": streamfield([]),
        "must_not_fire": streamfield([]),
        "must_ask": streamfield([]),
    }
    return nested_form_data({**fields, **values})


def case(flag=None, **values):
    row = ClinicVignette(
        **{
            "name": "Blood",
            "age": 55,
            "answers": [("answer", {"fact": "stool_blood_90d", "answer": "yes", "number": None})],
            "expected_tier": "urgent",
            "must_fire": [("red_flag", flag)] if flag else [],
            **values,
        }
    )
    row.full_clean()
    row.save()
    return row


def test_a_writer_makes_a_case_that_is_run_at_once(browsers, shelf_of_flags):
    shelf.saved(DiaryTag, code="abdominal_pain", label="Tummy pain", kind="symptom")
    diary = streamfield(
        [
            ("symptom", {"tag": "abdominal_pain", "days_ago": "2", "severity_0_10": "4"}),
            (
                "measurement",
                {
                    "days_ago": "1",
                    "weight": "80",
                    "unit": "kg",
                    "temperature_c": "",
                    "pulse_bpm": "",
                    "fit_ug_g": "",
                },
            ),
        ]
    )
    fire = streamfield([("red_flag", shelf_of_flags[0].pk)])

    answer = browsers["writer"].post(ADD, form(diary=diary, must_fire=fire), follow=True)

    assert answer.status_code == 200
    row = ClinicVignette.objects.get()
    made = row.as_case()
    assert made.profile == {"age": 55}
    assert made.answers == {"stool_blood_90d": "yes"}
    assert made.entries[0] == {
        "kind": "symptom",
        "tag": "abdominal_pain",
        "days_ago": 2.0,
        "severity_0_10": 4,
    }
    assert made.entries[1] == {"kind": "measurement", "days_ago": 1.0, "weight": 80.0, "unit": "kg"}
    assert made.expect.fired == {"RF32"}
    run = browsers["writer"].get(reverse("run_cases")).context["run"]
    assert next(o for o in run.outcomes if o.vignette.id == made.id).ok


def test_what_a_question_cannot_have_is_said_at_the_field(browsers):
    for wrong, told in (
        ({"fact": "stool_blood_90d", "answer": "insulin", "number": ""}, "Choose an answer"),
        ({"fact": "stool_blood_90d", "answer": "", "number": "5"}, "Choose an answer"),
        ({"fact": "fit_ug_g", "answer": "yes", "number": ""}, "takes a number"),
        ({"fact": "no_such_fact", "answer": "yes", "number": ""}, "Select a valid choice"),
    ):
        answer = browsers["reviewer"].post(ADD, form(answers=streamfield([("answer", wrong)])))
        assert answer.status_code == 200
        assert told in answer.content.decode(), wrong
    nothing = browsers["reviewer"].post(ADD, form(expected_tier=""))
    assert "Say what should come out" in nothing.content.decode()
    assert not ClinicVignette.objects.exists()


def test_a_case_that_differs_is_shown_first_with_the_difference(browsers, shelf_of_flags):
    case(expected_tier="soon")

    answer = browsers["publisher"].get(reverse("run_cases"))

    first = answer.context["run"].outcomes[0]
    assert first.vignette.id.endswith(": Blood")
    assert "tier urgent, expected soon" in answer.content.decode()


def test_without_live_red_flags_the_shipped_ones_are_run_and_it_says_so(browsers):
    answer = browsers["reviewer"].get(reverse("run_cases"))

    assert "as they ship" in answer.content.decode()
    assert answer.context["run"].differing == ()


def test_the_command_runs_the_clinics_cases_with_the_others(shelf_of_flags):
    case(shelf_of_flags[0])
    out = StringIO()
    call_command("run_vignettes", "--json", stdout=out, stderr=StringIO())
    rows = json.loads(out.getvalue())
    assert len(rows) == 75
    assert (rows[-1]["tier"], rows[-1]["ok"]) == ("urgent", True)


def test_a_case_that_cannot_be_read_any_more_stops_no_other(browsers, shelf_of_flags):
    row = case()
    ClinicVignette.objects.filter(pk=row.pk).update(
        answers=[{"type": "answer", "value": {"fact": "gone", "answer": "yes", "number": None}}]
    )

    answer = browsers["reviewer"].get(reverse("run_cases"))

    assert own_cases()[0] == ()
    assert "Blood" in answer.context["run"].faults[0][1]
    assert len(answer.context["run"].outcomes) == 74


def test_a_red_flag_that_a_case_names_is_not_deleted_before_the_case(shelf_of_flags):
    row = case(shelf_of_flags[0])
    with pytest.raises(InUse, match="Blood"):
        shelf_of_flags[0].delete()
    row.delete()
    shelf_of_flags[0].delete()


def test_a_case_that_expects_nothing_is_refused():
    with pytest.raises(ValidationError, match="Say what should come out"):
        case(expected_tier="")


def test_who_may_write_and_who_may_delete_a_case(browsers, people):
    row = case()
    delete = f"/cms/snippets/education/clinicvignette/delete/{row.pk}/"
    for role in ("writer", "reviewer"):
        assert (
            browsers[role].get(f"/cms/snippets/education/clinicvignette/edit/{row.pk}/").status_code
            == 200
        )
        browsers[role].post(delete)
        assert ClinicVignette.objects.exists(), role
    browsers["publisher"].post(delete)
    assert not ClinicVignette.objects.exists()
