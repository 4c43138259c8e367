"""What nobody found is counted for staff, and is never anybody's own."""

from datetime import date, timedelta

import pytest

from education.finding.unanswered import (
    DROPPED_AFTER_DAYS,
    FORGOTTEN_AFTER_DAYS,
    MOST_ROWS,
    SHOWN_AFTER_DAYS,
    count_unanswered,
    forget_old,
    shown_to_staff,
)
from education.models import UnansweredSearch
from education.reports.registry import REPORTS
from tests.education import shelf

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


def ask(query, *, days=1, start=DAY, times_a_day=1):
    for day in range(days):
        for _ in range(times_a_day):
            count_unanswered(query, "en-gb", today=start + timedelta(days=day))


def test_words_are_kept_only_once_asked_on_several_days():
    ask("SIBO breath test", days=SHOWN_AFTER_DAYS - 1, times_a_day=50)
    assert not shown_to_staff()
    assert UnansweredSearch.objects.get().words == ""

    ask("sibo breath tests", start=DAY + timedelta(days=9))

    (row,) = shown_to_staff()
    assert (row.words, row.days) == ("sibo breath tests", SHOWN_AFTER_DAYS)


def test_the_row_says_the_day_and_nothing_nearer():
    ask("zonulin")

    row = UnansweredSearch.objects.get()
    assert {f.name for f in row._meta.fields} == {
        "id", "digest", "words", "times", "days", "first_day", "last_day"
    }  # fmt: skip
    assert "zonulin" not in str(vars(row))


@pytest.mark.parametrize(
    "query",
    [
        "jo@example.org",
        "call 07700 900123",
        "my name is jo bloggs from leeds and i",
        "the of",
        "!!",
    ],
)
def test_what_may_say_who_somebody_is_is_not_counted_at_all(query):
    ask(query, days=9)

    assert not UnansweredSearch.objects.exists()


def test_what_is_no_longer_asked_is_dropped():
    ask("rare")
    ask("common", days=SHOWN_AFTER_DAYS)

    assert forget_old(today=DAY + timedelta(days=FORGOTTEN_AFTER_DAYS)) == 0
    assert forget_old(today=DAY + timedelta(days=FORGOTTEN_AFTER_DAYS + 1)) == 1
    assert [row.words for row in UnansweredSearch.objects.all()] == ["common"]
    assert forget_old(today=DAY + timedelta(days=DROPPED_AFTER_DAYS + 9)) == 1


def test_a_new_search_drops_old_ones_by_itself():
    ask("rare")
    ask("new", start=DAY + timedelta(days=FORGOTTEN_AFTER_DAYS + 1))

    assert UnansweredSearch.objects.count() == 1


def test_a_flood_of_searches_fills_no_disk():
    UnansweredSearch.objects.bulk_create(
        UnansweredSearch(digest=str(n), first_day=DAY, last_day=DAY) for n in range(MOST_ROWS)
    )
    ask("one more")

    assert UnansweredSearch.objects.count() == MOST_ROWS


def test_only_a_search_that_found_nothing_is_counted(client):
    shelf.article("fibre", title="Fibre")

    client.get("/search/", {"q": "fibre"})
    client.get("/search/", {"q": "fibre", "topic": "none"})
    client.head("/search/", {"q": "zebra"})
    client.get("/search/", {"q": ""})
    assert not UnansweredSearch.objects.exists()

    client.get("/search/", {"q": "zebra"})
    assert UnansweredSearch.objects.get().times == 1


def test_staff_read_the_words_and_how_often_in_a_report():
    ask("breath test", days=SHOWN_AFTER_DAYS)
    ask("somebodys own")

    (row,) = REPORTS["searches-without-result"].rows()

    assert (row["title"], row["times"], row["days"]) == ("breath test", 3, 3)
    assert row["place"] == "/search/?q=breath+test"
