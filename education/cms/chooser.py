"""Choosing a snippet: the columns that tell two of a kind apart, beside its name."""

from typing import Any

from wagtail.admin.ui.tables import BaseColumn, Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

SHOWN_ANYWAY = (LiveStatusTagColumn, UpdatedAtColumn)


class WithColumns:
    """Adds the columns of the snippet's own list; a chooser is not sorted by them."""

    @property
    def columns(self) -> list[BaseColumn]:
        name, *others = super().columns  # type: ignore[misc]
        own = self.model.snippet_viewset.list_display  # type: ignore[attr-defined]
        more = [c for c in own if isinstance(c, Column) and not isinstance(c, SHOWN_ANYWAY)]
        return [name, *(_unsorted(column) for column in more), *others]


def _unsorted(column: Column) -> Column:
    return Column(column.name, label=column.label, accessor=column.accessor)


class ChooseWithColumns(WithColumns, ChooseView):
    """The dialogue."""


class ResultsWithColumns(WithColumns, ChooseResultsView):
    """Its rows, as the search box asks for them."""


class ReviewedSnippetChooser(SnippetChooserViewSet):
    """What all our snippets share."""

    choose_view_class: Any = ChooseWithColumns
    choose_results_view_class: Any = ResultsWithColumns
