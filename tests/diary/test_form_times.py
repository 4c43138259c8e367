"""What somebody types of a date and a time: the same moment comes out, on the day that was typed."""

import json
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from diary.domain.receipt import CLOCKS_DIFFER
from diary.domain.sync import SentEntry, There, Verdict, judge
from diary.entry_kinds import ENTRY_KINDS
from diary.forms.sync import Refused, read_batch
from diary.vault import OpenEntry
from tests.diary.factories import a_payload
from tests.diary.filled_forms import TIMED, a_setting, opened, sent
from tests.diary.zones import DAY, HOUR, instants_of, places

kinds = st.sampled_from(TIMED)
DAYS = (
    ("day", "date", "local_date"),
    ("medicine", "started_on", "started_on"),
    ("medicine", "stopped_on", "stopped_on"),
)
SKIPPED = ("Pacific/Apia", datetime(2011, 12, 30, 9, 59, tzinfo=UTC))
MIDNIGHT_BEFORE_CLOCKS_GO_BACK = (
    "America/St_Johns",
    datetime(2004, 10, 31, 2, 30, 59, 999999, tzinfo=UTC),
)


def minute(moment):
    return moment.replace(second=0, microsecond=0)


def typed(moment, zone):
    """Return a date and a time as somebody reads them off a clock."""
    local = moment.astimezone(ZoneInfo(zone))
    return {"date": f"{local:%Y-%m-%d}", "time": f"{local:%H:%M}"}


def as_sent(payload, now, **more):
    """Send what a form says as a device would, and return what is read of it."""
    item = {"id": str(uuid4()), "kind": payload.kind, "version": 0, **more}
    item["payload"] = json.loads(payload.seal_bytes())
    (entry,) = read_batch(json.dumps({"entries": [item]}).encode(), now)
    return entry


@given(places(), kinds, st.timedeltas(timedelta(), 3 * DAY), st.integers(-120, 120))
@settings(max_examples=150, deadline=None)
def test_a_time_is_taken_when_a_clock_has_shown_it_and_is_the_last_moment_it_did(
    place, kind, later, minutes
):
    zone, moment = place
    now = moment + later
    local = minute(moment.astimezone(ZoneInfo(zone))).replace(tzinfo=None, fold=0)
    wall = local + timedelta(minutes=minutes)
    shown = instants_of(wall, zone)
    past = [at for at in shown if at <= now]

    form = sent(kind, a_setting(now=now, zone=zone), date=f"{wall:%Y-%m-%d}", time=f"{wall:%H:%M}")

    if past:
        assert form.is_valid(), form.errors
        assert form.payload().happened_at() == past[-1]
        assert form.payload().local_day() == wall.date()
    elif not shown or min(shown) > now + CLOCKS_DIFFER:
        assert not form.is_valid()
        assert [len(form.errors[name]) for name in form.errors] == [1]
        assert form.errors.keys() <= {"date", "time"}


@given(places(), kinds)
@example(SKIPPED, "note")
@settings(max_examples=150, deadline=None)
def test_the_time_that_a_form_offers_is_this_minute(place, kind):
    zone, now = place
    setting = a_setting(now=now, zone=zone)
    offered = ENTRY_KINDS[kind].form(setting=setting)
    said = {n: offered[n].value() for n in ("date", "time")}

    form = sent(kind, setting, date=str(said["date"]), time=f"{said['time']:%H:%M}")

    assert form.is_valid(), form.errors
    assert timedelta() <= now - form.payload().happened_at() < timedelta(minutes=1)
    assert form.payload().local_day() == now.astimezone(ZoneInfo(zone)).date()


@given(places(), kinds, st.timedeltas(timedelta(), 400 * DAY))
@settings(max_examples=150, deadline=None)
def test_an_entry_that_is_opened_and_sent_untouched_says_the_same(place, kind, later):
    zone, moment = place
    first = sent(kind, a_setting(now=moment, zone=zone), **typed(moment, zone))
    assert first.is_valid(), first.errors
    name = ENTRY_KINDS[kind].form.moment
    payload = first.payload().model_copy(
        update={name: moment}
    )  # as a device writes it: to the second
    day = payload.local_day()
    entry = OpenEntry(uuid4(), kind, day, moment, 1, payload)
    setting = a_setting(now=moment + later, zone="Asia/Tokyo")  # wherever the person is by now

    _form, untouched = opened(kind, entry, setting)
    form = ENTRY_KINDS[kind].form(untouched, setting=setting, entry=entry)

    assert form.is_valid(), form.errors
    assert form.payload() == payload
    assert form.payload().local_day() == day


@given(places(), kinds, st.timedeltas(timedelta(), 3 * DAY))
@example(MIDNIGHT_BEFORE_CLOCKS_GO_BACK, "bowel_movement", timedelta.resolution)
@settings(max_examples=150, deadline=None)
def test_what_a_form_takes_the_sync_takes_as_the_same_entry(place, kind, later):
    zone, moment = place
    now = moment + later
    form = sent(kind, a_setting(now=now, zone=zone), **typed(moment, zone))
    assert form.is_valid(), form.errors

    entry = as_sent(form.payload(), now)
    judged = judge(entry, None, now)

    assert (judged.verdict, judged.payload) == (Verdict.ADD, form.payload())
    assert judged.payload.local_day() == form.payload().local_day()


@given(places(), kinds, st.timedeltas(timedelta(seconds=1), 3 * DAY))
@settings(max_examples=150, deadline=None)
def test_what_is_still_to_come_is_refused_by_both(place, kind, ahead):
    zone, now = place
    moment = minute(now + CLOCKS_DIFFER + ahead) + timedelta(minutes=1)
    wall = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    assume(instants_of(wall, zone) == [moment])
    name = ENTRY_KINDS[kind].form.moment

    form = sent(kind, a_setting(now=now, zone=zone), **typed(moment, zone))
    said = sent(kind, a_setting(now=now, zone=zone), **typed(now, zone))
    assert said.is_valid()
    entry = as_sent(said.payload().model_copy(update={name: moment}), now)

    assert not form.is_valid()
    assert isinstance(entry, Refused)
    assert set(entry.faults) == {name}


@given(places(), st.integers(-3, 3), st.sampled_from(DAYS))
@settings(max_examples=150, deadline=None)
def test_a_whole_day_is_taken_from_today_back_by_both(place, ahead, question):
    (zone, now), (kind, asked, name) = place, question
    day = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=ahead)
    in_a_moment = (now + CLOCKS_DIFFER).astimezone(ZoneInfo(zone)).date()

    form = sent(kind, a_setting(now=now, zone=zone), **{asked: day.isoformat()})
    said = a_payload(kind, **{name: day, "zone": zone, "recorded_at": now})
    entry = as_sent(said, now)

    assert form.is_valid() is (ahead <= 0)
    assert isinstance(entry, SentEntry) is (day <= in_a_moment)
    if form.is_valid():
        assert getattr(form.payload(), name) == day == getattr(entry.payload, name)


@given(
    places(), kinds, st.timedeltas(-2 * DAY, 2 * DAY), st.timedeltas(-DAY, HOUR),
    st.timedeltas(timedelta(), 30 * DAY),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_whatever_clock_a_device_has_what_it_sent_is_the_same_for_good(
    place, kind, fast, before, again
):
    zone, received = place
    recorded = received + fast
    name = ENTRY_KINDS[kind].form.moment
    said = sent(kind, a_setting(now=received, zone=zone), **typed(received, zone))
    assert said.is_valid()
    times = {name: recorded + before, "recorded_at": recorded}
    entry = as_sent(said.payload().model_copy(update=times), received)
    if isinstance(entry, Refused):
        assert recorded > received + DAY or before > CLOCKS_DIFFER
        return

    first = judge(entry, None, received).payload
    row = There(kind, 1, deleted=False, updated_at=received, payload=first)

    assert max(first.happened_at(), first.recorded_at) <= received
    assert first.local_day() == first.happened_at().astimezone(ZoneInfo(zone)).date()
    assert judge(entry, row, received + again).verdict is Verdict.SAME


@pytest.mark.parametrize("kind", TIMED)
@pytest.mark.parametrize(("year", "valid"), [(2024, True), (2025, False), (1900, False)])
def test_the_leap_day_is_taken_in_the_years_that_have_one(kind, year, valid):
    form = sent(kind, date=f"{year}-02-29", time="12:00")

    assert form.is_valid() is valid
    assert not valid or form.payload().local_day() == date(2024, 2, 29)


def test_a_day_that_was_left_out_is_asked_again():
    now = datetime(2012, 1, 2, tzinfo=UTC)

    form = sent("note", a_setting(now=now, zone="Pacific/Apia"), date="2011-12-30", time="10:00")

    assert "clocks went forward" in form.errors["time"][0]
