"""The tab of an article's editor that says how hard it is to read. Imports no model: they import it."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel


class ReadabilityPanel(Panel):
    """Counts what was saved last; a small script asks again after each automatic save."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "education/cms/readability_panel.html"

        class Media:
            js = ("education/readability.js",)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            key = self.instance.pk
            address = reverse("readability_panel", args=[key]) if key else ""
            return {**context, "page": self.instance if key else None, "address": address}
