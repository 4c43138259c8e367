"""Where a snippet is shown: in what is live, and in drafts."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, Page, ReferenceIndex

from education.models.four_eyes import FourEyes
from education.models.refusals import InUse

NAMED_AT_MOST = 5


IN_USE = _("“{name}” is in use and cannot be deleted. Take it out of these first: {places}.")


def require_unused(snippet: Any, sentence: Any = IN_USE) -> None:
    """Raise ``InUse``, naming the places, when anything live or drafted shows the snippet."""
    places = list(dict.fromkeys(shown_by(snippet)))
    if not places:
        return
    named = [f"“{place}”" for place in places[:NAMED_AT_MOST]]
    more = len(places) - len(named)
    if more:
        named.append(str(_("and %(more)s more")) % {"more": more})
    raise InUse(format_lazy(sentence, name=str(snippet), places=", ".join(named)))


def shown_by(snippet: Any) -> Iterator[Any]:
    """Yield every page and snippet that shows this one, as it is live or in its newest draft."""
    for row in ReferenceIndex.get_references_to(snippet).select_related("base_content_type"):
        place = row.base_content_type.get_object_for_this_type(pk=row.object_id)
        if isinstance(place, FourEyes | Page):
            yield place
    kind = ContentType.objects.get_for_model(type(snippet)).pk
    for place in _with_drafts():
        draft = place.get_latest_revision_as_object()
        found = ReferenceIndex._extract_references_from_object(draft)  # noqa: SLF001 - no public door
        if any(type_id == kind and str(key) == str(snippet.pk) for type_id, key, *_rest in found):
            yield Page.objects.get(pk=place.pk) if isinstance(place, Page) else place


def _with_drafts() -> Iterator[Any]:
    for model in apps.get_app_config("education").get_models():
        if issubclass(model, DraftStateMixin):
            yield from model.objects.filter(has_unpublished_changes=True)
