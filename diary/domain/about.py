"""What is known of the person beside their entries, as the facts read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from diary.domain.periods import age_on
from diary.domain.profile import Profile
from education.domain.red_flags.facts import UnknownFact, Value, ValueDoesNotFit, fact


@dataclass(frozen=True, slots=True)
class About:
    """A person at the date of checking.

    Args:
        facts: by fact code, as the profile gives them; age in whole years among them when known.
        height_cm: 50 to 260, None when unknown.
        returned_from_travel_days_ago: days since coming back from abroad, None when unknown.
    """

    facts: Mapping[str, Value] = field(default_factory=dict)
    height_cm: float | None = None
    returned_from_travel_days_ago: float | None = None


def about_from_profile(profile: Profile | None, today: date) -> About:
    """Return what a profile says on the patient's date ``today``; nothing for no profile."""
    if profile is None:
        return About()
    said: dict[str, object] = {**profile.conditions, **profile.family}
    said |= {"has_ovaries": profile.has_ovaries, "pregnant": profile.pregnant}
    facts = {code: value for code, value in said.items() if value is not None and fits(code, value)}
    if profile.date_of_birth is not None:
        facts["age_years"] = age_on(today, profile.date_of_birth)
    return About(facts, profile.height_cm)  # type: ignore[arg-type]


def fits(code: str, value: object) -> bool:
    """Say whether ``code`` is a fact and ``value`` one that it can have."""
    try:
        fact(code).check(value)
    except (UnknownFact, ValueDoesNotFit):
        return False
    return True
