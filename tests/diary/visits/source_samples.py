"""Made-up sources of a pack: a full one, a whole year, nothing at all, and one with any text everywhere.

They are plain values: no database, the same on every run.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from diary.domain.checklist_run import ChecklistRunPayload, RunItem
from diary.domain.entries import PAYLOADS
from diary.domain.profile import Profile
from diary.domain.units import kilograms
from diary.domain.visits.source import KeptEntry, PackSource, ReadArticle
from diary.domain.visits.visit import Asked, Followed, Section, VisitPayload

LONDON = "Europe/London"
ZONE = ZoneInfo(LONDON)
FIRST, LAST = date(2026, 10, 24), date(2026, 11, 22)
MADE_AT = datetime(2026, 11, 22, 12, 4, tzinfo=UTC)
SITE = "https://clinic.example"
ALL_SECTIONS: tuple[Section, ...] = (
    "story", "symptoms", "bowel", "weight", "medicines", "tried", "patterns", "habits", "read", "days",
)  # fmt: skip
NAMES = {
    "abdominal_pain": "Tummy pain",
    "bloating": "Bloating",
    "coffee_tea": "Coffee and tea",
    "onion_garlic": "Onion and garlic",
    "tiredness": "Tiredness",
}
SAMPLES = UUID("0b5f0f0e-3d2c-5a8e-9f5b-5a0c1d9f7e11")
IBUPROFEN = uuid5(SAMPLES, "ibuprofen")
STORY = (
    "It began in the summer after a tummy bug. Bloating most days, worse by evening. "
    "I am worried, and tired of guessing."
)


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    """Return a moment on the clock of London, in UTC."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def kept(kind: str, seed: str, /, *, day: date, hour: int = 21, **fields: Any) -> KeptEntry:
    """Return an entry that was written down on ``day`` at ``hour``; its id is made from ``seed``."""
    common = {"zone": LONDON, "recorded_at": at(day, hour)}
    return KeptEntry(uuid5(SAMPLES, seed), PAYLOADS[kind].build(**{**common, **fields}))


def entries_of(day: date) -> list[KeptEntry]:
    """Return what somebody writes down on a usual day; numbers move with the date."""
    n = day.toordinal()
    name, when = f"{day}", at(day, 18)
    weight = 71.0 + n % 7 / 10
    entries = [
        kept("symptom", f"{name} b", day=day, tag="bloating", severity_0_10=3 + n % 5, started_at=when),
        kept("symptom", f"{name} p", day=day, tag="abdominal_pain", severity_0_10=n % 6, started_at=when),
        kept("bowel_movement", f"{name} s", day=day, occurred_at=at(day, 8), stool_form=3 + n % 4,
             blood="none", colour="brown", urgency_0_3=n % 4, pain_0_10=n % 3),
        kept("meal", f"{name} m", day=day, eaten_at=at(day, 13), meal="lunch", what="Soup and bread",
             food_tags=("onion_garlic",), portion="usual", plants=("onion", "carrot")),
        kept("day", f"{name} d", day=day, local_date=day, symptoms_complete=True, sleep_hours=6 + n % 3 / 2,
             sleep_quality_0_10=n % 11, stress_0_10=n % 9, activity_minutes=n % 60, fluids_cups=n % 9),
    ]  # fmt: skip
    if n % 7 == 0:
        entries.append(kept("measurement", f"{name} w", day=day, measured_at=at(day, 7), weight_unit="kg",
                            weight_value=weight, weight_kg=weight))  # fmt: skip
    return entries


def all_kinds() -> list[KeptEntry]:
    """Return one entry of each kind with every field that a patient can fill in, and some oddities."""
    day, stones = date(2026, 11, 12), kilograms(11, "st", 3)
    return [
        kept("medicine", "levothyroxine", day=day, name="Levothyroxine", dose="75 micrograms"),
        kept("medicine", "ibuprofen", day=day, name="Ibuprofen", is_supplement=False, **{"class": "nsaid"},
             dose="400 mg, 2 to 3 a day", started_on=date(2026, 11, 6), stopped_on=day,
             reason_stopped="Stopped after blood", cost="£3"),
        kept("medicine", "peppermint", day=day, name="Peppermint oil", is_supplement=True,
             started_on=date(2026, 11, 14)),
        kept("dose", "dose", day=day, medicine_id=IBUPROFEN, medicine_name="Ibuprofen", taken_at=at(day, 9)),
        kept("dose", "no dose", day=day, medicine_id=IBUPROFEN, taken_at=at(day, 14), skipped=True),
        kept("symptom", "own", day=day, own_label="Fog in my head", severity_0_10=5, started_at=at(day, 9),
             ended_at=at(day, 11), still_going=False, note="Worse after lunch"),
        kept("bowel_movement", "blood", day=day, hour=9, occurred_at=at(day, 3), stool_form=6, blood="on_paper",
             colour="dark", urgency_0_3=3, incomplete=True, pain_0_10=6, woke_from_sleep=True, note="A little"),
        kept("vomiting", "sick", day=day, occurred_at=at(day, 10), content="food", times=2),
        kept("meal", "drink", day=day, eaten_at=at(day, 7), meal="drink", what="Coffee",
             food_tags=("coffee_tea",), portion="large"),
        kept("measurement", "measured", day=day, measured_at=at(day, 7), weight_value=11.0, weight_unit="st",
             weight_extra_lb=3.0, weight_kg=stones, temperature_c=36.9, pulse_bpm=72, fit_ug_g=12.5),
        kept("measurement", "imported", day=day, measured_at=at(day, 6), pulse_bpm=64,
             imported_from="apple_health"),
        kept("day", "late", day=date(2026, 11, 3), local_date=date(2026, 10, 30), symptoms_complete=True,
             meals_complete=False, sleep_hours=7.5, period=False),
        kept("note", "note", day=day, written_at=at(day, 20), text="Saw a little blood on the paper."),
    ]  # fmt: skip


def a_run(**changes: Any) -> ChecklistRunPayload:
    """Return a finished checklist: one red flag fired, one answer is not sure, one question has none."""
    item = RunItem(
        code="RF27", version=3, tier="urgent", sign="Blood when you poo, with tummy pain",
        question="Have you seen blood when you poo?", why_it_matters="Blood has many reasons.",
        what_to_do="Ask your practice for an appointment this week.",
        reasons=("You said yes.", "Your diary shows blood on 12 November."),
        source="Sample guideline, section 1.3, 2026",
    )  # fmt: skip
    said: dict[str, Any] = {
        "zone": LONDON, "checked_at": MADE_AT, "tier": "urgent", "headline": "Speak to your practice this week",
        "action": "Ask for an appointment this week.", "items": (item,),
        "given": (("Have you seen blood when you poo?", "Yes"), ("Is your poo black?", "Not sure")),
        "unsure": ("Black or dark red poo",), "not_answered": ("Do you take blood thinners?",),
        "not_asked": (), "facts": {"blood_in_stool": "yes", "age_years": 44.0},
        "answered": {"blood_in_stool": "yes"}, "rules_hash": "0" * 64, "region": "GB-ENG", "language": "en-gb",
    }  # fmt: skip
    return ChecklistRunPayload(**{**said, **changes})


def a_visit(**changes: Any) -> VisitPayload:
    """Return a visit with every field filled in, all sections chosen."""
    said: dict[str, Any] = {
        "zone": LONDON, "recorded_at": MADE_AT, "on": date(2026, 11, 26), "at": "09:20",
        "with_whom": "Dr Sample", "name": "Robin Sample",
        "goals": ("Know if the blood needs a test.", "Sleep through without getting up."),
        "questions": (
            Asked(text="What could explain what I feel, and what have we ruled out?", code="what_could_explain"),
            Asked(text="Could ibuprofen be part of this?"),
            Asked(text="What is the next step, and when?", code="next_step_when"),
            Asked(text="Is peppermint oil worth a try for me?"),
        ),
        "story": STORY, "run_id": uuid5(SAMPLES, "run"), "period_first": FIRST, "period_last": LAST,
        "sections": ALL_SECTIONS, "agreed": "Blood test, then talk again.",
        "next_steps": ("Blood test on Monday",),
        "followed": (Followed(tag="bloating", until=date(2026, 12, 20)),),
    }  # fmt: skip
    return VisitPayload.build(**{**said, **changes})


def sample_source(**changes: Any) -> PackSource:
    """Return a full source: 30 days with two of them blank, every kind of entry, a checklist, what was read."""
    blank = (date(2026, 11, 16), date(2026, 11, 17))
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    entries = [entry for day in days if day not in blank for entry in entries_of(day)]
    return replace(_source([*entries, *all_kinds()]), **changes)


def year_source(days: int = 365) -> PackSource:
    """Return a source of a year of usual days, in the period from first to last."""
    first = LAST - timedelta(days=days - 1)
    entries = [e for n in range(days) for e in entries_of(first + timedelta(days=n))]
    return replace(_source([*entries, *all_kinds()]), first=first)


def empty_source(**visit: Any) -> PackSource:
    """Return a source of somebody who wrote nothing down and chose nothing."""
    said = VisitPayload.build(zone=LONDON, recorded_at=MADE_AT, **visit)
    nothing = {
        "profile": Profile.build(zone=LONDON),
        "run": None,
        "run_id": None,
        "read": (),
        "names": {},
    }
    return replace(_source([]), visit=said, **nothing)  # type: ignore[arg-type]


def source_that_says(text: str) -> PackSource:
    """Return a source with ``text`` (at most 80 characters) in each field that takes a person's own words."""
    day = date(2026, 11, 12)
    entries = [
        kept("symptom", "own", day=day, own_label=text, severity_0_10=5, started_at=at(day), note=text),
        kept("bowel_movement", "poo", day=day, occurred_at=at(day), note=text),
        kept("meal", "meal", day=day, eaten_at=at(day), what=text, plants=(text,)),
        kept("medicine", "med", day=day, name=text, dose=text, cost=text, reason_stopped=text, stopped_on=day),
        kept("dose", "dose", day=day, medicine_id=IBUPROFEN, medicine_name=text, taken_at=at(day)),
        kept("note", "note", day=day, written_at=at(day), text=text),
    ]  # fmt: skip
    visit = a_visit(
        name=text, with_whom=text, story=text, agreed=text, goals=(text,), next_steps=(text,),
        questions=(Asked(text=text),), followed=(Followed(own_label=text, until=day),),
    )  # fmt: skip
    run = a_run(
        given=((text, text),), unsure=(text,), not_answered=(text,), headline=text, action=text
    )
    return replace(_source(entries), visit=visit, run=run, clinic=text)


def _source(entries: list[KeptEntry]) -> PackSource:
    return PackSource(
        visit_id=uuid5(SAMPLES, "visit"),
        visit=a_visit(),
        profile=Profile.build(zone=LONDON, date_of_birth=date(1982, 3, 4), has_ovaries="yes", tracked=("bloating",)),
        entries=tuple(sorted(entries, key=lambda entry: entry.payload.local_day())),
        first=FIRST,
        last=LAST,
        made_at=MADE_AT,
        zone=ZONE,
        clinic="Sample Clinic",
        language="en-gb",
        site=SITE,
        run_id=uuid5(SAMPLES, "run"),
        run=a_run(),
        read=(ReadArticle("Is leaky gut real?", f"{SITE}/articles/is-leaky-gut-real/", date(2026, 11, 12)),),
        names=NAMES,
    )  # fmt: skip
