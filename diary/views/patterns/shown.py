"""What a finished comparison shows: sentences, pictures, what research knows, what to ask."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from diary.domain.charts.lanes import LaneDay, lanes_chart
from diary.domain.charts.svg import Svg
from diary.domain.charts.tables import Table
from diary.domain.patterns.drawn import SHOWN, by_strength
from diary.domain.patterns.findings import Drawn, Findings, Pair
from diary.domain.patterns.resting import without_hunted
from diary.snapshots.research import Research, research_about
from diary.snapshots.strategies import Strategy, strategies
from diary.wording.patterns import asks, others, pictures, run, shown
from diary.wording.patterns.names import Names, split
from diary.wording.trends.plain import Days

MOST_OPEN = 5
"""Patterns that are open on the page; the others are folded away."""
GLUTEN = "gluten"
SCORES = {**{str(n): n for n in range(10)}, "a": 10}


@dataclass(frozen=True)
class Card:
    """One shown pattern. ``id`` is of the page, never of what the pattern is about."""

    id: str
    tier: str
    early: bool
    heading: str
    counts: str
    average: str
    not_the_cause: str
    warnings: list[str] = field(repr=False)
    notes: list[str] = field(repr=False)
    chart: Svg | str = field(default="", repr=False)
    newest_only: str = ""
    has_gaps: bool = False
    table: Table | None = field(default=None, repr=False)
    research: tuple[Research, ...] = ()
    tries: tuple[Strategy, ...] = ()
    question: str = ""


@dataclass(frozen=True)
class Shown:
    """A finished comparison in words, each part in the order of the page."""

    compared: str
    days: str
    mirror: str
    enough: str
    cards: list[Card] = field(repr=False)
    folded: list[Card] = field(repr=False)
    no_difference: list[others.Line] = field(repr=False)
    bring_back: str
    cannot_tell: list[others.Line] = field(repr=False)
    precision: str
    lacking: list[others.Line] = field(repr=False)


def shown_run(
    findings: Findings, names: Names, days: Days, *, by_when: dict | None = None, pause_food: bool = False
) -> Shown:  # fmt: skip
    """Return what to show of ``findings``; with ``pause_food`` no pattern with a food, nor what it would take."""
    pairs = without_hunted(findings.pairs) if pause_food else findings.pairs
    cards = list(_cards(pairs, findings, names, days))
    quiet = _of_tier(pairs, "no_sizeable_difference")
    unsure = _of_tier(pairs, "cannot_tell")
    return Shown(
        compared=run.compared_says(findings),
        days=run.days_say(findings),
        mirror=run.mirror_says(findings) if cards else "",
        enough=run.enough_says(findings),
        cards=cards[:MOST_OPEN],
        folded=cards[MOST_OPEN:],
        no_difference=others.no_difference_lines(quiet, names),
        bring_back=asks.bringing_back_question(_only_quiet(quiet, findings.pairs), names),
        cannot_tell=others.cannot_tell_lines(unsure, names),
        precision=others.precision_says(unsure),
        lacking=others.lacking_lines(_of_tier(pairs, "not_enough"), names, days, by_when),
    )


def _of_tier(pairs: Iterable[Pair], tier: str) -> list[Pair]:
    return [pair for pair in pairs if pair.tier == tier]


def _only_quiet(quiet: list[Pair], pairs: Iterable[Pair]) -> list[str]:
    """Return the exposures of which every compared pair shows no sizeable difference, in their order."""
    open_ones = {
        p.exposure for p in pairs if p.tier not in ("no_sizeable_difference", "not_enough")
    }
    return [key for key in others.by_exposure(quiet) if key not in open_ones]


def _cards(pairs: tuple[Pair, ...], findings: Findings, names: Names, days: Days) -> Iterator[Card]:
    strongest = [pair for pair in by_strength(pairs) if pair.tier in SHOWN]
    research = research_about({split(pair.exposure)[1] for pair in strongest})
    for place, pair in enumerate(strongest, 1):
        chart, note, table = _picture(f"p{place}", pair, findings, names)
        yield Card(
            id=f"p{place}",
            tier=pair.tier,
            early=pair.early,
            heading=shown.heading_says(pair, names),
            counts=shown.counts_say(pair, names),
            average=shown.average_says(pair, names),
            not_the_cause=shown.not_the_cause(pair, names),
            warnings=list(_warnings(pair, names)),
            notes=list(_notes(pair, findings, days)),
            chart=chart,
            newest_only=note,
            has_gaps='class="c-missing"' in chart,
            table=table,
            research=(found := research.get(split(pair.exposure)[1], ())),
            tries=_tries(found, split(pair.exposure)[1]),
            question=asks.pattern_question(pair, names),
        )


def _tries(research: tuple[Research, ...], code: str) -> tuple[Strategy, ...]:
    """Return what these articles offer for trying; leaving gluten out only where gluten was compared."""
    here = {one.address for one in research}
    offered = (one for one in strategies() if here & {a.address for a in one.articles})
    return tuple(one for one in offered if code == GLUTEN or not one.removes_gluten)


def _warnings(pair: Pair, names: Names) -> Iterator[str]:
    yield from shown.together_says(pair, names)
    if pair.missing and pair.missing.changes_answer:
        yield shown.missing_says(pair.missing)


def _notes(pair: Pair, findings: Findings, days: Days) -> Iterator[str]:
    if pair.seen_again:
        yield shown.again_says(pair.seen_again, days)
    if pair.early:
        yield shown.early_says(pair.days)
    if pair.missing and not pair.missing.changes_answer:
        yield shown.missing_says(pair.missing)
    yield shown.chosen_after(findings.compared)


def _picture(
    id: str, pair: Pair, findings: Findings, names: Names
) -> tuple[Svg | str, str, Table | None]:
    if pair.drawn is None or not pair.drawn.scores:
        return "", "", None
    days = lane_days(pair.drawn)
    words = pictures.picture_words(pair, pair.drawn, names)
    chart = lanes_chart(id, days, pair.drawn.first, words, pictures.lane_names(pair, names))
    of_days = (findings.last - findings.first).days + 1
    note = pictures.newest_only(pair.drawn, of_days)
    return chart, note, pictures.score_table(pair, days, names)


def lane_days(drawn: Drawn) -> list[LaneDay]:
    """Return the days of a picture."""
    return [
        LaneDay(SCORES.get(score), {"1": True, "0": False}.get(exposed))
        for score, exposed in zip(drawn.scores, drawn.exposed, strict=False)
    ]
