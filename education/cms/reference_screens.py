"""The editor and the list of references: a box to paste a citation, and the way to paste many."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView

from education.evidence.forms import ReferenceForm
from education.models import Reference


def reference_panels() -> ObjectList:
    """Return the panels of one reference, with the box to paste into first."""
    panels = [FieldPanel("pasted"), *Reference.panels]
    return ObjectList(panels, base_form_class=ReferenceForm)


class ReferenceIndexView(IndexView):
    """The list of references, with a button that leads to pasting many."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons = list(super().header_buttons)
        if self.add_url:
            label = _("Add from a list")
            buttons.append(HeaderButton(label, url=reverse("add_references"), icon_name="list-ul"))
        return buttons
