"""A checklist whose diary does not open while it is answered: no answer is lost, none is kept, none waits."""

from uuid import uuid4

import pytest
from django.urls import reverse

from diary.actions.consent import withdraw_consent
from diary.actions.erasure import ask_for_erasure
from diary.models import ChecklistRun, PatientKey
from tests.diary.checklist_forms import ALL_SEEN, carried, text
from tests.diary.factories import NOON, a_patient
from tests.portal.people import SAME_ORIGIN, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags")]
RUN = str(uuid4())
HALF_WAY = {"step": "pain", "none_of_signs": "on", "none_of_applies": "on", "run": RUN, "go": "next",
            "age": "52", "q-lump": "unsure", "q-temperature_c_48h": "hot", "seen": "applies,lump"}  # fmt: skip
DONE = {"q-temperature_c_48h": "", "seen": ALL_SEEN, "q-unwell": "no", "go": "result"}


def is_being_erased(patient):
    ask_for_erasure(patient=patient, what="diary", now=NOON)


def has_not_agreed(patient):
    withdraw_consent(patient=patient, now=NOON)


def does_not_open(patient):
    PatientKey.objects.filter(patient=patient).update(wrapped=b"\x01broken")


CLOSED = {
    "being erased": (is_being_erased, 410, "because you asked us to erase it"),
    "not agreed to": (has_not_agreed, 403, "you have not agreed that we keep it"),
    "not opening": (does_not_open, 503, "cannot be opened just now"),
}


def send(browser, **data):
    return browser.post(reverse("checklist_new"), {**HALF_WAY, **data})


def part(page, number):
    """Return the fields of one of the two forms of an offer."""
    form = page.content.decode().split("<main")[1].split("<form")[number].split("</form>")[0]
    return form.split('action="')[1].split('"')[0], carried_in(form)


def carried_in(html):
    class Page:
        content = html.encode()

    return carried(Page)


@pytest.fixture(params=CLOSED)
def closed(request, signed_in):
    close, status, says = CLOSED[request.param]
    close(signed_in.patient)
    return signed_in, status, says


def test_the_answers_are_offered_to_go_on_without_the_diary(closed):
    browser, status, says = closed
    offer = send(browser)

    assert offer.status_code == status
    assert says in text(offer)
    assert "Your answers are still here" in text(offer)
    onward, fields = part(offer, 1)
    assert onward == reverse("checklist_questions")
    assert (fields["q-lump"], fields["q-temperature_c_48h"]) == (["unsure"], ["hot"])
    assert (fields["step"], fields["go"], fields["seen"]) == (["pain"], ["next"], ["applies,lump"])
    assert not ChecklistRun.objects.exists()


def test_they_come_to_the_result_which_says_that_no_diary_is_used(closed):
    browser, _status, _says = closed
    onward, fields = part(send(browser, **DONE), 1)
    page = browser.post(onward, fields, follow=True, headers=SAME_ORIGIN)

    assert "Contact your practice this week" in text(page)
    assert "Your diary is not used here." in text(page)
    assert "You were signed out" not in text(page)
    assert carried(page)["run"] == ["closed"]
    assert not ChecklistRun.objects.exists()


def test_an_emergency_among_them_is_said_at_once(closed):
    browser, _status, _says = closed
    page = send(browser, signs="bleeding", none_of_signs="")

    assert page.status_code == 200
    assert "Get help now" in text(page)
    assert "Your diary is not used here." in text(page)


def test_the_diary_can_be_tried_again_with_the_same_run(closed):
    browser, _status, _says = closed
    again, fields = part(send(browser), 2)

    assert again == reverse("checklist_new")
    assert fields["run"] == [RUN]
    assert fields["q-lump"] == ["unsure"]


def test_a_diary_that_was_never_begun_loses_nothing_either(nobody):
    nobody.force_login(a_patient(diary=False))
    offer = send(nobody)

    assert offer.status_code == 409
    assert "no diary here yet" in text(offer)
    assert part(offer, 1)[1]["q-lump"] == ["unsure"]
    assert nobody.get(reverse("checklist_new"))["Location"].startswith("/diary/begin/")


def test_staff_who_took_over_the_browser_do_not_lose_it_either(nobody):
    nobody.force_login(make_staff())
    sent = {**HALF_WAY, "q-temperature_c_48h": ""}
    answer = nobody.post(reverse("checklist_new"), sent, follow=True)

    assert answer.redirect_chain[0] == (reverse("checklist_questions"), 307)
    assert carried(answer)["q-lump"] == ["unsure"]


def test_on_a_shared_computer_they_can_still_be_cleared(closed):
    browser, _status, _says = closed
    gone = send(browser, go="clear")

    assert gone.status_code == 303
    assert gone["Clear-Site-Data"] == '"cache"'


def test_a_page_that_sends_no_answers_is_answered_as_any_other(closed):
    browser, status, _says = closed
    page = browser.post(reverse("checklist_new"))

    assert page.status_code == status
    assert "Your answers are still here" not in text(page)
