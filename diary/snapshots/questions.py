"""The plain questions of facts that stay true of a person, for the profile."""

from education.domain.red_flags.facts import registry

LASTING_CONDITIONS = ("diabetes", "immunosuppressed", "liver_disease", "known_ibd", "usually_loose")
FAMILY_FACTS = ("family_bowel_or_ovarian_cancer", "family_ibd", "coeliac_risk")


def condition_questions() -> list[tuple[str, str]]:
    """Return code and question of each lasting condition the checklist asks about."""
    return _questions(LASTING_CONDITIONS)


def family_questions() -> list[tuple[str, str]]:
    """Return code and question of each fact about close relatives."""
    return _questions(FAMILY_FACTS)


def _questions(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(code, registry()[code].question) for code in codes]
