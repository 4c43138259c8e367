"""The form of a strategy: it chooses among what is written first, not among translations."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from education.languages import SOURCE

CHOSEN = ("claims", "outcomes")


class StrategyForm(WagtailAdminModelForm):
    """Offers claims and symptoms once each: a translation of a strategy rests on those of its original."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CHOSEN:
            if name in self.fields:
                self.fields[name].queryset = self.fields[name].queryset.in_language(SOURCE)
