"""The form of a red flag."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

EXAMPLE = '[{"when": "age<50", "tier": "soon"}]'


class RedFlagForm(WagtailAdminModelForm):
    """Says how the exceptions are written when they cannot be read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "tier_cases" in self.fields:
            words = _("This cannot be read. Leave it as [], or write it like {example}.")
            self.fields["tier_cases"].error_messages["invalid"] = words.format(example=EXAMPLE)
