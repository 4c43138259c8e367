"""Findings made by hand: what a run could have come to."""

from datetime import date
from typing import Any

from diary.domain.patterns.findings import Counts, Estimate, Findings, Lack, Pair

SHOWN = ("possible_pattern", "seen_again")


def pair(
    symptom: str = "bloating",
    exposure: str = "food:onion",
    tier: str = "possible_pattern",
    *,
    lag: int = 1,
    points: float = 1.8,
    **more: Any,
) -> Pair:
    """Make a pair that was compared; its interval is 0.8 to either side, or as ``low`` and ``high`` say."""
    estimate = Estimate(
        lag=lag,
        points=points,
        low=more.pop("low", round(points - 0.8, 1)),
        high=more.pop("high", round(points + 0.8, 1)),
        p=more.pop("p", 0.002),
        q=more.pop("q", 0.04),
        detectable=more.pop("detectable", 1.6),
    )
    said: dict[str, Any] = {
        "days": 72,
        "symptom_days": 40,
        "counts": Counts(
            exposed=22, exposed_bad=14, exposed_mean=5.1, unexposed=50, unexposed_bad=17, unexposed_mean=3.2
        ),
        "estimate": estimate,
    }  # fmt: skip
    return Pair(symptom=symptom, exposure=exposure, tier=tier, **{**said, **more})


def lacking(
    symptom: str = "bloating", exposure: str = "food:onion", **have: tuple[int, int]
) -> Pair:
    """Make a pair that did not pass the gate: ``exposed=(3, 8)`` is 3 of the 8 it takes."""
    lacks = tuple(Lack(of=of, have=there, need=need) for of, (there, need) in have.items())
    return Pair(
        symptom=symptom,
        exposure=exposure,
        tier="not_enough",
        days=20,
        symptom_days=4,
        counts=Counts(exposed=3, exposed_bad=1, unexposed=17, unexposed_bad=2),
        lacking=lacks,
    )


def findings(*pairs: Pair, **more: Any) -> Findings:
    """Make what a run over 120 days came to."""
    compared = sum(one.tier != "not_enough" for one in pairs)
    is_shown = any(one.tier in SHOWN for one in pairs)
    said: dict[str, Any] = {
        "first": date(2026, 7, 26),
        "last": date(2026, 11, 22),
        "days_recorded": 96,
        "days_missing": 24,
        "seed": 7,
        "shuffles": 1999,
        "compared": compared,
        "mirror_of_100": 37 if is_shown else None,
    }
    return Findings(pairs=pairs, **{**said, **more})
