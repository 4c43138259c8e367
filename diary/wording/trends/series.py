"""Symptoms, sleep and stress over a span, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.trends.series import Numbers
from diary.domain.trends.span import Columns
from diary.wording.trends.plain import Days, missing, number


@dataclass(frozen=True, slots=True)
class Compared:
    """The numbers of a span and of the one before it; ``before`` is None when everything is shown."""

    now: Numbers
    before: Numbers | None = None


def symptom_says(said: Compared, days: Days) -> list[str]:
    """Return the sentences above the chart of a symptom."""
    now = said.now
    if not now.recorded:
        return [_("Nothing is recorded for these days."), missing(now)]
    count = ngettext(
        "Noted on {present} of {recorded} recorded day.",
        "Noted on {present} of {recorded} recorded days.",
        now.recorded,
    ).format(present=now.present, recorded=now.recorded)
    return [part for part in (count, _scores(now, days), missing(now), _before(said)) if part]


def _scores(now: Numbers, days: Days) -> str:
    if now.middle is None or now.high is None or now.low is None or now.high_on is None:
        return ""
    worst = days.one(now.high_on)
    if now.present == 1:
        return _("The score was {score} of 10, on {day}.").format(score=number(now.high), day=worst)
    text = (
        _("On those days the score was always {middle} of 10, last on {day}.")
        if now.low == now.high
        else _(
            "On those days the middle score was {middle}, from {low} to {high}; the worst on {day}."
        )
    )
    return text.format(
        middle=number(now.middle), low=number(now.low), high=number(now.high), day=worst
    )


def _before(said: Compared) -> str:
    before = said.before
    if before is None:
        return ""
    if not before.recorded:
        return _("In the {days} days before, nothing is recorded.").format(days=before.of_days)
    if before.middle is None:
        return _(
            "In the {days} days before: on 0 of {recorded} recorded, {missing} missing."
        ).format(days=before.of_days, recorded=before.recorded, missing=before.missing)
    return _(
        "In the {days} days before: on {present} of {recorded} recorded, middle score {middle}, {missing} missing."
    ).format(
        days=before.of_days,
        present=before.present,
        recorded=before.recorded,
        middle=number(before.middle),
        missing=before.missing,
    )


def sleep_says(said: Compared, days: Days) -> list[str]:
    """Return the sentences above the chart of hours slept."""
    now = said.now
    if now.middle is None or now.low is None or now.high is None or now.low_on is None:
        return [_("No hours of sleep are written down for these days."), missing(now)]
    count = ngettext(
        "Written down for {recorded} of {days} night.",
        "Written down for {recorded} of {days} nights.",
        now.of_days,
    ).format(recorded=now.recorded, days=now.of_days)
    text = _(
        "Middle value {middle} hours, from {low} to {high}; the shortest before {day}."
    ).format(
        middle=number(now.middle),
        low=number(now.low),
        high=number(now.high),
        day=days.one(now.low_on),
    )
    return [count, text, missing(now), *_middle_before(said)]


def stress_says(said: Compared, days: Days) -> list[str]:
    """Return the sentences above the chart of stress."""
    now = said.now
    if now.middle is None or now.low is None or now.high is None or now.high_on is None:
        return [_("No stress is written down for these days."), missing(now)]
    count = ngettext(
        "Written down on {recorded} of {days} day.",
        "Written down on {recorded} of {days} days.",
        now.of_days,
    ).format(recorded=now.recorded, days=now.of_days)
    text = _("Middle value {middle} of 10, from {low} to {high}; the highest on {day}.").format(
        middle=number(now.middle),
        low=number(now.low),
        high=number(now.high),
        day=days.one(now.high_on),
    )
    return [count, text, missing(now), *_middle_before(said)]


def _middle_before(said: Compared) -> list[str]:
    before = said.before
    if before is None:
        return []
    if before.middle is None:
        return [_("In the {days} days before, nothing is recorded.").format(days=before.of_days)]
    text = _("In the {days} days before: middle value {middle}, {missing} missing.")
    return [text.format(days=before.of_days, middle=number(before.middle), missing=before.missing)]


def binned(columns: Columns) -> str:
    """Say what a mark is when it stands for more than a day."""
    return {
        "day": "",
        "week": _("Each mark is a week: its middle value, with the range of its recorded days."),
        "month": _("Each mark is a month: its middle value, with the range of its recorded days."),
    }[columns.unit]
