"""The words of a claim or an article that do not fit the certainty. Imports no model: they import it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from education.evidence.wording_check import doubtful_passages


class WordingPanel(Panel):
    """Marks the words that were saved last; needs no script."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "education/cms/wording_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            saved = self.instance.pk is not None
            passages = doubtful_passages(self.instance) if saved else []
            return {**context, "saved": saved, "passages": passages}


WORDING = WordingPanel(heading=_("Do the words fit how sure we are?"))
