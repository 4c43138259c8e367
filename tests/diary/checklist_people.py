"""Builders for people and diaries that the tests of facts and red flags share."""

from datetime import UTC, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

from diary.domain.about import About
from diary.domain.facts import derive_facts
from diary.domain.observations import Observation
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.evaluate import Findings, evaluate
from education.domain.red_flags.facts import FactSet
from education.domain.red_flags.rule_set import RuleSet, load_rules

ZONE = ZoneInfo("Europe/London")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
RULES: RuleSet = load_rules(catalogue())


def quickest(call, times: int = 5) -> float:
    """Return the seconds of the quickest of some calls, so that a busy machine fails no test."""

    def once() -> float:
        start = perf_counter()
        call()
        return perf_counter() - start

    return min(once() for _ in range(times))


def ago(days: float = 0, *, hours: float = 0, minutes: float = 0) -> datetime:
    return NOON.astimezone(UTC) - timedelta(days=days, hours=hours, minutes=minutes)


def seen(kind: str, at: datetime, **fields) -> Observation:
    return Observation(
        kind, at, at.astimezone(ZONE).date(), fields, f"{kind}{at}{sorted(fields.items(), key=str)}"
    )


def stool(days: float = 0, *, hours: float = 0, minutes: float = 0, **fields) -> Observation:
    return seen("bowel_movement", ago(days, hours=hours, minutes=minutes), **fields)


def symptom(
    tag: str, days: float = 0, *, hours: float = 0, severity: int | None = None
) -> Observation:
    return seen("symptom", ago(days, hours=hours), tag=tag, severity_0_10=severity)


def vomit(days: float = 0, *, hours: float = 0, content: str = "food", times=None) -> Observation:
    return seen("vomiting", ago(days, hours=hours), content=content, times=times)


def measured(days: float = 0, *, hours: float = 0, **fields) -> Observation:
    return seen("measurement", ago(days, hours=hours), **fields)


def medicine(name: str, started: float, stopped: float | None = None) -> Observation:
    fields = {"class": name, "start_known": True}
    if stopped is not None:
        fields["stopped"] = ago(stopped)
    return seen("medicine", ago(started), **fields)


def on_days(tag: str, *days: int) -> list[Observation]:
    return [symptom(tag, day) for day in days]


def loose_on(*days: int) -> list[Observation]:
    return [stool(day, stool_form=6) for day in days]


def facts(
    *observations, height_cm=None, returned=None, about=None, zone=ZONE, **answers
) -> FactSet:
    """Return the facts of a person; ``about`` is the profile, keywords are answers."""
    person = About(about or {}, height_cm, returned)
    return derive_facts(observations, person, NOON, zone, answers)


def findings(*observations, **known) -> Findings:
    return evaluate(RULES, facts(*observations, **known), NOON)


def fired(*observations, **known) -> set[str]:
    return {found.code for found in findings(*observations, **known).fired}


def prompted(*observations, **known) -> set[str]:
    return {prompt.code for prompt in findings(*observations, **known).prompts}
