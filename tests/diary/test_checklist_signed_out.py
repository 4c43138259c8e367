"""A checklist of a diary whose session ended: no answer is lost, none is kept, an emergency waits for nothing."""

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from diary.models import ChecklistRun
from tests.diary.checklist_forms import ALL_SEEN, carried, text
from tests.diary.factories import a_patient
from tests.portal.people import SAME_ORIGIN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags")]
RUN = str(uuid4())
HALF_WAY = {"step": "pain", "none_of_signs": "on", "none_of_applies": "on", "run": RUN, "go": "next",
            "q-lump": "unsure", "q-temperature_c_48h": "hot", "seen": "applies,lump"}  # fmt: skip


def send(browser, **data):
    """Send answers as a browser does: a 307 sends the same ones on."""
    return browser.post(reverse("checklist_new"), {**HALF_WAY, **data}, follow=True)


def test_the_answers_go_on_without_the_diary_and_nothing_is_kept(nobody):
    answer = send(nobody)

    kept = carried(answer)
    assert answer.redirect_chain == [(reverse("checklist_questions"), 307)]
    assert kept["q-lump"] == ["unsure"]
    assert kept["q-temperature_c_48h"] == ["hot"]
    assert kept["run"] == [RUN]
    assert "You were signed out. Your answers are still here." in text(answer)
    assert "what it shows does not count" in text(answer)
    assert not ChecklistRun.objects.exists()
    assert not Session.objects.exists()
    assert not nobody.cookies


def test_an_age_that_the_diary_knew_is_asked_and_not_called_wrong(nobody):
    page = send(nobody, step="start")

    assert 'name="age"' in page.content.decode()
    assert "to fix" not in text(page)
    assert "One thing to fix" in text(send(nobody, step="start", age=""))


def test_an_emergency_is_said_at_once_though_the_session_is_over(nobody):
    answer = send(nobody, signs="bleeding", none_of_signs="")

    assert "Get help now" in text(answer)
    assert "You were signed out" in text(answer)


def test_the_result_without_the_diary_says_so_and_offers_the_way_back(nobody):
    sent = {"age": "52", "seen": ALL_SEEN, "q-temperature_c_48h": "", "q-unwell": "no"}
    answer = send(nobody, **sent, go="save")

    page = answer.content.decode()
    assert "Contact your practice this week" in text(answer)
    assert "what it shows does not count" in text(answer)
    assert f'form="go-on" name="go" value="result" formaction="{reverse("checklist_new")}"' in page


def test_who_signed_in_again_sends_them_once_more_and_they_are_saved(patient):
    browser = Client(headers=SAME_ORIGIN, enforce_csrf_checks=True)
    browser.force_login(patient)

    asked = browser.post(reverse("checklist_new"), {**HALF_WAY, "q-temperature_c_48h": "38.2"})

    assert asked.status_code == 403
    assert "Your answers are still here" in text(asked)
    again = carried(asked)
    assert again["q-lump"] == ["unsure"]
    assert (again["run"], again["step"], again["go"]) == ([RUN], ["pain"], ["next"])
    assert not ChecklistRun.objects.exists()
    saved = browser.post(reverse("checklist_new"), {**again, "seen": ALL_SEEN, "go": "result",
                                                     "q-unwell": "no", "age": "52"})  # fmt: skip
    assert saved["Location"] == reverse("checklist_run", args=[RUN])


def test_who_is_signed_out_and_has_no_token_goes_on_too():
    browser = Client(headers=SAME_ORIGIN, enforce_csrf_checks=True)

    assert carried(send(browser))["q-lump"] == ["unsure"]


def test_another_site_gets_no_page_with_its_answers_in_it():
    browser = Client(headers={"Sec-Fetch-Site": "cross-site"}, enforce_csrf_checks=True)
    browser.force_login(a_patient())

    answer = browser.post(reverse("checklist_new"), HALF_WAY)

    assert answer.status_code == 403
    assert "unsure" not in answer.content.decode()


def test_who_sends_no_answers_is_asked_to_sign_in(nobody):
    answer = nobody.post(reverse("checklist_new"))

    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/accounts/login/")


def test_somebody_elses_answers_never_offer_the_way_into_the_diary(nobody):
    answer = send(nobody, who="other")

    assert "You were signed out" not in text(answer)
    assert "run" not in carried(answer)


def test_on_a_shared_computer_the_answers_can_be_cleared(nobody, signed_in):
    answers = {**HALF_WAY, "age": "52", "q-temperature_c_48h": ""}
    step = nobody.post(reverse("checklist_questions"), answers)
    gone = nobody.post(reverse("checklist_questions"), {**answers, "go": "clear"})
    of_diary = signed_in.post(reverse("checklist_new"), {**answers, "go": "clear"})

    assert 'name="go" value="clear"' in step.content.decode()
    assert (gone.status_code, gone["Location"]) == (303, reverse("checklist"))
    assert (of_diary.status_code, of_diary["Location"]) == (303, reverse("checklist_new"))
    assert gone["Clear-Site-Data"] == of_diary["Clear-Site-Data"] == '"cache"'
    assert "unsure" not in carried(nobody.get(gone["Location"])).get("q-lump", [])
    assert not ChecklistRun.objects.exists()
