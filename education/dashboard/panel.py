"""The one panel of the home page."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from education.checks import ENOUGH_TO_SIGN
from education.dashboard.alerts import alerts, nothing_wrong
from education.dashboard.cards import cards_for, waiting
from education.dashboard.start import last_imports, starts_for
from education.group_names import CLINICAL_REVIEWERS


class DeskPanel(Component):
    """What waits, what went wrong, what was imported, and where to start."""

    name = "desk"
    order = 10
    template_name = "education/cms/dashboard/desk.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        cards = cards_for(user)
        number = waiting(cards)
        return {
            "user": user,
            "today": localdate(),
            "summary": _summary(number) if cards else too_few_reviewers(user),
            "cards": cards,
            "alerts": alerts() if cards else [],
            "nothing_wrong": nothing_wrong(),
            "imports": last_imports(user) if cards else [],
            "starts": starts_for(user),
        }


def too_few_reviewers(user: Any) -> str:
    """Return a warning for whoever can invite, when one reviewer's illness would stop everything."""
    if not user.has_perm("accounts.add_user"):
        return ""
    people = get_user_model().objects.filter(is_active=True, groups__name=CLINICAL_REVIEWERS)
    number = people.count()
    if number >= ENOUGH_TO_SIGN:
        return ""
    words = ngettext(
        "Only %(n)d person can sign, and nobody signs what they wrote. Invite another clinical "
        "reviewer.",
        "%(n)d people can sign, and nobody signs what they wrote. Invite another clinical reviewer.",
        number,
    )
    return words % {"n": number}


def _summary(number: int) -> str:
    if not number:
        return _("Nothing waits for you.")
    return ngettext("%(n)d thing waits for you.", "%(n)d things wait for you.", number) % {
        "n": number
    }
