"""Short ways to write down a diary for these tests: days are days before noon of 22 November 2026."""

from datetime import date, datetime, timedelta

from diary.domain.trends.told import Told
from tests.diary.factories import NOON, TODAY, a_payload


def ago(days: float) -> datetime:
    return NOON - timedelta(days=days)


def day_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def symptom(days: float, score: int, tag: str | None = "bloating", **fields):
    return a_payload(
        "symptom",
        tag=tag,
        severity_0_10=score,
        **{"started_at": ago(days), "recorded_at": ago(days), **fields},
    )


def whole_day(days: int, **fields):
    return a_payload("day", local_date=day_ago(days), **fields)


def complete(days: int, **fields):
    return whole_day(days, symptoms_complete=True, meals_complete=True, **fields)


def poo(days: float, form: int | None = 4, **fields):
    return a_payload("bowel_movement", occurred_at=ago(days), stool_form=form, **fields)


def meal(days: float, *plants: str):
    return a_payload("meal", eaten_at=ago(days), plants=plants)


def weighed(days: float, kg: float):
    return a_payload(
        "measurement", measured_at=ago(days), pulse_bpm=None, weight_value=kg, weight_unit="kg", weight_kg=kg
    )  # fmt: skip


def told(*payloads) -> Told:
    return Told().take_all((payload, f"entry-{n}") for n, payload in enumerate(payloads))


def course(name, started, stopped=None, **fields):
    """Return a medicine taken from one date to another, or still."""
    return a_payload("medicine", name=name, started_on=started, stopped_on=stopped, **fields)
