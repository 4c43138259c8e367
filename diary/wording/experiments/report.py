"""The one-page report of an experiment, and what of it stands in the pack of a visit.

What to report follows CONSORT extension for N-of-1 trials: CENT 2015, doi:10.1136/bmj.h1738.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.outcome import Outcome
from diary.domain.experiments.results import NoAnswer, PairOfBlocks
from diary.domain.experiments.steps import shape_of
from diary.domain.visits.document import Block, PackSection, Pairs, Paragraph, Points, Table
from diary.wording.experiments import result
from diary.wording.experiments.instructions import arm_word
from diary.wording.experiments.method import to_check
from diary.wording.experiments.steps import belief_in_words, day_in_words, shape_in_words
from diary.wording.trends.plain import number

SHORT_HASH = 12


def report(outcome: Outcome, name: str) -> tuple[PackSection, ...]:
    """Return the report; ``name`` is the symptom in words."""
    return (
        PackSection("why", _("What was asked"), (plan_rows(outcome.said, name),)),
        PackSection("came", _("What came out"), tuple(came_out(outcome, name))),
        PackSection("trust", _("How far to trust it"), tuple(trust(outcome, name))),
        PackSection("ask", _("What to ask"), (Points(tuple(result.to_ask())),)),
        PackSection("check", _("For whoever checks it"), (to_check(outcome),)),
    )


def plan_rows(said: ExperimentPayload, name: str) -> Pairs:
    """Return what was locked before the first day."""
    plan = said.plan
    shape = shape_of(said, plan.decided_on)
    rows = (
        (_("Tried"), plan.what),
        (_("Compared with"), plan.compared_with),
        (_("Outcome, chosen before"), _("{symptom}, the worst score of each day, 0 to 10").format(symptom=name)),
        (_("Design"), shape_in_words(shape) if shape else ""),
        (_("Days"), _("{first} to {last}").format(first=day_in_words(plan.first_day), last=day_in_words(plan.last_day))),
        (_("Locked on"), day_in_words(plan.decided_on)),
        (_("Expected before"), _("{score} sure that it would help").format(score=belief_in_words(plan.belief_0_10))),
        (_("Fingerprint of the plan"), (said.fingerprint or "")[:SHORT_HASH]),
    )  # fmt: skip
    return Pairs(tuple(row for row in rows if row[1]))


def came_out(outcome: Outcome, name: str) -> list[Block]:
    """Return counts, difference and verdict, counts first."""
    lines = [
        result.stopped(outcome),
        result.counts(outcome, name),
        result.averages(outcome),
        result.difference(outcome.result.main, name),
    ]
    found: list[Block] = [Paragraph(line) for line in lines if line]
    found.append(Paragraph(result.headline(outcome)))
    if outcome.result.pairs:
        found.append(pairs_table(outcome.result.pairs))
    return found


def trust(outcome: Outcome, name: str) -> list[Block]:
    """Return what speaks against taking it at its word."""
    lines = [
        *result.how_sure(outcome),
        result.missing(outcome),
        result.not_followed(outcome, name),
        result.belief(outcome),
        result.no_cause(),
    ]
    return [Points(tuple(lines))]


def pairs_table(pairs: tuple[PairOfBlocks, ...]) -> Table:
    """Return every pair, the dropped ones too."""
    head = (_("Pair"), _("First"), _("Without"), _("With"), _("Difference"))
    rows = tuple(
        (
            str(one.pair),
            arm_word(one.first_arm),
            _cell(one.mean_a, one.days_a),
            _cell(one.mean_b, one.days_b),
            _("too few days") if one.points is None else _signed(one.points),
        )
        for one in pairs
    )
    caption = _("Average score of each block, and how many days it rests on")
    return Table(caption, head, rows, numbers=(2, 3, 4))


def _cell(mean: float | None, days: int) -> str:
    if mean is None:
        return "–"
    text = ngettext("{mean} ({days} day)", "{mean} ({days} days)", days)
    return text.format(mean=number(mean), days=days)


def _signed(points: float) -> str:
    size = number(abs(points))
    if size == "0":
        return size
    return f"−{size}" if points < 0 else f"+{size}"


def in_short(outcome: Outcome, name: str) -> list[Block]:
    """Return an experiment as the pack of a visit has it: what, counts, difference, how far to trust it."""
    said = outcome.said
    days = _("{first} to {last}").format(
        first=day_in_words(said.plan.first_day),
        last=day_in_words(outcome.result.stopped_on or said.plan.last_day),
    )
    rows = Pairs(
        (
            (_("A test of my own"), said.plan.what),
            (_("Compared with"), said.plan.compared_with),
            (_("Days"), days),
        )
    )
    main = outcome.result.main
    lines = [
        result.counts(outcome, name),
        result.difference(main, name),
        result.headline(outcome),
        *(result.how_sure(outcome) if isinstance(main, NoAnswer) else ()),
    ]
    if outcome.result.design == "before_after" and not isinstance(main, NoAnswer):
        lines.append(_("Part of it may be that bad times ease by themselves."))
    small = _(
        "Expected before: {score}. Days done differently: {days}. It does not show the cause."
    )
    note = small.format(
        score=belief_in_words(said.plan.belief_0_10), days=outcome.result.not_followed
    )
    return [rows, *(Paragraph(line) for line in lines if line), Paragraph(note, quiet=True)]


def not_looked_at(said: ExperimentPayload, name: str) -> list[Block]:
    """Return a test that is over or stopped, and whose result nobody has looked at."""
    days = _("{first} to {last}; its result has not been looked at yet").format(
        first=day_in_words(said.plan.first_day),
        last=day_in_words(said.stopped_on or said.plan.last_day),
    )
    rows = (
        (_("A test of my own"), said.plan.what),
        (_("Compared with"), said.plan.compared_with),
        (_("Symptom"), name),
        (_("Days"), days),
    )
    return [Pairs(rows)]


def going_on(said: ExperimentPayload, name: str) -> list[Block]:
    """Return a test that goes on, as the pack of a visit has it: nobody has looked at its result."""
    days = _("until {last}; its result has not been looked at yet").format(
        last=day_in_words(said.plan.last_day)
    )
    rows = (
        (_("A test of my own, going on"), said.plan.what),
        (_("Compared with"), said.plan.compared_with),
        (_("Symptom"), name),
        (_("Days"), days),
    )
    return [Pairs(rows)]
