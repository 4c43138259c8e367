"""Where a snippet is shown: in what is live, and in drafts."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, Page, ReferenceIndex

from education.models.clinic_vignette import ClinicVignette
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
    """Yield every page and snippet that shows this one, live or in its newest draft, and every case naming it."""
    for row in ReferenceIndex.get_references_to(snippet).select_related("base_content_type"):
        place = row.base_content_type.get_object_for_this_type(pk=row.object_id)
        if isinstance(place, FourEyes | Page | ClinicVignette):
            yield place
    yield from _listing(snippet)
    for place in _with_drafts():
        if _names(place.get_latest_revision_as_object(), snippet):
            yield Page.objects.get(pk=place.pk) if isinstance(place, Page) else place


def _names(draft: Any, snippet: Any) -> bool:
    kind = ContentType.objects.get_for_model(type(snippet)).pk
    found = ReferenceIndex._extract_references_from_object(draft)  # noqa: SLF001 - no public door
    if any(type_id == kind and str(key) == str(snippet.pk) for type_id, key, *_rest in found):
        return True
    lists = _lists_of(type(draft), type(snippet))
    return any(row.pk == snippet.pk for name in lists for row in getattr(draft, name).all())


def _listing(snippet: Any) -> Iterator[Any]:
    """Yield the rows that choose this snippet among many: Wagtail's index leaves those out."""
    for model in _drafted_models():
        for name in _lists_of(model, type(snippet)):
            yield from model.objects.filter(**{name: snippet.pk})


def _lists_of(model: Any, kind: type) -> list[str]:
    return [field.name for field in model._meta.many_to_many if field.related_model is kind]  # noqa: SLF001 - Django's documented Model._meta


def _with_drafts() -> Iterator[Any]:
    for model in _drafted_models():
        yield from model.objects.filter(has_unpublished_changes=True)


def _drafted_models() -> list[Any]:
    models = apps.get_app_config("education").get_models()
    return [model for model in models if issubclass(model, DraftStateMixin)]
