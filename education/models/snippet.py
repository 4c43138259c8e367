"""What every snippet of ours can do: draft, revision, preview, workflow, lock, four eyes."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from education.models.four_eyes import FourEyes
from education.models.usage import require_unused


class SnippetQuerySet(models.QuerySet):
    """Rows of one kind of snippet."""

    def in_language(self, code: str) -> Self:
        """Keep the rows in one language; what is found by its code is found once in each."""
        return self.filter(locale__language_code=code)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete each row through the check that nothing shows it any more."""
        counts = [row.delete() for row in self]
        return sum(count for count, _kinds in counts), {}


class ReviewedSnippet(
    FourEyes,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    """A snippet that starts as a draft and goes live when a second person has signed it."""

    live = models.BooleanField(_("live"), default=False, editable=False)

    objects = SnippetQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete what nothing shows any more."""
        require_unused(self)
        return super().delete(*args, **kwargs)

    def unique_error_message(self, model_class: Any, unique_check: Any) -> ValidationError:
        """Say what is taken, and what to do about it."""
        names = [name for name in unique_check if name != "locale"]
        if len(names) != 1 or not isinstance(self, model_class):
            return super().unique_error_message(model_class, unique_check)
        words = _(
            "There is a {kind} with the {field} “{value}” already. Open that one, or choose another "
            "{field}."
        )
        field = self.name_of_field(names[0])
        value = getattr(self, names[0])
        told = words.format(kind=self.name_of_kind, field=field, value=value)
        return ValidationError(told, code="unique")

    def get_preview_template(self, _request: HttpRequest, _mode_name: str) -> str:
        return "education/cms/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "part": f"education/cms/preview/{self._meta.model_name}.html"}
