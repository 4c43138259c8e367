"""What a person may compare with their symptoms, by stable keys: foods, medicines, habits. Each is opt-in.

``food:<tag>`` is a food tag of the clinic's, ``medicine:<class>`` a class of medicine, ``medicine:own:<name>`` a
medicine without a class by its name in small letters, ``habit:<one of HABITS>`` something said of a day.
"""

import re
from typing import Annotated, Final

from pydantic import StringConstraints

MOST_COMPARED: Final = 20
ENCOURAGED: Final = 3
"""So many suspects at once are a question that a few months of a diary can answer."""
FOOD, MEDICINE, HABIT = "food:", "medicine:", "habit:"
OWN_MEDICINE: Final = "medicine:own:"
HABITS: Final = ("stress", "short_sleep", "active", "period")
SAYS_NO_CLASS: Final = (None, "other")
LONGEST_KEY: Final = 240
KEY: Final = (
    r"^(?:(?:food|medicine):[a-z0-9][a-z0-9_-]{0,63}"
    r"|medicine:own:[^\x00-\x1f]{1,220}"
    r"|habit:(?:" + "|".join(HABITS) + r"))$"
)
ExposureKey = Annotated[str, StringConstraints(max_length=LONGEST_KEY, pattern=KEY)]


def is_exposure(key: str) -> bool:
    """Say whether ``key`` is written as a key of an exposure is; whether anybody logs it is another question."""
    return len(key) <= LONGEST_KEY and re.fullmatch(KEY, key) is not None


def medicine_key(name: str, medicine_class: str | None) -> str:
    """Return the key of a medicine: its class, or its name where the class says nothing."""
    if medicine_class in SAYS_NO_CLASS:
        return OWN_MEDICINE + " ".join(name.split()).casefold()
    return f"{MEDICINE}{medicine_class}"
