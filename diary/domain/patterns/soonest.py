"""By when what is lacking could be there, if the person goes on writing as until now."""

import math
from collections.abc import Iterable
from datetime import date, timedelta

from diary.domain.patterns.findings import Findings, Lack, Pair

LATEST = timedelta(days=365)
"""A day further away than this is no help."""
OF_THE_DIARY, OF_THE_EXPOSURE = ("days",), ("exposed", "unexposed")
TIME_BRINGS = ("days", "exposed", "unexposed", "symptom_days")


def earliest_day(lack: Lack, *, in_days: int, last: date) -> date | None:
    """Return the earliest day on which what is lacking could be there; None when nobody can say.

    Args:
        lack: what there is, and what it takes.
        in_days: the days, recorded or not, over which ``lack.have`` came together; at least 1.
        last: the last of them.
    """
    if lack.of not in TIME_BRINGS or lack.have < 1 or in_days < 1:
        return None
    more = max(0, lack.need - lack.have)
    wait = timedelta(days=math.ceil(more * in_days / lack.have))
    return last + wait if wait <= LATEST else None


def by_when(findings: Findings) -> dict[str, date]:
    """Return for each symptom and exposure that lacks something, and "" for the diary, when it could have enough.

    Of several pairs the one that is closest counts, of several things that are lacking the slowest. What time does
    not bring has no day.
    """
    in_days = (findings.last - findings.first).days + 1
    found: dict[str, date] = {}
    for key, lacks in _nearest(findings.pairs).items():
        days = [earliest_day(lack, in_days=in_days, last=findings.last) for lack in lacks]
        if all(day is not None for day in days):
            found[key] = max(day for day in days if day is not None)
    return found


def _nearest(pairs: Iterable[Pair]) -> dict[str, list[Lack]]:
    nearest: dict[tuple[str, str], Lack] = {}
    for pair in pairs:
        for lack in pair.lacking:
            place = (_about(lack, pair), lack.of)
            if place not in nearest or lack.have > nearest[place].have:
                nearest[place] = lack
    by_key: dict[str, list[Lack]] = {}
    for (key, _of), lack in nearest.items():
        by_key.setdefault(key, []).append(lack)
    return by_key


def _about(lack: Lack, pair: Pair) -> str:
    if lack.of in OF_THE_DIARY:
        return ""
    return pair.exposure if lack.of in OF_THE_EXPOSURE else pair.symptom
