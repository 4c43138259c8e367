"""A pack from the diary to a clinician: made and ended by its patient, opened by our viewer and by a client of others."""

import itertools
import json
import re
from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from diary.domain.sharing.link import MOST_TRIES
from tests.interop import node
from tests.journeys.portal import Portal
from tests.journeys.ticking import tick

WEIGHT_KG, WEIGHT = 71.4, "29463-7"
PASSCODE = "🐻 пароль 42"
CLINICIAN = "Dr Sample <b>of</b> Park Surgery"
PARALLEL = 100
NUMBERS = itertools.count(1)
HOSTILE = """<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x()">kept &amp; <b style="x">bold</b> &lt;i&gt;</p>
<script>no()</script><img src="https://other.example/x" onerror="x()"/><a href="javascript:x()">a link</a>
<svg><script>no()</script></svg><iframe srcdoc="no"></iframe><table><tr><td colspan="2" class="x">cell</td></tr></table>"""


@pytest.fixture
def address() -> str:
    return f"shares{next(NUMBERS)}@example.org"


@pytest.fixture
def patient(new_context: Callable[..., BrowserContext], portal: Portal, address: str) -> Page:
    """Return the phone, without JavaScript, of somebody with one weight and a visit that says it."""
    page = new_context("phone", java_script_enabled=False).new_page()
    portal.sign_up(page, address)
    portal.begin_diary(page)
    page.goto("/diary/add/measurement/")
    page.fill("input[name=weight_value]", str(WEIGHT_KG))
    tick(page.locator("input[name=weight_unit][value=kg]"))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("not monitored by the clinic").first).to_be_visible()
    page.goto("/visits/new/")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(re.compile(r"/visits/[0-9a-f-]{36}/$"))
    visit = page.url
    page.goto(f"{visit}contents/")
    page.get_by_role("button", name="Tick everything and save").click()
    page.wait_for_url(visit)
    page.goto(f"{visit}share/")
    return page


def make_a_link(page: Page, portal: Portal, address: str) -> str:
    page.get_by_role("link", name="Make a link").click()
    seen = len(portal.mails_to(address))
    page.get_by_role("button", name="Send me a code").click()
    page.fill("input[name=code]", portal.code_mailed_to(address, seen))
    page.get_by_role("button", name="Go on").click()
    page.fill("input[name=passcode]", PASSCODE)
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="Your link is ready")).to_be_visible()
    return page.input_value("#link")


def ask_to_open(page: Page, passcode: str) -> None:
    page.fill("input[name=recipient]", CLINICIAN)
    page.fill("input[name=passcode]", passcode)
    page.get_by_role("button", name="Open", exact=True).click()


def opened_by_others(link: str, passcode: str, times: int = 1) -> list[dict]:
    wanted = {"link": link.split("#")[1], "passcode": passcode, "recipient": CLINICIAN}
    return json.loads(
        node.run("open_link.mjs", given=json.dumps([{**wanted, "at_the_same_time": times}]))
    )[0]


def weights(bundle: dict) -> list[float]:
    resources = [entry["resource"] for entry in bundle["entry"]]
    return [
        one["valueQuantity"]["value"]
        for one in resources
        if one["resourceType"] == "Observation" and one["code"]["coding"][0]["code"] == WEIGHT
    ]


def test_our_viewer_opens_a_pack_under_the_policy_of_all_pages(
    patient: Page, address: str, new_context, portal: Portal
):
    link = make_a_link(patient, portal, address)
    clinician = new_context("desktop", accept_downloads=True).new_page()
    faults: list[str] = []
    clinician.on("pageerror", lambda error: faults.append(str(error)))
    asked: list[str] = []
    clinician.on("request", lambda request: asked.append(request.url))

    clinician.goto(link)
    ask_to_open(clinician, "wrong one")
    expect(clinician.get_by_role("alert")).to_contain_text("locks for good: 9.")
    ask_to_open(clinician, PASSCODE)
    expect(clinician.get_by_role("heading", name=re.compile("Red flags")).first).to_be_visible()
    expect(clinician.locator("[data-part=text]")).to_contain_text(f"{WEIGHT_KG} kg")
    with clinician.expect_download() as download:
        clinician.get_by_role("link", name="Save the PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    assert clinician.url == f"{portal.url}/viewer/"
    assert [url for url in asked if not url.startswith((portal.url, "blob:"))] == []
    assert [url for url in asked if "shlink" in url.split("#")[0]] == []

    assert faults == []


def test_others_open_it_its_patient_sees_that_and_ends_it(
    patient: Page, address: str, new_context, portal: Portal
):
    link = make_a_link(patient, portal, address)

    (by_others,) = opened_by_others(link, PASSCODE)
    bundle, paper = by_others["resources"]
    assert weights(bundle) == [WEIGHT_KG]
    assert paper["content"][0]["attachment"]["contentType"] == "application/pdf"
    opened_by_others(link, "wrong one")

    patient.get_by_role("link", name="To your links").click()
    expect(patient.get_by_text("Opened once. One wrong passcode.")).to_be_visible()
    expect(patient.get_by_text(f"Opened, name given: “{CLINICIAN}”").first).to_be_visible()
    patient.get_by_role("button", name="End this link now").click()
    expect(patient.get_by_text("Ended.")).to_be_visible()
    clinician = new_context("desktop").new_page()
    clinician.goto(link)
    ask_to_open(clinician, PASSCODE)
    expect(clinician.get_by_role("alert")).to_contain_text("opens nothing any more")


def test_a_hundred_wrong_passcodes_at_once_are_counted_right(
    patient: Page, address: str, portal: Portal
):
    link = make_a_link(patient, portal, address)

    answers = opened_by_others(link, "wrong one", PARALLEL)

    told = Counter(answer["refused"] for answer in answers)
    assert told == {
        "SHLInvalidPasscodeError": MOST_TRIES,
        "SHLManifestNotFoundError": PARALLEL - MOST_TRIES,
    }
    (after,) = opened_by_others(link, PASSCODE)
    assert after["refused"] == "SHLManifestNotFoundError"


def test_the_viewer_makes_nothing_of_a_narrative_but_words(page: Page):
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto("/viewer/")
    made = page.evaluate(
        """async (xhtml) => {
          const { narrative, plainText } = await import("/static/diary/sharing/narrative.js");
          const part = document.createElement("div");
          part.append(narrative(xhtml));
          document.querySelector("main").append(part);
          return [part.innerHTML, plainText(part)];
        }""",
        HOSTILE,
    )

    assert made[0].replace("\n", "") == (
        '<div><p>kept &amp; <b>bold</b> &lt;i&gt;</p>a link<div class="scroll" tabindex="0" role="region" '
        'aria-label="Table"><table class="data"><tr><td colspan="2">cell</td></tr></table></div></div>'
    )
    assert made[1] == "kept & bold <i>\na link\n\ncell\n"
    assert faults == []


def test_without_javascript_the_viewer_says_what_to_do(new_context):
    page = new_context("phone", java_script_enabled=False).new_page()
    page.goto("/viewer/")

    expect(page.get_by_text("Ask the patient for the printed pages")).to_be_visible()
    expect(page.locator("form:visible")).to_have_count(0)


def test_a_link_of_another_site_opens_on_a_page_of_its_own(new_context):
    page = new_context("desktop").new_page()
    theirs = "https://other.example/m"
    asked: list[str] = []

    def answer(route):
        asked.append(f"{route.request.method} {route.request.url}")
        route.fulfill(status=404, headers={"Access-Control-Allow-Origin": "*"}, body="{}")

    page.route("https://other.example/**", answer)
    payload = json.dumps({"url": theirs, "key": "A" * 43, "flag": "U", "label": "Theirs", "v": 1})
    page.goto("/viewer/")
    page.get_by_label("The link you were given").fill(
        "shlink:/" + page.evaluate("text => btoa(text)", payload).rstrip("=")
    )
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/viewer/other/")
    expect(page.get_by_text("other.example")).to_be_visible()
    assert asked == []

    page.fill("input[name=recipient]", "Dr Sample")
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("opens nothing any more")
    assert asked == ["GET https://other.example/m?recipient=Dr+Sample"]
