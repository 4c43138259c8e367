"""Every page, in both themes: no axe violation, no sideways scroll, no policy of its own broken."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from portal.sample.visit import VISIT_ID

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
WIDTHS = (320, 360, 768, 1280)
IS_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# "Emergency" stands on the row of the clinic's name, at the far end, whatever else the header holds.
EMERGENCY_HAS_MOVED = """() => {
  const [name, sos] = [".brand", ".sos"].map(s => document.querySelector(s)?.getBoundingClientRect());
  return sos && name && (sos.left < name.right - 1 || Math.abs(sos.top + sos.bottom - name.top - name.bottom) > 16);
}"""

OpenContext = Callable[..., BrowserContext]


def faults_of(page: Page, address: str, theme: str) -> list[str]:
    """Return what is wrong with one page, in words; details are opened for axe."""
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.goto(address)
    return faults_here(page, address, theme)


def faults_here(page: Page, address: str, theme: str) -> list[str]:
    """Return what is wrong with the page as it stands, at every width."""
    page.wait_for_load_state("load")  # the style sheets too: a width before that is none of ours
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate(IS_WIDER):
            faults.append(f"{address} scrolls sideways at {width} px")
        if page.evaluate(EMERGENCY_HAS_MOVED):
            faults.append(f"{address} has moved “Emergency” at {width} px")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        for violation in Axe().run(page).response["violations"]:
            where = [node["target"] for node in violation["nodes"]][:3]
            faults.append(f"{address} {theme} {width}: {violation['id']} {where}")
    return faults


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_accessible(address: str, theme: str, new_context: OpenContext):
    page = new_context(bypass_csp=True).new_page()

    assert faults_of(page, address, theme) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PATIENT)
def test_a_patients_page_is_accessible(address: str, theme: str, sign_in: Callable[..., Page]):
    page = sign_in("patient", bypass_csp=True)

    assert faults_of(page, address, theme) == []


@pytest.mark.parametrize("address", [*PUBLIC, *PATIENT])
def test_a_page_keeps_its_own_content_policy(address: str, sign_in: Callable[..., Page]):
    page = sign_in("patient")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto(address)

    assert [text for text in complaints if "Content Security Policy" in text] == []
