"""A comparison is asked for, worked out at once or by a worker, kept with its seed, and never lost or rerolled."""

from datetime import timedelta

import pytest
import time_machine

from diary.actions import patterns
from diary.actions.entries import delete_entry
from diary.actions.erase import erase_diary
from diary.actions.export import export_parts
from diary.actions.patterns import NothingChosen, ask_for_patterns, kept_run, work_out_by_id
from diary.actions.profile import ChosenElsewhere, compare
from diary.actions.store import store
from diary.models import Entry, PatternRun
from diary.models.patient import read_diary
from diary.models.patterns import PATTERN_RUN_ID
from diary.tasks import compare_days
from diary.views.patterns.reading import last_run
from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.patterns.diaries import ONION, day, symptom
from tests.diary.patterns.kept import A_COMPARISON, a_comparison
from tests.diary.patterns.written import a_diary, patterns_id, worked_out, write_days

pytestmark = pytest.mark.django_db
NSAID = "medicine:nsaid"


def test_what_is_asked_for_is_worked_out_and_kept():
    diary = a_diary()
    write_days(diary.patient)

    ask_for_patterns(diary=diary)
    assert last_run(diary).is_waiting
    assert last_run(diary).payload.findings is None
    with time_machine.travel(NOON, tick=False):
        compare_days.call(diary.patient.pk)

    run = last_run(diary)
    found = run.payload.findings
    assert (run.is_waiting, run.is_stale) == (False, False)
    assert [(pair.symptom, pair.exposure) for pair in found.pairs] == [("bloating", ONION)]
    assert (found.first, found.last, found.seed) == (day(40), day(1), run.payload.seed)
    assert (run.payload.compared, run.payload.used.entries) == ((ONION,), 90)


def test_nothing_is_worked_out_without_being_asked_for_or_chosen():
    diary = read_diary(a_patient(), NOON)

    with pytest.raises(NothingChosen):
        ask_for_patterns(diary=diary)
    compare_days.call(diary.patient.pk)
    assert not PatternRun.objects.exists()
    compare_days.call(diary.patient.pk + 999)  # nobody


def test_asking_again_draws_no_other_seed_and_finds_the_same():
    diary = a_diary()
    write_days(diary.patient)

    first = worked_out(diary)
    second = worked_out(diary, NOON + timedelta(minutes=1))

    assert first.claims  # shown, and so looked for again only on days to come
    assert (second.findings, second.claims) == (first.findings, first.claims)
    assert first.seed != worked_out(a_diary()).seed


def test_a_worker_that_dies_loses_nothing_and_another_goes_on(monkeypatch):
    diary = a_diary()
    write_days(diary.patient)
    before = worked_out(diary)
    ask_for_patterns(diary=diary)

    def dies(*_args, **_more):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(patterns, "find_patterns", dies)
        with pytest.raises(MemoryError):
            work_out_by_id(patient_id=diary.patient.pk, now=lambda: NOON)

    later = read_diary(diary.patient, NOON + timedelta(minutes=3))
    assert last_run(later).payload.findings == before.findings
    assert last_run(later).seems_stopped
    ask_for_patterns(diary=later)
    work_out_by_id(patient_id=diary.patient.pk, now=lambda: NOON)
    assert not last_run(later).is_waiting


def test_of_two_workers_the_first_result_stands(monkeypatch):
    diary = a_diary()
    write_days(diary.patient)
    ask_for_patterns(diary=diary)
    find = patterns.find_patterns

    def slower(table, **more):
        monkeypatch.setattr(patterns, "find_patterns", find)
        work_out_by_id(patient_id=diary.patient.pk, now=lambda: NOON + timedelta(minutes=1))
        return find(table, **more)

    monkeypatch.setattr(patterns, "find_patterns", slower)
    work_out_by_id(patient_id=diary.patient.pk, now=lambda: NOON + timedelta(minutes=2))

    version, kept = kept_run(diary)
    assert (version, kept.recorded_at) == (2, NOON + timedelta(minutes=1))


@pytest.mark.parametrize(
    "change", ["an entry more", "an entry changed", "an entry deleted", "choice"]
)
def test_a_comparison_is_old_once_the_diary_or_the_choice_changed(change):
    diary = a_diary()
    entry = an_entry(diary.patient, "symptom")
    worked_out(diary)
    later = NOON + timedelta(minutes=5)

    if change == "an entry more":
        an_entry(diary.patient)
    elif change == "an entry changed":
        entry.patient = diary.patient
        store(entry, symptom(1, 9), seen=1, now=later)
    elif change == "an entry deleted":
        delete_entry(entry=entry, now=later)
    else:
        compare(diary=diary, exposures=(NSAID,), was=(ONION,))
        diary = read_diary(diary.patient, NOON)

    assert last_run(diary).is_stale


def test_what_was_shown_stays_claimed_and_is_handed_on(monkeypatch):
    diary = a_diary()
    write_days(diary.patient)
    record = PatternRun(patient=diary.patient, id=PATTERN_RUN_ID)
    before = A_COMPARISON.claims[0].model_copy(update={"last": day(2)})
    of_now = before.model_copy(update={"symptom": "wind", "last": day(1)})
    store(record, a_comparison(claims=(before, of_now)), seen=0, now=NOON)
    handed = []
    find = patterns.find_patterns

    def noting(table, *, seed, claimed):
        handed.append((seed, claimed))
        return find(table, seed=seed, claimed=claimed)

    monkeypatch.setattr(patterns, "find_patterns", noting)
    kept = worked_out(diary)

    assert handed == [(77, [before.claimed()])]
    assert kept.claims[:2] == (before, of_now)


def test_a_kept_comparison_that_does_not_open_is_made_anew():
    diary = a_diary()
    worked_out(diary)
    PatternRun.objects.update(sealed=b"\x01broken")

    assert last_run(diary).payload is None
    assert worked_out(diary).findings is not None


def test_entries_that_do_not_open_are_counted_and_the_others_compared():
    diary = a_diary()
    write_days(diary.patient)
    Entry.objects.filter(id=patterns_id(0)).update(version=9)

    kept = worked_out(diary)

    assert (kept.unreadable, kept.findings.days_recorded) == (1, 40)


def test_nothing_of_a_comparison_is_in_clear_and_erasing_takes_it():
    diary = a_diary("medicine:own:knee gel")
    write_days(diary.patient)
    worked_out(diary)
    rows = repr(list(PatternRun.objects.values_list()))
    assert [word for word in ("knee", "bloating", "medicine") if word in rows] == []
    assert "knee gel" in "".join(export_parts(patient=diary.patient, now=NOON))

    erase_diary(patient=diary.patient)

    assert not PatternRun.objects.exists()
    compare_days.call(diary.patient.pk)  # a task that was still waiting
    assert not PatternRun.objects.exists()


def test_a_choice_made_elsewhere_is_not_overwritten():
    diary = a_diary()
    other = read_diary(diary.patient, NOON)
    compare(diary=other, exposures=(NSAID,), was=(ONION,))

    for stale in (diary, read_diary(diary.patient, NOON)):
        with pytest.raises(ChosenElsewhere):
            compare(diary=stale, exposures=("habit:stress",), was=(ONION,))
    assert read_diary(diary.patient, NOON).profile.compared == (NSAID,)
