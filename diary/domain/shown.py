"""How a diary shows facts: each as yes or a number, with the entries that show it, never as no."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from diary.domain.observations import Observation
from diary.domain.periods import Moment
from education.domain.red_flags.facts import YES, Evidence, Value

MOST_DATES = 31
LOOKED_BACK_DAYS = 95
"""No definition but old blood and a stool form ever looks back further than 90 days."""
Say = Callable[[Sequence[Observation]], Iterable[Evidence]]


class Shown:
    """Facts that a diary shows, with their evidence, as they are found."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self.values: dict[str, Value] = {}
        self.evidence: dict[str, tuple[Evidence, ...]] = {}

    def put(self, code: str, value: Value, *evidence: Evidence) -> None:
        """Note a fact with what shows it."""
        self.values[code] = value
        self.evidence[code] = (*self.evidence.get(code, ()), *evidence)

    def put_if_any(
        self, code: str, observations: Sequence[Observation], say: Say, *, at_most: timedelta
    ) -> None:
        """Note a fact as yes when one of ``observations`` is at most so long ago."""
        found = [o for o in observations if self.moment.within(until(o), at_most)]
        if found:
            self.put(code, YES, *say(found))

    def put_count(self, code: str, count: int, evidence: str, detail: str = "") -> None:
        """Note a number when it is not zero: an empty diary is unknown, never zero."""
        if count:
            self.put(code, count, Evidence(evidence, detail=detail, number=count))


def until(observation: Observation) -> datetime:
    """Return the last instant at which an observation is known to have been true."""
    return observation.fields.get("until") or observation.at


def evidence_by(name: str, field: str) -> Say:
    """Return a function that groups observations by a field and gives the dates of each group."""

    def say(found: Sequence[Observation]) -> Iterable[Evidence]:
        groups: dict[str, set[date]] = {}
        for observation in found:
            groups.setdefault(str(observation.fields.get(field) or ""), set()).add(
                observation.local_date
            )
        for detail in sorted(groups):
            dates = tuple(sorted(groups[detail])[-MOST_DATES:])
            yield Evidence(name, dates, detail, len(groups[detail]))

    return say


def days_of(observations: Iterable[Observation]) -> set[date]:
    """Return the local days that observations touch: a symptom with an end, each day up to it."""
    days: set[date] = set()
    for observation in observations:
        days.add(observation.local_date)
        last = observation.fields.get("until_date")
        if last is None:
            continue
        days.add(last)
        between = min((last - observation.local_date).days, LOOKED_BACK_DAYS)
        if observation.fields.get("every_day_between"):
            # Back from its end: of one that lasted for years, the newest days are those that are asked for.
            days |= {last - timedelta(days=n) for n in range(between)}
    return days
