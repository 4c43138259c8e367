"""One tap saves what was recorded before, another takes it back; missed days are offered, never counted."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from diary.models import Entry
from diary.vault import open_entries
from tests.diary.factories import NOON, TODAY, a_patient, a_symptom_tag, an_entry

pytestmark = pytest.mark.django_db
BATCH = str(UUID(int=77))
DAY = timedelta(days=1)


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    a_symptom_tag("heartburn", "Heartburn")
    return a_patient(tracked=("bloating", "heartburn"))


def scores_of_today(patient):
    rows = Entry.objects.owned_by(patient).kept().on(TODAY).oldest_first()
    return [(e.payload.tag, e.payload.severity_0_10) for e in open_entries(patient, rows)]


def recorded(patient, *scores, tag="bloating"):
    """Record a score on each of the days before today, the last one yesterday."""
    for back, score in enumerate(reversed(scores), start=1):
        an_entry(patient, "symptom", tag=tag, severity_0_10=score, started_at=NOON - back * DAY)


def copy(browser, which):
    return browser.post(
        reverse("today"), {"batch": BATCH, "copy": which, "shown": TODAY.isoformat()}
    )


def test_same_as_usual_saves_the_middle_score_of_the_recorded_days(signed_in):
    recorded(signed_in.patient, 2, 9, 4)

    page = signed_in.get(copy(signed_in, "usual").url)

    assert scores_of_today(signed_in.patient) == [("bloating", 4)]
    assert "Saved: Bloating 4." in page.content.decode()
    assert "not monitored by the clinic" in page.content.decode()


@pytest.mark.parametrize("scores", [(), (5, 5)])
def test_without_three_recorded_days_there_is_no_usual_and_nothing_is_saved(signed_in, scores):
    recorded(signed_in.patient, *scores)

    page = signed_in.get(copy(signed_in, "usual").url).content.decode()

    assert scores_of_today(signed_in.patient) == []
    assert "There is no usual yet" in page
    assert "Undo" not in page


def test_a_score_of_today_is_not_part_of_what_is_usual(signed_in):
    recorded(signed_in.patient, 2, 2)
    an_entry(signed_in.patient, "symptom", severity_0_10=9, started_at=NOON)

    copy(signed_in, "usual")

    assert scores_of_today(signed_in.patient) == [("bloating", 9)]


def test_undo_takes_back_all_scores_of_one_save_and_no_other(signed_in):
    recorded(signed_in.patient, 3)
    recorded(signed_in.patient, 6, tag="heartburn")
    an_entry(signed_in.patient, "symptom", severity_0_10=1, started_at=NOON - timedelta(hours=2))
    signed_in.get(saved := copy(signed_in, "yesterday").url)
    assert sorted(scores_of_today(signed_in.patient)) == [
        ("bloating", 1), ("bloating", 3), ("heartburn", 6),
    ]  # fmt: skip

    undo = signed_in.get(saved).context["undo"]
    answer = signed_in.post(f"/diary/{TODAY}/", {"undo": str(undo)}, follow=True)

    assert scores_of_today(signed_in.patient) == [("bloating", 1)]
    assert "Taken back" in answer.content.decode()


def test_undo_of_one_entry_can_itself_be_undone(signed_in):
    sent = {"id": BATCH, "date": str(TODAY), "time": "11:00", "text": "Sample words"}
    page = signed_in.get(signed_in.post(reverse("add_entry", args=["note"]), sent).url)

    after = signed_in.post(f"/diary/{TODAY}/", {"undo": str(page.context["undo"])}, follow=True)
    assert Entry.objects.kept().count() == 0
    signed_in.post(reverse("undo_delete", args=[after.context["deleted"]]))

    assert Entry.objects.kept().count() == 1


def test_what_was_changed_since_is_not_taken_back(signed_in):
    entry = an_entry(signed_in.patient, text="Sample words")
    change = {"seen": "1", "date": str(TODAY), "time": "11:00", "text": "Other words"}
    signed_in.post(reverse("edit_entry", args=[entry.id]), change)

    page = signed_in.get(reverse("today"), {"saved": "1", "undo": str(entry.id)})
    answer = signed_in.post(f"/diary/{TODAY}/", {"undo": str(entry.id)}, follow=True)

    assert page.context["undo"] is None
    assert "nothing to take back" in answer.content.decode()
    assert Entry.objects.kept().count() == 1


@pytest.mark.parametrize("undo", ["", "x", str(UUID(int=1)), "9" * 500])
def test_an_undo_of_nothing_changes_nothing(signed_in, undo):
    an_entry(signed_in.patient)

    answer = signed_in.post(f"/diary/{TODAY}/", {"undo": undo})

    assert answer.status_code == 302
    assert Entry.objects.kept().count() == 1


def test_nobody_takes_back_what_is_anothers(signed_in):
    other = an_entry(a_patient())

    signed_in.post(f"/diary/{TODAY}/", {"undo": str(other.id)})

    assert Entry.objects.kept().count() == 1


def missed(browser):
    return [day.day for day in browser.get(reverse("today")).context["missed"]]


def test_days_without_entries_are_offered_back_to_the_first_entry_of_the_week(signed_in):
    for back in (4, 2):
        an_entry(signed_in.patient, written_at=NOON - back * DAY)

    assert missed(signed_in) == [21, 19]


@pytest.mark.parametrize("days_back", [(), (8,), (30,), (1,), (1, 4)])
def test_nobody_is_shown_what_they_did_not_do(signed_in, days_back):
    for back in days_back:
        an_entry(signed_in.patient, written_at=NOON - back * DAY)

    assert missed(signed_in) == []


def test_a_missed_day_is_one_tap_away_and_what_is_added_says_when_it_was_written(signed_in):
    an_entry(signed_in.patient, written_at=NOON - 3 * DAY)
    page = signed_in.get(reverse("today")).content.decode()
    assert 'href="/diary/2026-11-20/"' in page
    assert "unknown, and that is fine" in page

    sent = {"date": "2026-11-20", "time": "10:00", "text": "Sample words"}
    added = signed_in.post(reverse("add_entry", args=["note"]), sent, follow=True)

    assert "Written later" in added.content.decode()


def offered(browser):
    return dict(browser.get(reverse("today")).context["same"])


def test_what_a_tap_will_save_is_said_before_it_and_is_what_it_saves(signed_in):
    recorded(signed_in.patient, 2, 9, 4)
    recorded(signed_in.patient, 6, tag="heartburn")

    promised = offered(signed_in)
    page = signed_in.get(reverse("today")).content.decode()

    assert promised == {"yesterday": "Bloating 4, Heartburn 6", "usual": "Bloating 4"}
    assert "<small>Bloating 4, Heartburn 6</small>" in page
    assert f"Saved: {promised['usual']}." in signed_in.get(copy(signed_in, "usual").url).content.decode()  # fmt: skip


def test_a_tap_that_would_save_nothing_is_not_offered(signed_in):
    recorded(signed_in.patient, 5, 5)
    assert set(offered(signed_in)) == {"yesterday"}

    copy(signed_in, "yesterday")

    assert offered(signed_in) == {}


def test_a_score_that_stands_today_is_not_promised_again(signed_in):
    recorded(signed_in.patient, 5)
    recorded(signed_in.patient, 6, tag="heartburn")
    an_entry(signed_in.patient, "symptom", severity_0_10=5, started_at=NOON)

    assert offered(signed_in) == {"yesterday": "Heartburn 6"}


def test_what_is_usual_counts_three_weeks_and_no_more(signed_in):
    for back in (22, 23, 24):
        an_entry(signed_in.patient, "symptom", severity_0_10=7, started_at=NOON - back * DAY)

    assert offered(signed_in) == {}


def test_what_was_saved_is_said_in_the_order_in_which_it_is_tracked(signed_in):
    for batch in range(8):  # the ids of rows of one moment stand in any order
        sent = {"batch": str(UUID(int=batch)), "score_heartburn": "1", "score_bloating": "2"}
        page = signed_in.get(signed_in.post(reverse("today"), sent).url).content.decode()
        assert "Saved: Bloating 2, Heartburn 1." in page
        signed_in.post(f"/diary/{TODAY}/", {"undo": sent["batch"]})
