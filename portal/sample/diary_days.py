"""What the sample patient wrote, day by day: made up from a fixed seed, with gaps like a real diary.

Nothing here is anybody's. Severities rise a little on stressful days, so that charts have a shape. Bloating is
worse on the day after onion and garlic, wind is always mild, and wine is rare: comparing days has something to show,
something to find no difference in, and something there is too little of.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from diary.domain.entries import (
    BowelMovement,
    Day,
    Dose,
    EntryPayload,
    Measurement,
    Medicine,
    Note,
    Symptom,
    Vomiting,
)
from portal.sample.diary_meals import meals_of
from portal.sample.diary_writer import Writer

DAYS = 120
IDS = UUID("6f1c1c1e-7a55-4c0e-9a55-5a3b1e0d2f10")
TRACKED = ("bloating", "abdominal_pain", "tiredness", "wind")
COMPARED = ("food:onion_garlic", "food:dairy", "habit:stress", "food:alcohol")
START_KG, END_KG = 71.4, 70.6

NOTES = (
    "Started this diary after reading about leaky gut.",
    "Busy week at work.",
    "Slept badly, not sure why.",
    "Walked home, felt better for the air.",
    "Birthday dinner, ate late.",
    "Remember to ask about the ibuprofen.",
    "A good week.",
)
# Days before today on which something worth asking about happened, or a course started.
BLOOD_ON_PAPER = 23
SICK_ONCE = 64
TEMPERATURE = 63
IBUPROFEN = ((97, 92), (31, 27))
PROBIOTIC = (75, 47)
# Taken still: name, class, whether it is a supplement, how much, hour of the day, left out every so many days.
TAKEN_NOW = {
    40: ("Omeprazole", "ppi", False, "20 mg each morning", 8, 9),
    20: ("Peppermint oil", None, True, "1 capsule before a meal", 12, 5),
}
WORSE_BY, LIKELIER_BY = 2, 0.6
GAPS = (*range(108, 111), 84, 85, *range(52, 56), 38, 12)


def diary_of(today: date) -> Iterator[tuple[UUID, EntryPayload]]:
    """Yield every entry of the ``DAYS`` days before ``today``, with an id that never changes.

    The same ``today`` gives the same diary.
    """
    writer = Writer(today)
    counts: dict[date, int] = {}
    for day, payload in _all(writer):
        counts[day] = counts.get(day, 0) + 1
        yield uuid5(IDS, f"{day.isoformat()}/{counts[day]}"), payload


def course_id(today: date, days_ago: int) -> UUID:
    """Return the id of the medicine course that started ``days_ago`` days before ``today``."""
    return uuid5(IDS, f"{(today - timedelta(days=days_ago)).isoformat()}/1")


def _all(writer: Writer) -> Iterator[tuple[date, EntryPayload]]:
    for days_ago in range(DAYS, 0, -1):
        day = writer.today - timedelta(days=days_ago)
        if days_ago not in GAPS:
            for payload in (*_courses(writer, day, days_ago), *_one_day(writer, day, days_ago)):
                yield day, payload


def _courses(writer: Writer, day: date, days_ago: int) -> Iterator[EntryPayload]:
    """Yield a course that starts on this day; it comes first, so that doses can name it."""
    written = writer.written(writer.at(day, 7))
    for start, stop in IBUPROFEN:
        if days_ago == start:
            yield Medicine.build(
                name="Ibuprofen", medicine_class="nsaid", is_supplement=False, dose="400 mg",
                started_on=day, stopped_on=day + timedelta(days=start - stop), **written,
            )  # fmt: skip
    if days_ago == PROBIOTIC[0]:
        yield Medicine.build(
            name="Probiotic capsules", medicine_class="probiotic", is_supplement=True,
            dose="1 capsule a day", started_on=day, cost="18.50",
            stopped_on=day + timedelta(days=PROBIOTIC[0] - PROBIOTIC[1]),
            reason_stopped="Noticed no change.", **written,
        )  # fmt: skip
    if days_ago in TAKEN_NOW:
        name, medicine_class, is_supplement, dose, _hour, _every = TAKEN_NOW[days_ago]
        yield Medicine.build(
            name=name, medicine_class=medicine_class, is_supplement=is_supplement, dose=dose,
            started_on=day, **written,
        )  # fmt: skip


def _one_day(writer: Writer, day: date, days_ago: int) -> Iterator[EntryPayload]:
    random = writer.random
    stress = min(10, max(0, round(random.gauss(4 if day.weekday() < 5 else 2, 2))))
    yield _day(writer, day, stress, days_ago)
    yield from _symptoms(writer, day, stress)
    yield from _toilet(writer, day, stress, days_ago)
    yield from meals_of(writer, day, days_ago)
    yield from _doses(writer, day, days_ago)
    yield from _measured(writer, day, days_ago)
    if days_ago % 17 == 0:
        at = writer.at(day, 21, 30)
        text = NOTES[days_ago // 17 % len(NOTES)]
        yield Note.build(written_at=at, text=text, **writer.written(at))


def _day(writer: Writer, day: date, stress: int, days_ago: int) -> Day:
    random = writer.random
    complete = True if random.random() < 0.75 else None
    sleep = round(max(4.0, min(9.5, random.gauss(7 - stress / 6, 0.8))) * 2) / 2
    late = 2 if random.random() < 0.06 else 0
    return Day.build(
        local_date=day,
        symptoms_complete=complete,
        meals_complete=complete if random.random() < 0.95 else None,
        sleep_hours=sleep,
        sleep_quality_0_10=min(10, max(0, round(random.gauss(sleep, 1)))),
        stress_0_10=stress,
        activity_minutes=random.choice((0, 15, 30, 30, 45, 60)),
        fluids_cups=random.randint(4, 9),
        period=True if days_ago % 28 in range(5) else None,
        **writer.written(writer.at(day, 22, writer.minute()), late_days=late),
    )


def _symptoms(writer: Writer, day: date, stress: int) -> Iterator[Symptom]:
    random = writer.random
    is_worse = day in writer.worse_on
    likely = {"bloating": 0.55, "abdominal_pain": 0.35, "tiredness": 0.4, "wind": 0.3}
    for tag, chance in likely.items():
        if random.random() < chance + stress / 30:
            at = writer.at(day, random.randint(9, 20), writer.minute())
            severity = _severity(tag, random.gauss(2.2 + stress / 4, 1.1), is_worse)
            late = 2 if random.random() < 0.04 else 0
            written = writer.written(at, late_days=late)
            yield Symptom.build(tag=tag, severity_0_10=severity, started_at=at, **written)
        elif tag == "bloating" and is_worse and writer.after_meals.random() < LIKELIER_BY:
            at = writer.at(day, 16, 20)
            severity = _severity(tag, 3.0, is_worse)
            yield Symptom.build(
                tag=tag, severity_0_10=severity, started_at=at, **writer.written(at)
            )


def _severity(tag: str, drawn: float, is_worse: bool) -> int:
    if tag == "wind":
        drawn = drawn / 2
    if tag == "bloating" and is_worse:
        drawn += WORSE_BY
    return min(7, max(1, round(drawn)))


def _toilet(writer: Writer, day: date, stress: int, days_ago: int) -> Iterator[EntryPayload]:
    random = writer.random
    for turn in range(random.choice((0, 1, 1, 1, 2, 2))):
        at = writer.at(day, 7 + 6 * turn, writer.minute())
        form = min(6, max(2, round(random.gauss(4 + (stress - 4) / 5, 0.9))))
        yield BowelMovement.build(
            occurred_at=at, stool_form=form, blood="none", colour="brown",
            urgency_0_3=min(3, max(0, form - 4)), incomplete=random.random() < 0.15,
            **writer.written(at),
        )  # fmt: skip
    if days_ago == BLOOD_ON_PAPER:
        at = writer.at(day, 20, 10)
        yield BowelMovement.build(
            occurred_at=at, stool_form=2, blood="on_paper", colour="brown", urgency_0_3=0,
            pain_0_10=3, **writer.written(at),
        )  # fmt: skip
    if days_ago == SICK_ONCE:
        at = writer.at(day, 23, 5)
        yield Vomiting.build(occurred_at=at, content="food", times=1, **writer.written(at))


def _doses(writer: Writer, day: date, days_ago: int) -> Iterator[Dose]:
    named = {**dict.fromkeys(IBUPROFEN, "Ibuprofen"), PROBIOTIC: "Probiotic capsules"}
    for (start, stop), name in named.items():
        if stop <= days_ago <= start:
            at = writer.at(day, 9, writer.minute())
            skipped = True if writer.random.random() < 0.1 else None
            yield _dose(writer, start, name, at, skipped)
    for start, (name, _class, _supplement, _dose_text, hour, every) in TAKEN_NOW.items():
        if days_ago <= start:
            skipped = True if days_ago % every == 1 else None
            yield _dose(writer, start, name, writer.at(day, hour, 15), skipped)


def _dose(writer: Writer, start: int, name: str, at: datetime, skipped: bool | None) -> Dose:
    course = course_id(writer.today, start)
    return Dose.build(
        medicine_id=course, medicine_name=name, taken_at=at, skipped=skipped, **writer.written(at)
    )


def _measured(writer: Writer, day: date, days_ago: int) -> Iterator[Measurement]:
    at = writer.at(day, 7, 40)
    if days_ago % 7 == 3:
        share = (DAYS - days_ago) / DAYS
        weight = START_KG + (END_KG - START_KG) * share + writer.random.gauss(0, 0.25)
        kg = round(weight, 1)
        yield Measurement.build(
            measured_at=at, weight_value=kg, weight_unit="kg", weight_kg=kg, **writer.written(at)
        )
    if days_ago == TEMPERATURE:
        yield Measurement.build(measured_at=at, temperature_c=37.2, **writer.written(at))
