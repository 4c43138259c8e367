"""The groups of staff, by name: four roles, and for each other language those who can check it."""

from django.conf import settings

WRITERS = "Writers"
CLINICAL_REVIEWERS = "Clinical reviewers"
PUBLISHERS = "Publishers"
ADMINISTRATORS = "Administrators"


def second_readers(code: str) -> str:
    """Return the name of the group that may check what is written in a language."""
    return f"Second readers: {dict(settings.LANGUAGES).get(code, code)}"
