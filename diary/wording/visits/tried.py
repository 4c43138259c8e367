"""What was tried, in a pack: tests of one's own first, then changes of medicines and supplements."""

from collections.abc import Iterator
from datetime import date

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.outcome import outcome_of
from diary.domain.visits.document import Block, PackSection
from diary.domain.visits.pack.gathered import Gathered
from diary.wording.experiments.report import going_on, in_short, not_looked_at
from diary.wording.visits import medicines
from diary.wording.visits.said import PackDays


def tried(gathered: Gathered, days: PackDays) -> PackSection:
    """Return the tests that touch the period, each with what it came to once its result was looked at."""
    section = medicines.tried(gathered, days)
    own = [block for said in _of_period(gathered) for block in _blocks(said, gathered)]
    return PackSection(section.code, section.title, (*own, *section.blocks))


def _of_period(gathered: Gathered) -> Iterator[ExperimentPayload]:
    span = gathered.span
    for said in gathered.source.experiments:
        if said.is_locked and said.plan.first_day <= span.last and _end(said) >= span.first:
            yield said


def _end(said: ExperimentPayload) -> date:
    return said.stopped_on or said.plan.last_day


def _blocks(said: ExperimentPayload, gathered: Gathered) -> list[Block]:
    name = said.own_label or gathered.name_of(said.plan.outcome)
    if said.is_going_on(gathered.today):
        return going_on(said, name)
    if said.opened_at is None:
        return not_looked_at(said, name)
    return in_short(outcome_of(said, gathered.told, gathered.today), name)
