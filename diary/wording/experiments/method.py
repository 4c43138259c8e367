"""How an experiment was done, for whoever wants to check it: the lot, the model, the whole fingerprint."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from diary.domain.experiments.outcome import Outcome
from diary.domain.experiments.power import Power
from diary.domain.experiments.report import report
from diary.domain.experiments.results import BeforeAfter
from diary.domain.visits.document import Pairs

GROUP = 8
"""Signs of a fingerprint that stand together, so that it breaks across lines and can be read aloud."""


def to_check(outcome: Outcome) -> Pairs:
    """Return what it takes to draw the order again and to work the numbers out again."""
    return Pairs(tuple(_rows(outcome)))


def _rows(outcome: Outcome) -> Iterator[tuple[str, str]]:
    said = {item.number: item.values for item in report(outcome.said.plan, outcome.result)}
    if "8a" in said:
        lot = _(
            "a coin for each pair, tossed from the number {seed}: the lowest bit of the SHA-256 of "
            "“experiment-order/1/{seed}/” and the number of the pair; 1 puts “with” first"
        )
        yield _("Order"), lot.format(seed=said["8a"]["seed"])
        yield (
            _("Numbers"),
            _(
                "median and 5th to 95th percentile of θ; differences of pairs ~ N(θ, σ²), "
                "θ ~ N(0, 2.5²), σ ~ half-t with 3 degrees of freedom and scale 2"
            ),
        )
    else:
        yield _("Order"), _("not drawn by lot: first the usual, then the change")
        yield from _interval(outcome)
    if isinstance(size := said.get("7a", {}).get("power"), Power):
        could = _("a difference of 2 points in {n} of 100 such tests, by simulation")
        yield _("Size: could show"), could.format(n=round(100 * size.seen))
    yield _("Blinding"), _("none: the person knew each day what they did")
    yield _("Fingerprint, whole"), _grouped(str(said["24"]["fingerprint"]))
    yield _("Version of the rules"), str(said["12a"]["rule"])


def _interval(outcome: Outcome) -> Iterator[tuple[str, str]]:
    main = outcome.result.main
    if isinstance(main, BeforeAfter):
        text = _("difference of two means and its 95 % t interval; lag-1 autocorrelation {rho}")
        yield _("Numbers"), text.format(rho=f"{main.rho:.2f}")


def _grouped(fingerprint: str) -> str:
    parts = range(0, len(fingerprint), GROUP)
    return " ".join(fingerprint[start : start + GROUP] for start in parts)
