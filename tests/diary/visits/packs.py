"""Packs to look at: the sample patient's diary, a visit with goals and questions, a checklist."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from diary.domain.checklist_run import ChecklistRunPayload, RunEvidence, RunItem
from diary.domain.entries import EntryPayload
from diary.domain.profile import Profile
from diary.domain.visits.source import KeptEntry, PackRules, PackSource, ReadArticle
from diary.domain.visits.visit import Asked, Section, VisitPayload
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.rule_set import load_rules
from portal.sample.diary_days import TRACKED, diary_of
from tests.diary.factories import a_payload

LONDON = ZoneInfo("Europe/London")
MADE = datetime(2026, 11, 22, 12, 4, tzinfo=LONDON).astimezone(UTC)
TODAY = date(2026, 11, 22)
ALL: tuple[Section, ...] = get_args(Section)
SHIPPED = load_rules(catalogue())
RULES = PackRules(SHIPPED, frozenset(SHIPPED.by_code), "GB-ENG")
NAMES = {
    "bloating": "Bloating",
    "abdominal_pain": "Tummy pain",
    "tiredness": "Tiredness",
    "wind": "Wind",
}


def a_visit(**fields) -> VisitPayload:
    said = {
        "zone": "Europe/London",
        "recorded_at": MADE,
        "on": date(2026, 11, 26),
        "at": "09:20",
        "with_whom": "Dr A. Okoro",
        "name": "Robin Marsh",
        "goals": ("Know if the blood needs a test.", "Sleep through without getting up."),
        "questions": tuple(
            Asked(text=text)
            for text in (
                "What could explain the blood, and how will we find out?",
                "Should I have a coeliac test before I change what I eat?",
                "What can I take for my knee instead of ibuprofen?",
                "Is peppermint oil worth a try for me?",
            )
        ),
        "story": "It began in the summer after a tummy bug.\nBloating most days, worse by evening.",
        "sections": ALL,
    }
    return VisitPayload.build(**said | fields)


def kept(*payloads: EntryPayload) -> tuple[KeptEntry, ...]:
    """Return entries of a diary, oldest first."""
    ordered = sorted(payloads, key=lambda one: one.local_day())
    return tuple(KeptEntry(uuid4(), payload) for payload in ordered)


def sample_entries(today: date = TODAY) -> tuple[KeptEntry, ...]:
    """Return the 120 days of the sample patient."""
    return tuple(KeptEntry(id, payload) for id, payload in diary_of(today))


def a_source(entries: tuple[KeptEntry, ...] = (), *, days: int = 30, **fields) -> PackSource:
    """Return a source of the last ``days`` before ``TODAY``, with every section ticked."""
    plain = PackSource(
        visit_id=UUID(int=7),
        visit=a_visit(),
        profile=Profile(
            zone="Europe/London",
            date_of_birth=date(1982, 3, 4),
            has_ovaries="yes",
            tracked=TRACKED,
        ),
        entries=entries,
        first=TODAY - timedelta(days=days - 1),
        last=TODAY,
        made_at=MADE,
        zone=LONDON,
        clinic="Alder Street Gut Clinic",
        site="https://portal.example",
        language="en-gb",
        names=NAMES,
        rules=RULES,
        read=(
            ReadArticle("Is leaky gut real?", "/articles/is-leaky-gut-real/", date(2026, 11, 12)),
        ),
    )
    return replace(plain, **fields)


def a_run(**fields) -> ChecklistRunPayload:
    """Return a finished checklist in which blood was answered yes."""
    (flag,) = [f for f in catalogue() if f.code == "RF43"]
    said = {
        "zone": "Europe/London",
        "checked_at": MADE - timedelta(hours=2),
        "tier": "soon",
        "headline": "Book a routine appointment",
        "action": "Ask your GP practice for a routine appointment",
        "items": (
            RunItem(
                code="RF43",
                version=flag.version,
                tier="soon",
                sign=flag.sign,
                question=flag.question,
                why_it_matters=flag.why_it_matters,
                what_to_do=flag.what_to_do,
                reasons=("You answered yes.",),
                source="Source: a guideline, section 1.",
                facts=("stool_blood_90d",),
            ),
        ),
        "unsure": ("Are you losing weight?",),
        "not_answered": ("Do you have a lump?",),
        "facts": {"stool_blood_90d": "yes"},
        "answered": {"stool_blood_90d": "yes"},
        "evidence": (
            RunEvidence(fact="stool_blood_90d", code="stool_blood", detail="on_paper",
                        dates=(date(2026, 11, 12),)),
        ),
        "rules_hash": "ab" * 32,
        "rules_count": 87,
        "region": "GB-ENG",
        "language": "en-gb",
    }  # fmt: skip
    return ChecklistRunPayload.build(**said | fields)


def a_bleed(day: date, **fields) -> EntryPayload:
    """Return a poo with blood on the paper."""
    at = datetime(day.year, day.month, day.day, 8, tzinfo=LONDON)
    return a_payload(
        "bowel_movement", occurred_at=at, recorded_at=at, **{"blood": "on_paper", **fields}
    )
