"""Rows that exist once in each language, and are found by what is the same in all of them."""

from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from wagtail.models import Locale, TranslatableMixin


class Translated(TranslatableMixin):
    """A row whose words are translated: one row for each language, joined by ``translation_key``."""

    # Told apart inside one language only: a translation has the code of its original.
    unique_in_a_language: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Any = None) -> None:
        """Check; a form knows no language, so what is taken in this one is looked up here."""
        errors = {
            field: [self.unique_error_message(type(self), (field,))]
            for field in self.unique_in_a_language
            if field not in (exclude or ()) and self._is_taken(field)
        }
        try:
            super().validate_constraints(exclude=exclude)
        except ValidationError as error:
            found = error.update_error_dict({})
            if errors:  # the same said twice, without a field to stand at
                found.pop(NON_FIELD_ERRORS, None)
            errors = {**found, **errors}
        if errors:
            raise ValidationError(errors)

    def _is_taken(self, field: str) -> bool:
        language = self.locale_id or Locale.get_default().pk
        others = type(self)._base_manager.exclude(pk=self.pk).filter(locale_id=language)  # noqa: SLF001
        return others.filter(**{field: getattr(self, field)}).exists()


def once_in_a_language(name: str, *fields: str) -> tuple[models.UniqueConstraint, ...]:
    """Return the constraints of a translated model: one row a language, and ``fields`` told apart in it."""
    return (
        models.UniqueConstraint(
            fields=("translation_key", "locale"), name=f"{name}_once_in_a_language"
        ),
        *(
            models.UniqueConstraint(fields=(field, "locale"), name=f"{name}_{field}_in_a_language")
            for field in fields
        ),
    )
