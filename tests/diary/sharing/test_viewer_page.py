"""The viewer's page: it knows nobody, speaks to this site alone, and is there in every language."""

import pytest

from portal.surfaces import surface_of
from tests.diary.factories import a_patient
from tests.portal.people import signed_in as browser_of

pytestmark = pytest.mark.django_db


def policy_of(answer):
    said = answer.headers["Content-Security-Policy"].split(";")
    return {part.split()[0]: part.split()[1:] for part in said}


def test_our_links_open_on_a_page_that_may_speak_to_this_site_alone(nobody):
    policy = policy_of(nobody.get("/viewer/"))

    assert policy["connect-src"] == policy["script-src"] == ["'self'"]
    assert policy["require-trusted-types-for"] == ["'script'"]


def test_the_page_for_links_of_others_may_ask_them_and_nothing_else(nobody):
    ours, theirs = (policy_of(nobody.get(path)) for path in ("/viewer/", "/viewer/other/"))

    assert theirs.pop("connect-src") == ["'self'", "https:"]
    ours.pop("connect-src")
    assert theirs == ours


@pytest.mark.parametrize("path", ["/viewer/", "/viewer/other/", "/es/viewer/", "/es/viewer/other/"])
def test_the_viewer_knows_nobody_and_is_kept_nowhere(path):
    answer = browser_of(a_patient()).get(path)

    assert surface_of(path).name == "share"
    assert not hasattr(answer.wsgi_request, "session")
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Sign out" not in answer.content.decode()


def test_without_a_script_it_says_to_ask_for_the_print(nobody):
    assert "Ask the patient for the printed pages" in nobody.get("/viewer/").content.decode()
