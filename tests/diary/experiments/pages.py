"""The pages of a self-experiment, sent as a patient sends them."""

from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from diary.actions.checklist import finish_checklist
from diary.domain.checklist_run import ChecklistRunPayload, RunItem
from tests.diary.factories import LONDON, NOON

NEW = "/diary/experiments/new/"
NO_CONCERN = {
    "pregnancy": "no",
    "eating": "no",
    "allergy": "no",
    "medicine": "no",
    "gluten": "no",
}


def address(page: str, id: UUID) -> str:
    return reverse(page, args=[id])


def sent(browser: Any, url: str, **answers: Any) -> Any:
    """Send the form of a page with these answers; the others stay as shown."""
    form = browser.get(url).context["form"]
    shown = {f.html_name: f.value() for f in form if f.value() not in (None, "")}
    return browser.post(url, {**shown, **answers})


def part(browser: Any, name: str, id: UUID, **answers: Any) -> Any:
    """Send one part of a plan."""
    return sent(browser, address(f"experiment_{name}", id), **answers)


def checked(patient: Any, *, at: Any = NOON, flags: tuple[tuple[str, str], ...] = ()) -> None:
    """Keep a checklist, with red flags that fired."""
    words = {"sign": "", "question": "", "why_it_matters": "", "what_to_do": ""}
    items = tuple(
        RunItem(code=code, version=1, tier=tier, **words, reasons=(), source="")
        for code, tier in flags
    )
    said = {"zone": LONDON, "checked_at": at, "tier": "none", "headline": "Sample"}
    said |= {"action": "Sample", "items": items, "facts": {}, "answered": {}}
    run = ChecklistRunPayload.build(**said, rules_hash="sample", region="GB-ENG")
    finish_checklist(patient=patient, id=uuid4(), payload=run, now=at)


def planned(browser: Any, **changed: Any) -> UUID:
    """Plan a test page by page up to the review, with a checklist that found nothing."""
    checked(browser.patient)
    answer = sent(browser, NEW, what="A walk after supper", compared_with="No walk")
    id = UUID(answer.url.split("/")[3])
    part(browser, "safety", id, **{**NO_CONCERN, **changed})
    part(browser, "symptom", id, tracked="bloating")
    part(browser, "days", id, layout="blocks-6-3-1")
    part(browser, "belief", id, belief_0_10="7")
    return id


def locked(browser: Any) -> UUID:
    """Plan a test and lock it."""
    id = planned(browser)
    page = browser.get(address("experiment_review", id))
    browser.post(address("experiment_review", id), {"seen": page.context["experiment"].version})
    return id
