"""Possible patterns of a pack: the same words as on the patient's own page, with how they came about."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.patterns.drawn import SHOWN, by_strength
from diary.domain.patterns.findings import Findings, Pair
from diary.domain.visits.document import Block, PackSection, Paragraph
from diary.domain.visits.pack.gathered import Gathered, readable
from diary.wording.patterns.names import Names
from diary.wording.patterns.run import compared_says, days_say, mirror_says
from diary.wording.patterns.shown import (  # fmt: skip
    average_says,
    chosen_after,
    counts_say,
    heading_says,
    not_the_cause,
)
from diary.wording.visits.said import TITLES, small

MOST = 3
"""Patterns that are told, the strongest first. They stand on later pages: the two that are read hold what is known."""


def patterns(gathered: Gathered) -> PackSection:
    """Return the strongest patterns with what was compared; that there is none is said."""
    findings, known = gathered.source.patterns, gathered.source.names
    if findings is None:
        return _section(small(_("Nothing was compared in this diary.")))
    names = Names(lambda code: known.get(code) or readable(code))
    return _section(*_blocks(findings, names))


def _blocks(findings: Findings, names: Names) -> Iterator[Block]:
    shown = [pair for pair in by_strength(findings.pairs) if pair.tier in SHOWN]
    for pair in shown[:MOST]:
        yield Paragraph(_pattern(pair, names))
    if not shown:
        yield small(_("No pattern stood out from chance. That does not mean that there is none."))
    more = len(shown) - MOST
    if more > 0:
        text = ngettext(
            "{count} weaker one is on the patient’s own page.",
            "{count} weaker ones are on the patient’s own page.",
            more,
        )
        yield small(text.format(count=more))
    said = [compared_says(findings), days_say(findings)]
    said += [mirror_says(findings), chosen_after(findings.compared)] if shown else []
    yield small(" ".join(part for part in said if part))


def _pattern(pair: Pair, names: Names) -> str:
    again = [_("Seen again on later days.")] if pair.tier == "seen_again" else []
    heading = _("{pattern}.").format(pattern=heading_says(pair, names))
    parts = [heading, counts_say(pair, names), average_says(pair, names), *again]
    return " ".join([*parts, not_the_cause(pair, names)])


def _section(*blocks: Block) -> PackSection:
    return PackSection("patterns", str(TITLES["patterns"]), blocks)
