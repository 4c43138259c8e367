"""A visit: bounds, silence, and what a pack is made from."""

from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from diary.domain.entries import PAYLOADS, Note
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.profile import Profile
from diary.domain.visits.source import KeptEntry, PackSource
from diary.domain.visits.visit import Asked, Followed, VisitPayload
from tests.diary.visits.source_samples import (
    empty_source,
    sample_source,
    source_that_says,
    year_source,
)

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def a_visit(**fields) -> VisitPayload:
    return VisitPayload.build(**{"zone": "Europe/London", "recorded_at": NOW} | fields)


def test_the_first_three_questions_are_the_top_ones():
    questions = tuple(Asked(text=f"Question {n}?") for n in range(5))

    assert a_visit(questions=questions).top_questions == questions[:3]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("goals", ("a",) * 4),
        ("questions", (Asked(text="Why?"),) * 11),
        ("next_steps", ("a",) * 6),
        ("followed", (Followed(tag="bloating", until=date(2026, 12, 1)),) * 4),
        ("at", "24:00"),
        ("at", "9:20"),
        ("sections", ("flags",)),
        ("goals", ("\x00",)),
    ],
)
def test_what_is_too_much_is_refused_without_being_repeated(field, value):
    with pytest.raises(PayloadDoesNotFit) as refused:
        a_visit(**{field: value})

    assert set(refused.value.errors) == {field}


def test_a_period_runs_forward():
    day = date(2026, 11, 1)

    assert a_visit(period_first=day, period_last=day).period_last == day
    with pytest.raises(PayloadDoesNotFit):
        a_visit(period_first=day, period_last=date(2026, 10, 31))


def test_what_is_followed_is_named_once():
    with pytest.raises(ValueError, match="a tag or an own label"):
        Followed(until=date(2026, 12, 1))
    with pytest.raises(ValueError, match="a tag or an own label"):
        Followed(tag="bloating", own_label="my knee", until=date(2026, 12, 1))


def test_it_shows_nothing_in_an_error_or_a_log():
    visit = a_visit(goals=("Sleep through",), questions=(Asked(text="Why me?"),))

    assert "Sleep" not in repr(visit)
    assert "Why me" not in repr(visit.questions)
    assert VisitPayload.read(visit.seal_bytes()) == visit


def test_the_period_of_a_pack_includes_both_its_days():
    def note(day: int) -> KeptEntry:
        at = datetime(2026, 11, day, 23, 30, tzinfo=UTC)
        return KeptEntry(
            UUID(int=day), Note(zone="Europe/London", recorded_at=at, written_at=at, text="x")
        )

    source = PackSource(
        visit_id=UUID(int=9),
        visit=a_visit(),
        profile=Profile(zone="Europe/London"),
        entries=tuple(note(day) for day in (1, 2, 3, 4)),
        first=date(2026, 11, 2),
        last=date(2026, 11, 3),
        made_at=NOW,
        zone=ZoneInfo("Europe/London"),
        clinic="Sample Clinic",
        language="en-gb",
        site="https://clinic.example",
    )

    assert [e.id.int for e in source.in_period()] == [2, 3]


def test_the_samples_of_a_source_hold_every_kind_of_entry_and_can_be_made_again():
    source = sample_source()

    assert {entry.payload.kind for entry in source.entries} == set(PAYLOADS)
    assert sample_source() == source
    assert len(year_source().in_period()) > 5 * 365
    assert empty_source().entries == ()
    assert source_that_says("<b>").visit.story == "<b>"
