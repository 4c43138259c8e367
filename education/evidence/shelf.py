"""The references there are, to tell doubles by."""

from typing import Any

from django.apps import apps
from django.db.models import Max, Q, QuerySet

from education.citations import work_of
from education.domain.references.doubles import Same, Shelf


def double_of(reference: Any) -> tuple[Any, Same] | None:
    """Return another row that is the same work, and how that shows, or nothing."""
    same = Q(year=reference.year)
    if reference.doi:
        same |= Q(doi__iexact=reference.doi)
    if reference.pmid:
        same |= Q(pmid=reference.pmid)
    return shelf_of(_references().filter(same).exclude(pk=reference.pk)).find(work_of(reference))


def shelf_of(rows: QuerySet[Any]) -> Shelf:
    """Return rows as a shelf; their keys are the rows."""
    shelf = Shelf()
    for row in rows.order_by("number"):
        shelf.put(row, work_of(row))
    return shelf


def whole_shelf() -> Shelf:
    """Return every reference there is, live or draft."""
    return shelf_of(_references().all())


def next_number() -> int:
    """Return the number that the next reference gets; 1 for the first."""
    return (_references().aggregate(last=Max("number"))["last"] or 0) + 1


def _references() -> Any:
    # By name: the model asks this module before it is saved.
    return apps.get_model("education", "Reference").objects
