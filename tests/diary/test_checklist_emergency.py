"""An emergency in the checklist: it comes first, it ends nothing, and a question about one says what to do."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse

from diary.models import ChecklistRun
from tests.diary.checklist_forms import ALL_SEEN, carried, questions, result, text
from tests.diary.factories import NOON, an_entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags"), pytest.mark.slow]
SENT = {"step": "start", "none_of_signs": "on", "age": "52", "go": "next", "none_of_applies": "on",
        "seen": "applies,unwell", "q-unwell": "no"}  # fmt: skip
ALL_OPEN = {"step": "start", "age": "52", "go": "next"}
NO_SIGNS = {**ALL_OPEN, "none_of_signs": "on"}


def send(signed_in, **data):
    return signed_in.post(reverse("checklist_new"), data)


def runs(signed_in) -> int:
    return ChecklistRun.objects.owned_by(signed_in.patient).count()


def a_chest_pain(signed_in):
    an_entry(
        signed_in.patient,
        "symptom",
        tag="chest_pain",
        severity_0_10=4,
        started_at=NOON - timedelta(hours=3),
    )


def test_thoughts_of_self_harm_interrupt_and_staying_safe_is_asked_before_anything_is_kept(
    signed_in,
):
    told = {**SENT, "seen": ALL_SEEN.replace("can_stay_safe,", ""), "step": "mind"}
    stopped = send(signed_in, **told, **{"q-self_harm_thoughts": "yes"})
    assert "Get help now" in text(stopped)
    assert "Not saved yet" in text(stopped)
    assert runs(signed_in) == 0
    asked = send(signed_in, **carried(stopped), go="next")
    assert "Can you keep yourself safe today?" in text(asked)
    end = send(signed_in, **carried(asked), go="next", **{"q-can_stay_safe": "yes"})
    assert end.status_code == HTTPStatus.FOUND
    assert "RF13" not in {item.code for item in kept(signed_in).items}


def test_diabetes_and_being_sick_interrupt_before_the_questions_that_narrow_it(signed_in):
    told = {**SENT, "none_of_applies": "on", "applies": "diabetes", "step": "swallowing"}
    stopped = send(signed_in, **told, **{"q-vomiting_24h": "yes"})
    assert "Get help now" in text(stopped)
    asked = send(signed_in, **carried(stopped), go="next")
    assert "How is your diabetes treated?" in text(asked)
    assert runs(signed_in) == 0


def test_an_interrupted_result_is_kept_when_the_patient_saves_it(signed_in):
    stopped = send(signed_in, **{**ALL_OPEN, "age": ""}, signs="pain")
    assert runs(signed_in) == 0
    saved = send(signed_in, **carried(stopped), go="save")
    assert saved.status_code == HTTPStatus.FOUND
    assert kept(signed_in).tier == "emergency"


def test_asking_for_the_result_too_shows_an_emergency_before_anything_is_kept(signed_in):
    stopped = send(signed_in, **{**SENT, "go": "result", "q-self_harm_thoughts": "yes"})
    assert "Save this result" in text(stopped)
    assert runs(signed_in) == 0
    again = send(signed_in, **carried(stopped), go="result")
    assert again.status_code == HTTPStatus.FOUND


def test_chest_pain_of_the_diary_interrupts_and_no_answer_is_lost(signed_in):
    a_chest_pain(signed_in)
    stopped = send(signed_in, **{**ALL_OPEN, "q-lump": "unsure"})
    assert "Your diary shows chest pain on 22 November 2026." in text(stopped)
    assert carried(stopped)["q-lump"] == ["unsure"]
    assert runs(signed_in) == 0
    assert "About you" in text(send(signed_in, **carried(stopped), go="next"))


def test_the_first_page_says_under_its_sign_what_the_diary_shows(signed_in):
    a_chest_pain(signed_in)
    an_entry(signed_in.patient, "bowel_movement", blood="a_lot")
    page = text(signed_in.get(reverse("checklist_new")))
    assert (
        "Your diary shows a lot of blood on 22 November 2026. Is that right? If so, or if" in page
    )
    assert page.count("Your diary shows chest pain on 22 November 2026. Is that right?") == 2


def test_none_of_these_does_not_answer_chest_pain_that_the_diary_shows(signed_in):
    a_chest_pain(signed_in)
    assert "Get help now" in text(send(signed_in, **NO_SIGNS))
    asked = text(send(signed_in, **NO_SIGNS, **{"q-chest_pain": "no"}))
    assert "Get help now" not in asked
    assert "About you" in asked


def test_chest_pain_answered_no_stays_a_question_with_what_to_do(signed_in):
    a_chest_pain(signed_in)
    end = send(signed_in, **{**SENT, "seen": ALL_SEEN, "q-chest_pain": "no", "go": "result"})
    page = text(signed_in.get(end["Location"]))
    assert page.index("Check this first: it may be an emergency") < page.index("Call 999")
    assert "Your diary shows chest pain on 22 November 2026. Do you have chest pain" in page
    assert "If so, or if you are not sure, call 999 or go to A&amp;E now." in page
    assert "Nothing you answered matched our list" not in page


def test_strong_pain_with_the_signs_left_open_stays_a_question_with_what_to_do(signed_in):
    an_entry(signed_in.patient, "symptom", tag="abdominal_pain", severity_0_10=9)
    told = {**SENT, "none_of_signs": "", "seen": ALL_SEEN, "go": "result"}
    page = text(signed_in.get(send(signed_in, **told)["Location"]))
    assert "Check this first" in page
    assert "If so, or if you are not sure, call 999" in page


def test_a_question_of_any_other_tier_sends_nobody_to_an_emergency(signed_in):
    an_entry(signed_in.patient, "bowel_movement", colour="pale", occurred_at=NOON)
    told = {**SENT, "seen": ALL_SEEN, "go": "result"}
    page = text(signed_in.get(send(signed_in, **told)["Location"]))
    assert "Please check this too" in page
    assert "Check this first" not in page


@pytest.mark.parametrize("go", ["next", "result", "back", "start", "step:weight"])
def test_a_question_that_decides_an_emergency_comes_next_whatever_was_pressed(nobody, go):
    told = {
        **SENT,
        "none_of_applies": "on",
        "applies": "blood_thinner",
        "step": "swallowing",
        "go": go,
    }
    told |= {"q-vomited_blood_14d": "yes", "q-vomited_blood_24h": "no"}
    page = questions(nobody, **told).content.decode()
    assert 'name="q-serious_bleed_7d"' in page
    assert page.count('type="radio"') == 3
    assert "Get help now" in text(result(nobody, **told, heard="", **{"q-serious_bleed_7d": "yes"}))


def test_a_second_emergency_is_said_on_top_of_the_next_page_without_another_stop(nobody):
    told = {**SENT, "step": "weight", "heard": "PAIN", "signs": "pain", "none_of_signs": ""}
    page = questions(nobody, **told, **{"q-self_harm_thoughts": "yes"})
    words = text(page)
    assert page.status_code == HTTPStatus.OK
    assert (
        words.index("Call 999")
        < words.index("You are thinking of ending your life")
        < words.index("About 1 minute left")
    )
    assert "Samaritans 116 123" in words
    assert "RF13" in carried(page)["heard"][0]
    after = text(questions(nobody, **{**carried(page), "go": "next", "step": "weight"}))
    assert "You are thinking of ending your life" not in after


def test_a_second_sign_ticked_before_the_age_is_known_stops_again(nobody):
    told = {**ALL_OPEN, "age": "", "heard": "PAIN", "signs": ["pain", "bleeding"]}
    stopped = questions(nobody, **told, none_of_signs="")
    assert stopped.status_code == HTTPStatus.TEMPORARY_REDIRECT


def kept(signed_in):
    run = ChecklistRun.objects.owned_by(signed_in.patient).get()
    run.patient = signed_in.patient
    return run.read()
