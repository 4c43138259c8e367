"""Every page, in both themes: no axe violation, no sideways scroll, no policy of its own broken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from portal.sample.visit import VISIT_ID
from tests.journeys.faults import faults_of

PUBLIC = (
    "/",
    "/articles/",
    "/articles/is-leaky-gut-real/",
    "/articles/leaky-gut-tests/",
    "/articles/when-to-see-a-doctor/",
    "/articles/is-leaky-gut-real/feedback/",
    "/articles/is-leaky-gut-real/feedback/thanks/",
    "/articles/is-leaky-gut-real/history/",
    "/articles/is-leaky-gut-real/history/1/",
    "/claims/",
    "/glossary/",
    "/search/?q=bloating",
    "/search/?q=zzzz",
    "/how-we-review/",
    "/corrections/",
    "/conflicts-of-interest/",
    "/privacy/",
    "/accessibility/",
    "/contact/",
    "/emergency/",
    "/checklist/",
    "/offline/",
    "/blank-diary/",
    "/away/",
    "/viewer/",
    "/viewer/other/",
    "/accounts/login/",
    "/accounts/signup/",
)
PATIENT = (
    "/diary/",
    "/diary/timeline/",
    "/diary/timeline/?kind=note",
    "/diary/search/",
    "/diary/trends/",
    "/diary/trends/?period=all",
    "/diary/patterns/",
    "/diary/patterns/choose/",
    "/diary/articles/",
    "/diary/blank-week/",
    "/diary/articles/save/?article=probiotics",
    "/diary/calendar/",
    "/diary/add/symptom/",
    "/diary/add/bowel_movement/",
    "/diary/add/day/",
    "/diary/add/measurement/",
    "/diary/add/note/",
    "/diary/add/vomiting/",
    "/diary/add/meal/",
    "/diary/add/meal/?day=2026-11-02",
    "/diary/add/medicine/",
    "/diary/add/dose/",
    "/diary/medicines/",
    "/diary/settings/",
    "/diary/settings/tracked/",
    "/diary/more/",
    "/diary/track/?tags=bloating",
    "/diary/checklists/",
    "/diary/checklists/new/",
    "/diary/experiments/",
    "/diary/experiments/new/",
    "/visits/",
    "/visits/new/",
    f"/visits/{VISIT_ID}/pack/",
    f"/visits/{VISIT_ID}/share/",
    "/diary/export/",
    "/diary/import/",
    "/diary/activity/",
    "/diary/consent/",
    "/accounts/",
    "/accounts/email/",
    "/accounts/2fa/",
    "/accounts/sessions/",
    "/accounts/password/change/",
    "/accounts/logout/",
)
OpenContext = Callable[..., BrowserContext]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_accessible(address: str, new_context: OpenContext):
    page = new_context(bypass_csp=True).new_page()

    assert faults_of(page, address) == []


@pytest.mark.parametrize("address", PATIENT)
def test_a_patients_page_is_accessible(address: str, sign_in: Callable[..., Page]):
    page = sign_in("patient", bypass_csp=True)

    assert faults_of(page, address) == []


@pytest.mark.parametrize("address", [*PUBLIC, *PATIENT])
def test_a_page_keeps_its_own_content_policy(address: str, sign_in: Callable[..., Page]):
    page = sign_in("patient")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(address)

    assert [text for text in complaints if "Content Security Policy" in text] == []
