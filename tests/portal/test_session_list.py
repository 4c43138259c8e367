"""The list of sessions: it says when and where, and costs no write for every page."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from portal.accounts.session_list import EVERY_SECONDS, SessionListMiddleware
from portal.surfaces import surface_of
from tests.portal.people import make_patient, signed_in

pytestmark = pytest.mark.django_db
PHONE, LAPTOP = "Sample phone", "Sample laptop"


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def visit(clock):
    middleware = SessionListMiddleware(lambda _request: HttpResponse(), clock=clock)
    patient, session = make_patient(), SessionStore()
    session.create()

    def ask(agent=PHONE, path="/diary/"):
        request = RequestFactory().get(path, headers={"user-agent": agent})
        request.surface, request.user, request.session = surface_of(path), patient, session
        with CaptureQueriesContext(connection) as queries:
            middleware(request)
        return len(queries)

    return ask


def test_a_session_in_use_is_noted_once_a_minute(visit, clock):
    assert visit() > 0
    clock.seconds = EVERY_SECONDS - 1
    assert visit() == 0
    clock.seconds = EVERY_SECONDS
    assert visit() > 0


def test_a_session_that_turns_up_elsewhere_is_noted_at_once(visit):
    visit()
    visit(agent=LAPTOP)

    assert UserSession.objects.get().user_agent == LAPTOP


def test_a_public_page_notes_nobody(visit):
    assert visit(path="/articles/") == 0


def test_a_patient_sees_where_they_are_signed_in():
    browser = signed_in(make_patient())
    browser.get("/accounts/", headers={"user-agent": PHONE})

    assert UserSession.objects.get().user_agent == PHONE
    assert browser.get("/accounts/sessions/").status_code == 200
