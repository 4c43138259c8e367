"""Warns the people who run the site of what no test can see."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import DatabaseError

from education.group_names import CLINICAL_REVIEWERS

ENOUGH_TO_SIGN = 2


@register(Tags.database)
def two_people_can_sign(databases: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    """Warn when fewer than two could sign: one of them will be ill, or will have written it."""
    if not databases:
        return []
    people = apps.get_model("accounts", "User").objects
    try:
        reviewers = people.filter(is_active=True, groups__name=CLINICAL_REVIEWERS).count()
    except DatabaseError:  # not migrated yet
        return []
    if reviewers >= ENOUGH_TO_SIGN:
        return []
    return [
        Warning(
            f"{reviewers} people can sign for clinical content.",
            hint="Invite another clinical reviewer: nobody can sign what they wrote.",
            id="education.W001",
        )
    ]
