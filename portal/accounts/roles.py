"""The four roles of clinic staff, and the group that carries each role's permissions."""

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

GROUP_OF_ROLE = {
    "writer": "Writers",
    "reviewer": "Clinical reviewers",
    "publisher": "Publishers",
    "administrator": "Administrators",
}

ROLE_CHOICES = (
    ("writer", _("Writer: writes and edits articles")),
    ("reviewer", _("Clinical reviewer: checks and signs articles")),
    ("publisher", _("Publisher: puts signed articles online")),
    ("administrator", _("Administrator: people and settings")),
)


def group_of(role: str) -> Group:
    """Return the group of ``role``; ``KeyError`` for a role that does not exist."""
    return Group.objects.get_or_create(name=GROUP_OF_ROLE[role])[0]
