"""The passcode of a share: any script, typed by one person and told to another by phone."""

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Final

SHORTEST: Final = 6
LONGEST: Final = 100
SUGGESTED_DIGITS: Final = 8
RUNS: Final = (
    "0123456789012345678",
    "9876543210987654321",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
)


def normalised(passcode: str) -> str:
    """Return a passcode as it is hashed and compared: NFC, without white space.

    So it does not matter on which keyboard an accent was typed, nor whether digits were read out in groups.
    Upper and lower case stay different.
    """
    return "".join(unicodedata.normalize("NFC", passcode).split())


def problem_with(passcode: str, *, born: date | None = None) -> str:
    """Return why a passcode cannot be used, as a code, or an empty string.

    Args:
        passcode: as it was typed.
        born: the patient's date of birth, the first thing that somebody who knows them tries.

    Returns:
        ``too_short`` (fewer than 6 characters), ``too_long`` (more than 100) or ``too_easy``: one character
        repeated, a run such as 123456, or the date of birth. Ten tries are all that anybody has.
    """
    said = normalised(passcode)
    if len(said) < SHORTEST:
        return "too_short"
    if len(said) > LONGEST:
        return "too_long"
    plain = said.casefold()
    if len(set(plain)) == 1 or any(plain in run for run in RUNS):
        return "too_easy"
    digits = "".join(character for character in plain if character.isalnum())
    return "too_easy" if born and digits in _ways_to_write(born) else ""


def suggested(choose: Callable[[str], str]) -> str:
    """Return eight digits in two groups, easy to say on the phone; ``choose`` picks one at random."""
    digits = ""
    while problem_with(digits):
        digits = "".join(choose("0123456789") for _ in range(SUGGESTED_DIGITS))
    half = SUGGESTED_DIGITS // 2
    return f"{digits[:half]} {digits[half:]}"


def _ways_to_write(day: date) -> set[str]:
    ways = ("%d%m%Y", "%m%d%Y", "%Y%m%d", "%d%m%y", "%m%d%y", "%y%m%d")
    return {day.strftime(way) for way in ways}
