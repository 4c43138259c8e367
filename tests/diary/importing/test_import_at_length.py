"""Files as long as real ones: seconds, and little memory, from the upload to the last row."""

import resource
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import count, pairwise

import pytest
from django.utils import timezone

from diary.actions.importing.reading import read_import
from diary.actions.importing.steps import open_import
from diary.actions.importing.upload import receive_file, say_columns
from diary.actions.importing.writing import confirm_import, undo_import, write_import
from diary.domain.importing.csv_mapping import Column, CsvMapping
from diary.models import Entry
from diary.models.patient import read_diary
from tests.diary.factories import NOON, a_patient
from tests.diary.importing.files import DOCTYPE, apple_record, apple_weight

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MEGABYTE = 1024 * 1024
ROWS = 20_000


def health_export(size: int) -> Iterator[bytes]:
    """Yield an export of Apple Health of about ``size`` bytes: heart rates, and a weight now and then."""
    heart_rate = "HKQuantityTypeIdentifierHeartRate"
    yield f"<?xml version='1.0'?>{DOCTYPE}<HealthData>".encode()
    written = 0
    for number in count():
        at = NOON - timedelta(hours=number)
        day = f"{at:%Y-%m-%d %H:%M:%S} +0000"
        records = [apple_record(heart_rate, day, 60 + n % 40, unit="count/min") for n in range(200)]
        chunk = ("".join(records) + apple_weight(day, 72.5)).encode()
        yield chunk
        written += len(chunk)
        if written > size:
            break
    yield b"</HealthData>"


def peak() -> int:
    """Return the most memory this process has had, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def test_57_megabytes_of_apple_health_take_seconds_and_little_memory():
    diary = read_diary(a_patient(), NOON)
    before, began = peak(), time.monotonic()

    id = receive_file(diary=diary, chunks=health_export(57_000_000))
    received = time.monotonic()
    work = open_import(diary, id)
    read_import(work=work, now=lambda: NOON)

    took, more = time.monotonic() - received, (peak() - before) / MEGABYTE
    print(f"sealed in {received - began:.1f} s, read in {took:.1f} s, {more:.0f} MB more")  # noqa: T201
    assert work.state.step == "ready"
    assert work.state.tally.new > 500
    assert took < 30
    assert more < 150


def test_20_000_rows_are_written_within_a_minute_and_taken_back():
    patient = a_patient()
    diary = read_diary(patient, NOON)
    rows = (f"{NOON - timedelta(hours=n):%Y-%m-%d %H:%M},{70 + n % 9}.5\n" for n in range(ROWS))
    id = receive_file(diary=diary, chunks=(row.encode() for row in ("when,kg\n", *rows)))
    columns = (Column(use="date"), Column(use="weight"))
    mapping = CsvMapping(
        encoding="utf-8-sig", delimiter=",", has_header=True, columns=columns,
        date_order="year_first", decimal_sign="point", weight_unit="kg",
    )  # fmt: skip
    work, now = open_import(diary, id), timezone.now
    read_import(work=work, now=now)
    say_columns(work=work, mapping=mapping, now=now())
    marks = [time.monotonic()]
    read_import(work=work, now=now)
    marks.append(time.monotonic())
    confirm_import(work=work, sorts=("weight_kg",), takes_profile=False, now=now())
    write_import(work=work, now=now)
    marks.append(time.monotonic())
    assert work.state.written.added == Entry.objects.owned_by(patient).count() == ROWS

    undo_import(work=work, now=now())

    marks.append(time.monotonic())
    reading, writing, undoing = (b - a for a, b in pairwise(marks))
    print(f"read in {reading:.1f} s, written in {writing:.1f} s, undone in {undoing:.1f} s")  # noqa: T201
    assert not Entry.objects.owned_by(patient).exists()
    assert max(reading, writing, undoing) < 60
