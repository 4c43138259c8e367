"""Apple Health: what is taken, what is left, and what is refused."""

import io
from datetime import UTC, date, datetime

import pytest

from diary.domain.importing.apple_health import read_apple_health
from diary.domain.importing.found import FileRefused, Found
from tests.diary.importing.files import (
    ASKED,
    DOCTYPE,
    apple,
    apple_record,
    apple_sleep,
    apple_weight,
    said,
    unread,
)

PULSE = "HKQuantityTypeIdentifierRestingHeartRate"
TEMPERATURE = "HKQuantityTypeIdentifierBodyTemperature"


def read(*records, doctype=DOCTYPE):
    return list(read_apple_health(io.BytesIO(apple(*records, doctype=doctype)), ASKED))


def test_a_weight_keeps_its_unit_and_its_moment():
    (row,) = read(apple_weight("2026-11-20 07:12:33 +0100", 159.8, "lb"))

    assert row.place == 14
    assert row.payload.weight_unit == "lb"
    assert row.payload.weight_kg == pytest.approx(72.484, abs=0.001)
    assert row.payload.measured_at == datetime(2026, 11, 20, 6, 12, 33, tzinfo=UTC)
    assert row.payload.imported_from == "apple_health"
    assert not row.payload.is_backfilled()


def test_fahrenheit_is_turned_into_celsius_because_the_file_says_so():
    rows = read(apple_record(TEMPERATURE, "2026-11-20 07:00:00 +0000", 100.4, unit="degF"))

    assert said(rows)[0]["temperature_c"] == 38.0


def test_only_the_resting_pulse_is_taken():
    at = "2026-11-20 07:00:00 +0000"
    heart_rate = apple_record("HKQuantityTypeIdentifierHeartRate", at, 99, unit="count/min")
    rows = read(heart_rate, apple_record(PULSE, at, 61, unit="count/min"))

    assert [row["pulse_bpm"] for row in said(rows)] == [61]


def test_sleep_belongs_to_the_day_of_waking_up_and_counts_once():
    rows = read(
        apple_sleep("2026-11-19 23:00:00 +0000", "2026-11-19 23:50:00 +0000"),
        apple_sleep("2026-11-20 00:10:00 +0000", "2026-11-20 06:10:00 +0000"),
        apple_sleep("2026-11-19 23:00:00 +0000", "2026-11-20 05:00:00 +0000"),  # the phone, too
        apple_sleep(
            "2026-11-19 22:00:00 +0000",
            "2026-11-20 07:00:00 +0000",
            "HKCategoryValueSleepAnalysisInBed",
        ),
        apple_sleep("2026-11-20 14:00:00 +0000", "2026-11-20 14:30:00 +0000"),
    )

    assert said(rows) == [{"local_date": date(2026, 11, 20), "sleep_hours": 7.7}]
    assert not rows[0].payload.is_backfilled()


def test_a_record_keeps_the_zone_it_names():
    record = apple_record(
        "HKQuantityTypeIdentifierBodyMass", "2026-11-20 07:00:00 +0000", 70, unit="kg",
        HKTimeZone="America/New_York",
    )  # fmt: skip

    assert read(record)[0].payload.zone == "America/New_York"


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (apple_weight(value="heavy"), "number"),
        (apple_weight(value="nan"), "value"),
        (apple_weight(value="-3"), "value"),
        (apple_weight(value="900"), "value"),
        (apple_weight(unit="stone"), "unit"),
        (apple_weight("2027-01-01 00:00:00 +0000"), "future"),
        (apple_weight("0001-01-01 00:00:00 +1400"), "date"),
        (apple_weight("1899-01-01 00:00:00 +0000"), "too_early"),
        (apple_weight("9999-12-31 23:59:59 -1400"), "date"),
        (apple_weight("yesterday"), "date"),
        (apple_sleep("2026-11-20 06:00:00 +0000", "2026-11-20 05:00:00 +0000"), "value"),
        (' <Record type="HKQuantityTypeIdentifierBodyMass" unit="kg"/>\n', "record"),
    ],
)  # fmt: skip
def test_a_record_that_cannot_be_stands_with_its_line_and_stops_no_other(record, why):
    rows = read(record, apple_weight())

    assert unread(rows) == [(14, why)]
    assert len(said(rows)) == 1


def test_the_broken_document_type_of_some_exports_is_no_hindrance():
    broken = DOCTYPE.replace("<!ATTLIST Record", "<!ATTLIST Record\n>\n  device CDATA #IMPLIED")

    assert len(read(apple_weight(), doctype=broken)) == 1


def test_a_vertical_tab_in_a_name_is_no_hindrance():
    assert len(read(apple_weight().replace("Sample", "Sample\x0b"))) == 1


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE HealthData [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE HealthData [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE HealthData [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
        '<!DOCTYPE HealthData [<!ELEMENT a "]>" ><!ENTITY x "y">]>',
        '<!DOCTYPE HealthData SYSTEM "http://127.0.0.1/x.dtd">',
        '<!DOCTYPE HealthData SYSTEM "x" [<!ENTITY x "y">]>',
        '<!DOCTYPE lolz [<!ENTITY lol "lol">]>',
        DOCTYPE + DOCTYPE.replace("<!ELEMENT", '<!ENTITY x SYSTEM "x"><!ELEMENT'),
    ],
)
def test_a_document_type_with_entities_is_refused(doctype):
    with pytest.raises(FileRefused) as refused:
        read(apple_weight(), doctype=doctype)

    assert refused.value.why in {"harmful", "broken"}


@pytest.mark.parametrize(
    "data",
    [
        apple(apple_weight())[:-30],
        apple("<Record type=&x;/>"),
        apple("<a>\x00</a>"),
        b"<HealthData>" + b"<a>" * 10,
        b"<HealthData a='" + b"x" * 10_000_000 + b"'/>",
        apple().replace(b"UTF-8", b"UTF-7"),
    ],
)
def test_what_is_cut_off_or_no_xml_is_refused(data):
    with pytest.raises(FileRefused, match="broken"):
        list(read_apple_health(io.BytesIO(data), ASKED))


def test_nothing_is_found_where_nothing_is():
    assert read() == []
    assert all(isinstance(row, Found) for row in read(apple_weight()))
