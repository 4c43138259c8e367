"""The four roles of clinic staff, and the group that carries each role's permissions."""

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from education.group_names import (
    ADMINISTRATORS,
    CLINICAL_REVIEWERS,
    PUBLISHERS,
    WRITERS,
    second_readers,
)
from education.groups import create_groups
from education.languages import SOURCE, codes

GROUP_OF_ROLE = {
    "writer": WRITERS,
    "reviewer": CLINICAL_REVIEWERS,
    "publisher": PUBLISHERS,
    "administrator": ADMINISTRATORS,
}

# Besides a role: who may check what is translated into a language.
LANGUAGE_GROUPS = tuple(second_readers(code) for code in codes() if code != SOURCE)

ROLE_CHOICES = (
    ("writer", _("Writer: writes and edits articles")),
    ("reviewer", _("Clinical reviewer: checks and signs articles")),
    ("publisher", _("Publisher: puts signed articles online")),
    ("administrator", _("Administrator: people and settings")),
)


def group_of(role: str) -> Group:
    """Return the group of ``role``, made with its permissions if this is the first of the staff."""
    name = GROUP_OF_ROLE[role]
    if not Group.objects.filter(name=name).exists():
        create_groups()
    return Group.objects.get(name=name)
