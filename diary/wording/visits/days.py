"""The table of days behind the two pages: what was written down on each, of what the patient put in."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from diary.domain.entries import (
    BowelMovement,
    Day,
    Dose,
    Meal,
    Measurement,
    Note,
    Symptom,
    Vomiting,
)
from diary.domain.visits.document import PackSection, Table
from diary.domain.visits.pack.days import DayRow, day_rows
from diary.domain.visits.pack.gathered import Gathered
from diary.wording.kept import say as _
from diary.wording.trends.bowel import BLOOD
from diary.wording.trends.plain import number, weight
from diary.wording.visits.codes import COLOURS, MEALS, URGENCY, VOMIT
from diary.wording.visits.said import TITLES, PackDays, small

DASH = "–"


def day_by_day(gathered: Gathered, days: PackDays) -> PackSection:
    """Return a row for each day, days without a record together; what was left out is not in it."""
    head = (_("Day"), _("Symptoms, worst of 10"), _("Poo"), _("Other"), _("Food and notes"))
    rows: list[tuple[str, ...]] = []
    blank: list[DayRow] = []
    for row in day_rows(gathered):
        if row.is_blank:
            blank.append(row)
            continue
        rows += _blank(blank, days)
        blank = []
        rows.append(_row(row, gathered, days))
    rows += _blank(blank, days)
    caption = _("Every day of the period, the oldest first")
    note = small(_("“Complete” is a day on which the patient had nothing more to record."))
    return PackSection("days", str(TITLES["days"]), (Table(caption, head, tuple(rows)), note))


def _blank(rows: list[DayRow], days: PackDays) -> list[tuple[str, ...]]:
    if not rows:
        return []
    first, last = days.short(rows[0].day), days.short(rows[-1].day)
    stretch = first if first == last else _("{first} to {last}").format(first=first, last=last)
    return [(stretch, _("nothing recorded"), "", "", "")]


def _row(row: DayRow, gathered: Gathered, days: PackDays) -> tuple[str, ...]:
    has = gathered.source.has
    symptoms = [*_scores(row, gathered)] if has("symptoms") else []
    symptoms += [_("complete")] if row.complete else []
    poo = [_poo(one) for one in row.of(BowelMovement)] if has("bowel") else []
    cells = (symptoms, poo, [*_other(row, gathered)], [*_words(row, gathered)])
    return (
        days.short(row.day),
        *("; ".join(part for part in cell if part) or DASH for cell in cells),
    )


def _scores(row: DayRow, gathered: Gathered) -> Iterator[str]:
    for code, score in sorted(row.scores.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{gathered.name_of(code)} {score}"


def _poo(one: BowelMovement) -> str:
    said = [
        _("form {form}").format(form=one.stool_form) if one.stool_form else _("form not recorded")
    ]
    if one.blood not in (None, "none"):
        said.append(_("blood {where}").format(where=BLOOD[str(one.blood)]))
    if one.colour not in (None, "brown"):
        said.append(str(COLOURS[str(one.colour)]).lower())
    if one.urgency_0_3:
        said.append(str(URGENCY[one.urgency_0_3]).lower())
    said += [_("woke from sleep")] if one.woke_from_sleep else []
    said += [_("felt unfinished")] if one.incomplete else []
    said += [_("pain {score}").format(score=one.pain_0_10)] if one.pain_0_10 else []
    return ", ".join(said)


def _other(row: DayRow, gathered: Gathered) -> Iterator[str]:
    has, unit = gathered.source.has, gathered.source.profile.units
    if has("symptoms"):
        yield from (_sick(one) for one in row.of(Vomiting))
    for one in row.of(Measurement):
        if one.weight_kg is not None and has("weight"):
            yield weight(one.weight_kg, unit)
        if has("symptoms"):
            yield f"{number(one.temperature_c)} °C" if one.temperature_c is not None else ""
            yield (
                _("pulse {count}").format(count=one.pulse_bpm) if one.pulse_bpm is not None else ""
            )
            yield f"FIT {one.fit_ug_g:g} µg/g" if one.fit_ug_g is not None else ""
    if has("habits"):
        yield from (part for day in row.of(Day) for part in _habits(day))
    if has("medicines"):
        yield from (_dose(one) for one in row.of(Dose))


def _sick(one: Vomiting) -> str:
    times = one.times or 1
    text = ngettext("sick once", "sick {times} times", times).format(times=times)
    return f"{text} ({VOMIT[one.content]})" if one.content else text


def _habits(day: Day) -> Iterator[str]:
    if day.sleep_hours is not None:
        yield _("slept {hours} hours").format(hours=number(day.sleep_hours))
    if day.stress_0_10 is not None:
        yield _("stress {score}").format(score=day.stress_0_10)
    if day.activity_minutes is not None:
        yield _("moved {minutes} minutes").format(minutes=day.activity_minutes)
    if day.fluids_cups is not None:
        yield ngettext("{count} drink", "{count} drinks", day.fluids_cups).format(
            count=day.fluids_cups
        )
    if day.period:
        yield _("period")


def _dose(one: Dose) -> str:
    name = one.medicine_name or _("medicine")
    text = _("{name} left out") if one.skipped else _("{name} taken")
    return text.format(name=name)


def _words(row: DayRow, gathered: Gathered) -> Iterator[str]:
    has = gathered.source.has
    for said in row.said:
        if isinstance(said, Meal):
            what = said.what or ", ".join(said.plants) or _("not described")
            yield f"{MEALS[said.meal]}: {what}" if said.meal else what
        elif isinstance(said, Note):
            yield f"“{said.text}”"
        elif (isinstance(said, Symptom) and said.note and has("symptoms")) or (
            isinstance(said, BowelMovement) and said.note and has("bowel")
        ):
            yield f"“{said.note}”"
