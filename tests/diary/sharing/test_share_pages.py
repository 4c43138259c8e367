"""The patient's pages: a link is made after showing who it is, shown once, listed, and ended at a tap."""

import base64
import html
import json
import re
from io import BytesIO
from uuid import uuid4

import pytest
import time_machine
from django.contrib.sessions.models import Session
from joserfc import jwe
from joserfc.jwk import OctKey
from pypdf import PdfReader

from diary.actions.sharing.opening import NoSuchShare, WrongPasscode, open_share
from diary.actions.store import store
from diary.actions.visits import delete_visit
from diary.domain.sharing.sealing import ALGORITHMS
from diary.domain.visits.visit import VisitPayload
from diary.models import AccessEvent, Share, Visit
from tests.diary.factories import LONDON, NOON, a_patient
from tests.diary.live_red_flags import put_live
from tests.diary.sharing.shares import a_link, asking, token_of
from tests.portal.people import signed_in as browser_of

pytestmark = pytest.mark.django_db
CHOSEN = {"days": "7", "passcode": "4829 1063", "label": "For Dr Sample"}


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def patient():
    put_live()
    return a_patient(date_of_birth=NOON.date().replace(year=1988))


@pytest.fixture
def visit(patient):
    payload = VisitPayload(zone=LONDON, recorded_at=NOON, goals=("Sleep through",))
    return store(Visit(patient=patient, id=uuid4()), payload, seen=0, now=NOON)


@pytest.fixture
def browser(patient):
    return browser_of(patient, reauthenticated=True)


def listed(visit):
    return f"/visits/{visit.id}/share/"


def make(browser, visit, **said):
    form = {**CHOSEN, "id": str(uuid4()), **said}
    return browser.post(f"{listed(visit)}new/", form)


def link_in(answer):
    return html.unescape(
        re.search(r"https?://\S+/viewer/#shlink:/[\w-]+", answer.content.decode())[0]
    )


def test_a_link_is_shown_once_with_its_code_and_passcode(browser, visit):
    answer = make(browser, visit)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert link_in(answer).startswith("http://testserver/viewer/#shlink:/")
    assert "4829 1063" in page
    assert '<svg class="code__drawing" viewBox="0 0 ' in page
    assert answer.headers["Cache-Control"] == "private, no-store"
    again = browser.get(listed(visit)).content.decode()
    assert "shlink" not in again
    assert "4829" not in again
    assert "For Dr Sample" in again


def test_what_is_shared_is_the_pack_as_it_is_now_for_computers_and_on_paper(browser, visit):
    payload = link_in(make(browser, visit)).split("shlink:/")[1]
    said = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    key = OctKey.import_key(base64.urlsafe_b64decode(said["key"] + "="))
    token = said["url"].rstrip("/").rsplit("/", 1)[1]

    pack, paper = (
        json.loads(jwe.decrypt_compact(file.jwe, key, algorithms=ALGORITHMS).plaintext)
        for file in open_share(token=token, asking=asking(), now=NOON)
    )

    assert pack == browser.get(f"/visits/{visit.id}/pack.fhir.json").json()
    pdf = base64.b64decode(paper["content"][0]["attachment"]["data"])
    assert "Sleep through" in "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_form_sent_twice_makes_one_link_and_says_that_it_was_shown(browser, visit):
    id = str(uuid4())
    make(browser, visit, id=id)
    answer = make(browser, visit, id=id)

    assert answer.headers["Location"] == listed(visit)
    assert Share.objects.count() == 1
    assert "cannot be shown again" in browser.get(listed(visit)).content.decode()


def test_a_page_for_a_link_suggests_a_passcode_that_can_be_used(browser, visit):
    page = browser.get(f"{listed(visit)}new/").content.decode()
    suggested = re.search(r'name="passcode" value="(\d{4} \d{4})"', page)

    assert make(browser, visit, passcode=suggested[1]).status_code == 200


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"passcode": "123"}, "at least 6 characters"),
        ({"passcode": "      "}, "at least 6 characters"),
        ({"passcode": ""}, "Type a passcode"),
        ({"passcode": "123456"}, "first things anybody would try"),
        ({"passcode": "22.11.1988"}, "first things anybody would try"),
        ({"passcode": "22111988"}, "first things anybody would try"),
        ({"passcode": "x" * 101}, "at most 100 characters"),
        ({"days": "365"}, "Choose one of the answers"),
        ({"days": ""}, "Choose how long"),
        ({"label": "x" * 81}, "at most 80 characters"),
        ({"label": " "}, "Give the link a name"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(browser, visit, said, words):
    answer = make(browser, visit, **said)

    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert words in page
    assert ("For Dr Sample" in page) == ("label" not in said)
    assert not Share.objects.exists()


def test_an_emoji_passcode_makes_a_link_that_opens_with_it(browser, visit):
    make(browser, visit, passcode="🐻🍎🚲🌧🎈🧦")

    assert Share.objects.count() == 1


def test_making_a_link_needs_showing_who_it_is_and_listing_does_not(patient, visit):
    browser = browser_of(patient)

    assert "reauthenticate" in browser.get(f"{listed(visit)}new/").headers["Location"]
    assert browser.get(listed(visit)).status_code == 200


def test_a_form_that_comes_too_late_leaves_no_passcode_in_the_session(patient, visit):
    browser = browser_of(patient)

    answer = make(browser, visit, passcode="canary 4829 1063")

    assert answer.headers["Location"] == f"{listed(visit)}new/"
    assert not Share.objects.exists()
    kept = repr([session.get_decoded() for session in Session.objects.all()])
    assert "canary" not in kept


def test_the_list_says_who_opened_and_who_tried(browser, patient, visit):
    link = a_link(patient, now=NOON, visit_id=visit.id)
    open_share(token=token_of(link), asking=asking(recipient="Dr <b>Sample"), now=NOON)
    with pytest.raises(WrongPasscode):
        open_share(token=token_of(link), asking=asking("wrong one", "Somebody"), now=NOON)

    page = html.unescape(browser.get(listed(visit)).content.decode())

    assert "Opened, name given: “Dr <b>Sample”" in page
    assert "Wrong passcode, name given: “Somebody”" in page
    assert "Opened once." in page
    assert "One wrong passcode." in page


def test_a_link_ends_at_one_tap(browser, patient, visit):
    link = a_link(patient, now=NOON, visit_id=visit.id)
    path = re.search(r'action="(/visits/[^"]+/end/)"', browser.get(listed(visit)).content.decode())[
        1
    ]

    assert browser.get(path).status_code == 405
    assert browser.post(path).headers["Location"] == listed(visit)

    with pytest.raises(NoSuchShare):
        open_share(token=token_of(link), asking=asking(), now=NOON)
    page = browser.get(listed(visit)).content.decode()
    assert "You ended it on 22 November 2026" in page
    assert "End this link now" not in page
    assert AccessEvent.objects.owned_by(patient).filter(what="share_ended").exists()


def test_a_visit_that_is_deleted_is_shared_with_nobody(browser, patient, visit):
    link = a_link(patient, now=NOON, visit_id=visit.id)
    delete_visit(visit=visit, now=NOON)

    with pytest.raises(NoSuchShare):
        open_share(token=token_of(link), asking=asking(), now=NOON)
    assert make(browser, visit).status_code == 404


def test_nobody_makes_a_link_to_anothers_visit(visit):
    other = browser_of(a_patient(), reauthenticated=True)

    assert make(other, visit).status_code == 404
    assert other.get(listed(visit)).status_code == 404
    assert not Share.objects.exists()
