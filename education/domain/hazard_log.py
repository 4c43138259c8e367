"""Reads the hazard log: what can go wrong for a patient, what keeps it from happening, which test shows it."""

import re
from dataclasses import dataclass

ROW = re.compile(r"^\| (H\d\d) \| (.+) \| (.+) \|$", re.MULTILINE)
SECTION = re.compile(r"^## (H\d\d) .+\n((?:(?!## ).*\n?)*)", re.MULTILINE)
FIELD = re.compile(r"^- \*\*(.+?)\*\*: ?((?:(?!- \*\*).*\n?)*)", re.MULTILINE)
TEST = re.compile(r"`(tests/[^`]+)`")


class HazardLogFault(ValueError):
    """The file does not say of every hazard of its table what belongs to it, or holds none."""


@dataclass(frozen=True, slots=True)
class Hazard:
    """One hazard. ``tests`` are names as pytest takes them; empty only for what is not built yet."""

    id: str
    title: str
    state: str
    cause: str
    control: str
    tests: tuple[str, ...]
    residual_risk: str


def read_hazards(text: str) -> tuple[Hazard, ...]:
    """Return the hazards of a log written as ``docs/hazard-log.md`` is, in the order of its table.

    Raises:
        HazardLogFault: if there is none, or one lacks its cause, its control or its residual risk.
    """
    sections = dict(SECTION.findall(text))
    hazards = tuple(
        _hazard((code, title, state), sections.get(code, ""))
        for code, title, state in ROW.findall(text)
    )
    if not hazards:
        raise HazardLogFault("The hazard log names no hazard.")
    return hazards


def _hazard(row: tuple[str, str, str], section: str) -> Hazard:
    code, title, state = row
    said = {name: _one_line(words) for name, words in FIELD.findall(section)}
    # The tests are a list of their own, after the line that announces them.
    tests = tuple(TEST.findall(section.partition("**Tests**")[2].partition("**Residual")[0]))
    try:
        cause, control, risk = said["Cause"], said["Control"], said["Residual risk"]
    except KeyError as missing:
        raise HazardLogFault(f"{code} does not say its {missing}.") from missing
    return Hazard(code, title, state, cause, control, tests, risk)


def _one_line(words: str) -> str:
    return " ".join(words.replace("`", "").split())
