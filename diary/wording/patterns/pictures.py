"""The words of a pattern's picture and of the table behind it."""

from collections import Counter
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.charts.frame import Words
from diary.domain.charts.lanes import LaneDay, LaneWords
from diary.domain.charts.svg import shorten
from diary.domain.charts.tables import Table
from diary.domain.patterns.findings import Drawn, Pair
from diary.domain.trends.span import Span
from diary.wording.patterns.names import Names
from diary.wording.patterns.shown import heading_says
from diary.wording.trends.plain import chart_date, whole_stretch

LONGEST_NAME = 36
"""Characters over a lane: what fits on a phone."""
LANES: dict[int, str | Promise] = {
    1: gettext_lazy("days after {thing}"),
    2: gettext_lazy("two days after {thing}"),
}


def lane_names(pair: Pair, names: Names) -> LaneWords:
    """Return what stands over each lane."""
    lag = pair.estimate.lag if pair.estimate else 1
    days = names.days_with(pair.exposure)
    text = str(LANES[lag]).format(thing=names.thing(pair.exposure)) if lag else days
    return LaneWords(shorten(text[:1].upper() + text[1:], LONGEST_NAME), _("Other days"))


def picture_words(pair: Pair, drawn: Drawn, names: Names) -> Words:
    """Return the title of the picture, and what it is for somebody who does not see it."""
    last = drawn.first + timedelta(days=max(0, len(drawn.scores) - 1))
    lanes = lane_names(pair, names)
    description = _(
        "A dot for each day at its worst score, from 0 to 10. Above: {above}. Below: {below}. A dashed line marks the average of each. Hatched days are not known and in neither. The numbers are in the table after it."
    )
    return Words(
        f"{heading_says(pair, names)}, {whole_stretch(Span(drawn.first, last))}",
        description.format(above=lanes.exposed, below=lanes.others),
        chart_date,
    )


def newest_only(drawn: Drawn, days: int) -> str:
    """Say that the picture holds the newest days only; empty when it holds all of them."""
    many = len(drawn.scores)
    if many >= days:
        return ""
    text = ngettext(
        "The picture shows the newest {days} day.",
        "The picture shows the newest {days} days.",
        many,
    )
    return text.format(days=many)


def score_table(pair: Pair, days: list[LaneDay], names: Names) -> Table:
    """Count the days of each lane by their score, the highest first, and those that are in neither."""
    lanes = lane_names(pair, names)
    known = Counter((day.exposed, day.score) for day in days if day.exposed is not None)
    scores = sorted({score for _lane, score in known if score is not None}, reverse=True)
    rows = [(str(score), str(known[True, score]), str(known[False, score])) for score in scores]
    missing = sum(day.score is None or day.exposed is None for day in days)
    rows.append((_("Not known"), str(missing), "")) if missing else None
    caption = _("How many days had each score")
    return Table(caption, (_("Score"), lanes.exposed, lanes.others), tuple(rows))
