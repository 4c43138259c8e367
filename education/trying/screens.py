"""The list of the clinic's cases, with the button that runs them all."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView


class CaseIndexView(IndexView):
    """The list of cases."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        run = HeaderButton(_("Run all cases"), url=reverse("run_cases"), icon_name="check")
        return [*super().header_buttons, run]
