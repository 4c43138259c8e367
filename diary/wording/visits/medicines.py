"""Medicines of a pack as a table, and what was tried, in counts and dates and never why."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.entries import Medicine
from diary.domain.experiments.before_after import LEAST_DAYS
from diary.domain.experiments.results import BeforeAfter, NoAnswer
from diary.domain.visits.document import Block, PackSection, Paragraph, Table
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.visits.pack.medicines import Change, courses
from diary.domain.visits.pack.symptoms import symptom_numbers
from diary.domain.visits.pack.tried import BAD, Side, Step, steps
from diary.wording.trends.plain import number
from diary.wording.visits.said import TITLES, PackDays, small, whole_date


def medicines(gathered: Gathered) -> PackSection:
    """Return what is taken, was started and was stopped in the period, with why."""
    found = courses(gathered)
    if not found:
        text = _("No medicine or supplement is written down for these days.")
        return _section("medicines", small(text))
    head = (_("Name"), _("Dose, as written"), _("Started"), _("Stopped"), _("Why stopped"))
    caption = _("Taken in the period, or still taken")
    return _section("medicines", Table(caption, head, tuple(_row(one) for one in found)))


def _row(course: Medicine) -> tuple[str, ...]:
    name = (
        _("{name} (supplement)").format(name=course.name) if course.is_supplement else course.name
    )
    started = whole_date(course.started_on) if course.started_on else _("not recorded")
    stopped = whole_date(course.stopped_on) if course.stopped_on else _("still taken")
    why = course.reason_stopped or (_("not recorded") if course.stopped_on else "–")
    return name, course.dose or _("not recorded"), started, stopped, why


def tried(gathered: Gathered, days: PackDays) -> PackSection:
    """Return each change of the period with the days scored before and since."""
    main = next((one for one in symptom_numbers(gathered) if one.numbers.present), None)
    if main is None:
        return _section(
            "tried", small(_("No symptom is scored in these days, so nothing can be compared."))
        )
    found = steps(gathered, main.code)
    if not found:
        text = _("No medicine or supplement was started or stopped in these days.")
        return _section("tried", small(text))
    blocks: list[Block] = [Paragraph(" ".join(_step(one, main.name, days))) for one in found]
    if any(one.is_enough for one in found):
        blocks += [small(text) for text in _why_not()]
    return _section("tried", *blocks)


def _why_not() -> Iterator[str]:
    """Say what a difference does not show: always that bad times ease by themselves."""
    yield _(
        "People often begin a change when things are bad, and bad times tend to ease by themselves. "
        "Part of the difference may be that, or something else that changed at the same time."
    )
    yield _("A difference can come by chance, or with time: this does not show why it is there.")


def _step(step: Step, name: str, days: PackDays) -> Iterator[str]:
    yield from (_changed(change, days) for change in step.changes)
    yield ngettext(
        "{name} was scored on {before} day before and {since} days since.",
        "{name} was scored on {before} days before and {since} days since.",
        step.before.days,
    ).format(name=name, before=step.before.days, since=step.since.days)
    if not step.is_enough:
        text = _("We compare from {least} days on each side, so no difference is given yet.")
        yield text.format(least=LEAST_DAYS)
    else:
        yield from _sides(step, name)
        yield _difference(step.difference)
    if step.apart_days:
        yield ngettext(
            "Changes made {count} day apart cannot be told from each other.",
            "Changes made within {count} days cannot be told from each other.",
            step.apart_days,
        ).format(count=step.apart_days)


def _changed(change: Change, days: PackDays) -> str:
    text = _("{day}: started {name}.") if change.started else _("{day}: stopped {name}.")
    return text.format(day=days.one(change.day), name=change.name)


def _sides(step: Step, name: str) -> Iterator[str]:
    text = _(
        "{name} {bad} or more: {on} of {days} days before, {on_since} of {days_since} days since."
    )
    yield text.format(
        name=name,
        bad=BAD,
        on=step.before.bad,
        days=step.before.days,
        on_since=step.since.bad,
        days_since=step.since.days,
    )
    middle = _("Middle score of all scored days: {before} before, {since} since.")
    yield middle.format(before=_middle(step.before), since=_middle(step.since))


def _difference(found: BeforeAfter | NoAnswer) -> str:
    """Say how the averages differ; the same words whichever way it went."""
    if isinstance(found, NoAnswer):
        return _("The scores of each side are all alike, so no plausible range can be given.")
    text = _("Average score: {change} since then (plausible: {low} to {high}).")
    low, high = _end(found.low), _end(found.high)
    return text.format(change=_end(found.points), low=low, high=high)


def _end(points: float) -> str:
    size = number(abs(points))
    if size == "0":
        return _("no difference")
    return (_("{size} lower") if points < 0 else _("{size} higher")).format(size=size)


def _middle(side: Side) -> str:
    return "–" if side.middle is None else number(side.middle)


def _section(code: str, *blocks: Block) -> PackSection:
    return PackSection(code, str(TITLES[code]), blocks)
