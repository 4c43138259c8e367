"""Where to start: what this person may do, each with a sentence and a link."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import page_permission_policy

from education.models import DocumentImport, EducationIndexPage
from education.models.signing import is_clinical_reviewer

LAST = 5


@dataclass(frozen=True)
class Start:
    """One thing to begin with. ``icon`` is a name of Wagtail's icons."""

    title: str
    text: str
    url: str
    icon: str


def starts_for(user: Any) -> list[Start]:
    """Return what ``user`` may begin with, in the order a newcomer needs it."""
    parent = EducationIndexPage.objects.first()
    writes = bool(parent and parent.permissions_for_user(user).can_add_subpage())
    found = [*(_writing(parent) if writes else ())]
    if is_clinical_reviewer(user):
        found.append(
            Start(
                _("How signing works"),
                _("What to look at, what to tick, and when to send it back."),
                reverse("writing_guide", args=["publishing"]),
                "check",
            )
        )
    found += _running(user)
    found.append(
        Start(
            _("How to write here"),
            _("Nine short pages: shape, plain words, numbers, papers, publishing."),
            reverse("writing_guide"),
            "help",
        )
    )
    return found


def _writing(parent: EducationIndexPage) -> tuple[Start, ...]:
    address = reverse("wagtailadmin_pages:add", args=["education", "articlepage", parent.pk])
    return (
        Start(
            _("Write an article"),
            _("Start with the question people ask; the form leads you through."),
            address,
            "edit",
        ),
        Start(
            _("Import a document"),
            _("A document becomes a draft, field by field. You see first what was read."),
            reverse("import_document"),
            "upload",
        ),
    )


def _running(user: Any) -> list[Start]:
    found = []
    if user.has_perm("accounts.add_user"):
        found.append(
            Start(
                _("Invite a colleague"),
                _("By e-mail, with a role. Two clinical reviewers are the least a clinic needs."),
                reverse("invite_staff"),
                "user",
            )
        )
    for name, title, text in (
        ("clinicsettings", _("The clinic"), _("Name, telephone, opening hours, when closed.")),
        (
            "editorialsettings",
            _("Editing"),
            _("How long a review holds, and who gets the reminders."),
        ),
    ):
        if user.has_perm(f"education.change_{name}"):
            address = reverse("wagtailsettings:edit", args=["education", name])
            found.append(Start(title, text, address, "cog"))
    return found


def last_imports(user: Any) -> list[DocumentImport]:
    """Return the newest imports of pages that ``user`` may edit, and what they looked at themselves."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    rows = DocumentImport.objects.defer("document", "source", "unplaced", "issues", "changes")
    seen = Q(page_id__in=editable.values("pk")) | Q(page=None, imported_by=user)
    return list(rows.filter(seen).select_related("page")[:LAST])
