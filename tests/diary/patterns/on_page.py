"""The page of patterns as it is read, over findings made by hand."""

import html
import re
from datetime import timedelta
from typing import Any

from django.urls import reverse

from diary.actions.store import store
from diary.domain.patterns.findings import Drawn, Missing
from diary.models import PatternRun
from diary.models.patterns import PATTERN_RUN_ID
from education.models import DiaryTag
from tests.diary.factories import NOON, TODAY
from tests.diary.patterns.hand_made import findings, lacking, pair
from tests.diary.patterns.kept import a_comparison
from tests.education.shelf import source_locale

LABELS = {
    "bloating": "Bloating", "nausea": "Feeling sick", "onion": "Onion", "milk": "Milk", "kefir": "Kefir",
}  # fmt: skip
OF_RUN = ("pauses", "asked_at", "unreadable")
DRAWN = Drawn(first=TODAY - timedelta(days=119), scores="05.3a2" * 20, exposed="01.010" * 20)
ALL_TIERS = (
    pair(drawn=DRAWN, early=True, always_with=("food:garlic",),
         missing=Missing(days=24, with_exposure=6, lowest=-0.4, highest=2.9, changes_answer=True)),
    pair("nausea", "habit:stress", points=-2.3, drawn=DRAWN),
    pair("nausea", "food:milk", "no_sizeable_difference", points=0.1),
    pair("nausea", "medicine:iron", "cannot_tell", points=0.9, low=-0.4, high=2.2),
    lacking("bloating", "food:kefir", exposed=(3, 8)),
)  # fmt: skip


def name_things() -> None:
    """Publish the clinic's words for what is compared."""
    DiaryTag.objects.bulk_create(
        DiaryTag(code=code, label=label, kind="food", live=True, locale=source_locale())
        for code, label in LABELS.items()
    )


def keep(patient: Any, *pairs: Any, **more: Any) -> None:
    """Keep a comparison that came to these pairs; ``OF_RUN`` is said of the run, the rest of the findings."""
    of_run = {name: more.pop(name) for name in OF_RUN if name in more}
    run = a_comparison(findings=findings(*pairs, **more), **of_run)
    store(PatternRun(patient=patient, id=PATTERN_RUN_ID), run, seen=0, now=NOON)


def page(browser: Any) -> str:
    answer = browser.get(reverse("patterns"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def said(browser: Any) -> str:
    """Return what is read on the page, in one line."""
    main = page(browser).split("<main", 1)[1].split("</main>", 1)[0]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)))
