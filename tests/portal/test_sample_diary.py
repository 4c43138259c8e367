"""The sample diary: the same for everybody, plausible, with gaps and something to ask about."""

from collections import Counter
from datetime import date, timedelta

from diary.domain.entries import PAYLOADS, BowelMovement, Day, Medicine
from portal.sample.diary_days import DAYS, TRACKED, diary_of

TODAY = date(2026, 11, 22)
ENTRIES = list(diary_of(TODAY))
PAYLOADS_OF_TODAY = [payload for _id, payload in ENTRIES]


def of_kind(kind: type) -> list:
    return [payload for payload in PAYLOADS_OF_TODAY if isinstance(payload, kind)]


def test_the_same_day_gives_the_same_diary():
    assert list(diary_of(TODAY)) == ENTRIES
    assert len({id for id, _payload in ENTRIES}) == len(ENTRIES)


def test_all_nine_kinds_are_there():
    assert {payload.kind for payload in PAYLOADS_OF_TODAY} == set(PAYLOADS)


def test_it_covers_120_days_before_today_with_days_left_out():
    days = {payload.local_day() for payload in PAYLOADS_OF_TODAY}

    assert min(days) == TODAY - timedelta(days=DAYS)
    assert max(days) == TODAY - timedelta(days=1)
    assert 5 <= DAYS - len(days) <= 20


def test_some_days_are_complete_and_some_are_not():
    complete = Counter(day.symptoms_complete for day in of_kind(Day))

    assert complete[True] > complete[None] > 5
    assert False not in complete


def test_blood_is_noted_once_and_only_on_paper():
    blood = Counter(poo.blood for poo in of_kind(BowelMovement))

    assert blood["on_paper"] == 1
    assert set(blood) == {"none", "on_paper"}


def test_courses_stop_and_doses_name_their_course():
    courses = {id for id, payload in ENTRIES if isinstance(payload, Medicine)}
    doses = [payload for payload in PAYLOADS_OF_TODAY if payload.kind == "dose"]

    assert {p.medicine_class for p in of_kind(Medicine)} == {"nsaid", "probiotic", "ppi", None}
    assert {dose.medicine_id for dose in doses} == courses
    assert {dose.medicine_name for dose in doses} == {p.name for p in of_kind(Medicine)}
    assert sorted(p.name for p in of_kind(Medicine) if p.is_taken_on(TODAY)) == [
        "Omeprazole",
        "Peppermint oil",
    ]


def test_some_entries_were_written_down_late():
    late = [payload for payload in PAYLOADS_OF_TODAY if payload.is_backfilled()]

    assert 3 <= len(late) <= 40


def test_what_is_tracked_is_what_was_noted():
    noted = {payload.tag for payload in PAYLOADS_OF_TODAY if payload.kind == "symptom"}

    assert noted == set(TRACKED)
