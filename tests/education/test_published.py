"""The content version: it grows, it is asked for seldom, and an outage does not lose it."""

import pytest
from django.db import DatabaseError, transaction

from education import published
from education.published import bump_content_version, content_version, forget_content_version


@pytest.fixture(autouse=True)
def _fresh_memory():
    forget_content_version()
    yield
    forget_content_version()


@pytest.mark.django_db
def test_every_bump_is_a_number_never_used_before():
    seen = {content_version()}
    for _ in range(3):
        bump_content_version()
        seen.add(content_version())

    assert len(seen) == 4
    assert max(seen) > 1_700_000_000_000_000  # microseconds: later than any earlier copy's


@pytest.mark.django_db(transaction=True)
def test_a_process_asks_once_and_then_remembers(django_assert_num_queries):
    with django_assert_num_queries(1):
        content_version()
        content_version()


@pytest.mark.django_db(transaction=True)
def test_a_publish_is_seen_at_once_by_the_process_that_made_it():
    before = content_version()

    bump_content_version()

    assert content_version() > before


@pytest.mark.django_db(transaction=True)
def test_a_version_is_not_remembered_before_it_is_committed():
    before = content_version()

    with transaction.atomic():
        bump_content_version()
        content_version()
        assert published._Memory.seen.number == before

    assert content_version() > before


@pytest.mark.django_db(transaction=True)
def test_other_processes_publishes_are_seen_after_five_seconds(time_machine_seconds):
    content_version()
    published._rows().update(number=7) or published._rows().create(id=1, number=7)

    assert content_version() != 7
    time_machine_seconds(published.REREAD_AFTER_SECONDS)
    assert content_version() == 7


@pytest.fixture
def time_machine_seconds(monkeypatch):
    """Return a function that lets seconds pass for this module's clock."""
    offset = [0.0]
    real = published.time.monotonic
    monkeypatch.setattr(published.time, "monotonic", lambda: real() + offset[0])

    def later(seconds):
        offset[0] += seconds

    return later


@pytest.mark.django_db(transaction=True)
def test_the_last_version_stands_while_the_database_is_away(monkeypatch, time_machine_seconds):
    bump_content_version()
    known = content_version()

    def away():
        raise DatabaseError

    monkeypatch.setattr(published, "_read", away)
    time_machine_seconds(published.REREAD_AFTER_SECONDS)

    assert content_version() == known
