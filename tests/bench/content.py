"""What is measured: one article of 1,340 words with links, claims and papers, and one diary."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from wagtail.models import Site

from education.models import ArticlePage, ClinicSettings
from tests.diary.factories import LONDON, a_patient, a_symptom_tag, an_entry
from tests.education import shelf

SLUG, BARE_SLUG = "measured", "bare"
WORDS = "Plain words about the gut and what is known of it, in a line of twenty words, more or less, as people write. "
ENTRIES_A_DAY = 20
DAYS = 30
TRACKED = ("bloating", "abdominal_pain", "fatigue", "nausea")
EVERY_KIND: tuple[tuple[str, str, dict[str, Any]], ...] = (
    *(("symptom", "started_at", {"tag": tag, "severity_0_10": 4}) for tag in TRACKED),
    ("bowel_movement", "occurred_at", {"stool_form": 4, "blood": "none", "urgency_0_3": 1}),
    ("meal", "eaten_at", {"what": "Sample porridge", "portion": "usual", "plants": ("oats",)}),
    ("dose", "taken_at", {}),
    ("vomiting", "occurred_at", {"content": "food", "times": 1}),
    ("measurement", "measured_at", {"pulse_bpm": 61}),
    ("note", "written_at", {"text": WORDS}),
)


def publish_articles() -> ArticlePage:
    """Publish the article (30 links to another page, 10 claims, 40 papers, 9 red flags) and a bare one."""
    shelf.article(BARE_SLUG, title="Bare", sections=[shelf.section("Text", ("text", WORDS))])
    target = shelf.article("target")
    link = f'<a linktype="page" id="{target.pk}">a link</a>'
    papers = [shelf.reference(number) for number in range(1, 41)]
    claims = [shelf.claim(f"S{n:02}", papers=tuple(papers[4 * n : 4 * n + 4])) for n in range(10)]
    tiers = ("emergency", "same_day", "urgent", "soon") * 3
    flags = [shelf.red_flag(f"RF{n:02}", tier) for n, tier in enumerate(tiers[:9], start=1)]
    text = "".join(f"<p>{WORDS}{link}</p>" for _ in range(6))
    sections = [
        shelf.section(
            f"Section {n}", ("text", text), ("claim", claims[2 * n]), ("claim", claims[2 * n + 1])
        )
        for n in range(5)
    ]
    sections.append(shelf.section("Signs", ("text", text), ("red_flags", {"flags": flags})))
    page = shelf.article(SLUG, title="Measured", sections=sections, headline_claim=claims[0])
    ClinicSettings.objects.create(site=Site.objects.get(is_default_site=True), name="Sample clinic")
    return page


def fill_diary() -> Any:
    """Return a patient with a month of diary: twenty entries a day of every kind, four symptoms tracked."""
    for code in TRACKED:
        a_symptom_tag(code, code.replace("_", " ").capitalize())
    patient = a_patient(tracked=TRACKED)
    now = timezone.now()
    for day in range(DAYS):
        at = now - timedelta(days=day)
        an_entry(patient, "day", local_date=at.astimezone(ZoneInfo(LONDON)).date(), sleep_hours=7.5)
        for n in range(ENTRIES_A_DAY - 1):
            kind, moment, said = EVERY_KIND[n % len(EVERY_KIND)]
            an_entry(patient, kind, **{moment: at}, **said)
    return patient
