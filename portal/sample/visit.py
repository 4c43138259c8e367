"""A visit that the sample patient prepares: goals, questions, a finished checklist, everything ticked."""

from datetime import datetime, timedelta
from typing import Any, get_args
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils.http import urlencode

from diary.actions.checklist import finish_checklist
from diary.actions.store import store
from diary.domain.about import about_from_profile
from diary.domain.observations import observe_all
from diary.domain.question_list import QUESTIONS
from diary.domain.visits.visit import Asked, Section, VisitPayload
from diary.models.patient import OpenDiary, read_diary
from diary.models.visit import Visit
from diary.snapshots.red_flags import live_red_flags
from diary.views.checklist.flow import Diary, check
from diary.views.checklist.runs import run_payload
from education.domain.red_flags.facts import fact
from portal.sample.diary_days import IDS, diary_of
from portal.sample.diary_writer import ZONE

VISIT_ID, RUN_ID = uuid5(IDS, "visit"), uuid5(IDS, "checklist")
DAYS_AHEAD, PERIOD_DAYS = 4, 30
ANSWERS = {
    "stool_blood_90d": "yes",
    "stool_black_or_dark_red_14d": "unsure",
    "has_ovaries": "yes",
}
LEFT_OPEN = ("iron_deficiency_anaemia", "family_bowel_or_ovarian_cancer", "appetite_loss")
STORY = (
    "It began in the summer after a tummy bug. Bloating most days, worse by evening. I read about leaky gut "
    "and nearly bought a test. Last month I saw a little blood on the paper. I am worried, and tired of guessing."
)
GOALS = (
    "Know if the blood needs a test.",
    "Eat with friends without planning it for days.",
    "Sleep better.",
)
ASKED = (
    "What could explain the blood and the pain, and how will we find out?",
    "Should I have a coeliac test before I change what I eat?",
    "What can I take for my knee instead of ibuprofen?",
    "The evidence on peppermint oil is not strong. Is it worth a try for me?",
    "If this does not settle, what is the next step, and when?",
)


def write_visit(*, patient: Any, now: datetime) -> None:
    """Keep one visit and the checklist in it; a diary that has the visit is left alone."""
    diary = read_diary(patient, now, agreed=False)
    if diary is None or Visit.objects.owned_by(diary.patient).filter(id=VISIT_ID).exists():
        return
    today = diary.today
    finish_checklist(patient=diary.patient, id=RUN_ID, payload=_run(diary), now=now)
    said = VisitPayload.build(
        zone=ZONE,
        recorded_at=now,
        on=today + timedelta(days=DAYS_AHEAD),
        at="09:20",
        with_whom="Dr Sample",
        name="Sample Patient",
        goals=GOALS,
        questions=tuple(Asked(text=text) for text in ASKED),
        story=STORY,
        run_id=RUN_ID,
        period_first=today - timedelta(days=PERIOD_DAYS - 1),
        period_last=today,
        sections=get_args(Section),
    )
    store(Visit(patient=diary.patient, id=VISIT_ID), said, seen=0, now=now)


def _run(diary: OpenDiary) -> Any:
    """Return a checklist as its patient would answer it: mostly no, one not sure, some left open."""
    today = diary.today
    observations = observe_all((payload, str(id)) for id, payload in diary_of(today))
    about = about_from_profile(diary.profile, today)
    asked = [q.code for q in QUESTIONS if q.code not in LEFT_OPEN and not fact(q.code).is_number]
    said = {f"q-{code}": ANSWERS.get(code, "no") for code in asked if fact(code).type != "choice"}
    said |= {"step": "start", "who": "me", "none_of_signs": "on", "none_of_applies": "on"}
    said |= {"seen": ",".join(["applies", *(q.code for q in QUESTIONS)]), "go": "result"}
    place = Diary(observations, about, ZoneInfo(ZONE))
    data = QueryDict(urlencode({**said, "age": str(about.facts["age_years"])}))
    return run_payload(check(data, live_red_flags(), diary.now, place), diary)
