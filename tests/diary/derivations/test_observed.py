"""What the rules read of an entry: until when something was there, and from when to when a medicine was taken."""

from datetime import UTC, date, datetime, timedelta

import pytest

from diary.domain.about import about_from_profile, fits
from diary.domain.entries import PAYLOADS
from diary.domain.observations import observe, observe_all
from diary.domain.profile import Profile

AT = datetime(2026, 11, 20, 22, tzinfo=UTC)
PAIN = {"tag": "abdominal_pain", "severity_0_10": 4, "started_at": AT}


def entry(kind: str, *, written: datetime = AT, **fields):
    return PAYLOADS[kind].build(zone="Europe/Madrid", recorded_at=written, **fields)


def test_a_symptom_with_an_end_was_there_until_then_and_on_every_day_between():
    end = AT + timedelta(hours=3)
    fields = observe(entry("symptom", ended_at=end, **PAIN), "1").fields
    assert (fields["until"], fields["until_date"]) == (end, date(2026, 11, 21))
    assert fields["every_day_between"] is True


def test_a_symptom_that_goes_on_was_there_when_it_was_written_down():
    later = AT + timedelta(days=3)
    fields = observe(entry("symptom", still_going=True, written=later, **PAIN), "1").fields
    assert fields["until"] == later
    assert fields["every_day_between"] is False


@pytest.mark.parametrize(
    "more", [{}, {"ended_at": AT}, {"still_going": True}, {"still_going": False}]
)
def test_a_symptom_without_a_length_is_a_moment(more):
    seen = observe(entry("symptom", **PAIN, **more), "1")
    assert "until" not in seen.fields
    assert (seen.at, seen.local_date, seen.id) == (AT, date(2026, 11, 20), "1")


def test_a_word_of_one_s_own_is_told_apart_from_a_tag():
    own = PAIN | {"tag": None, "own_label": "abdominal_pain"}
    assert observe(entry("symptom", **own), "1").fields["tag"] == "own:abdominal_pain"
    assert observe(entry("symptom", **PAIN), "1").fields["tag"] == "abdominal_pain"


def test_a_medicine_is_taken_from_the_first_moment_of_a_day_to_the_last_of_another():
    taken = {"name": "Sample", "medicine_class": "nsaid", "started_on": date(2026, 11, 1)}
    seen = observe(entry("medicine", stopped_on=date(2026, 11, 10), **taken), "1")
    assert seen.at == datetime(2026, 10, 31, 23, tzinfo=UTC)
    assert seen.fields["stopped"] == datetime(2026, 11, 10, 23, tzinfo=UTC)
    assert seen.fields["start_known"] is True
    assert "stopped" not in observe(entry("medicine", **taken), "1").fields


def test_a_medicine_without_a_start_was_always_taken_and_says_so():
    seen = observe(entry("medicine", name="Sample", medicine_class="nsaid"), "1")
    assert seen.local_date == date(1900, 1, 1)
    assert seen.fields["start_known"] is False


def test_kinds_that_no_rule_reads_are_left_out():
    note = entry("note", text="Sample", written_at=AT)
    assert observe(note, "1") is None
    assert [seen.id for seen in observe_all([(note, "1"), (entry("symptom", **PAIN), "2")])] == [
        "2"
    ]


def test_a_profile_says_what_it_knows_and_nothing_that_does_not_fit():
    said = {"diabetes": "yes", "phq2_score": 2, "nothing_known": "yes", "liver_disease": "perhaps"}
    born = date(1976, 11, 22)
    profile = Profile.build(
        zone="UTC", date_of_birth=born, height_cm=170, conditions=said, pregnant="no"
    )
    about = about_from_profile(profile, date(2026, 11, 21))
    assert about.facts == {"diabetes": "yes", "phq2_score": 2, "pregnant": "no", "age_years": 49}
    assert about.height_cm == 170
    assert about_from_profile(None, born).facts == {}
    assert about_from_profile(Profile.build(zone="UTC"), born).facts == {}
    assert not fits("nothing_known", "yes")
