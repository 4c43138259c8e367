"""A field that holds a few codes out of a fixed list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class CodesField(models.JSONField):
    """A list of codes, each ticked in a form. The list to choose from is no part of the database."""

    def __init__(self, *args: Any, codes: Any = (), **kwargs: Any) -> None:
        self.codes = codes
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse what is no list of known codes."""
        super().validate(value, model_instance)
        known = {code for code, _label in self.codes}
        if not isinstance(value, list) or not all(
            isinstance(code, str) and code in known for code in value
        ):
            raise ValidationError(_("Choose from the list."), code="invalid")

    def formfield(self, **kwargs: Any) -> Any:
        """Return boxes to tick."""
        return forms.MultipleChoiceField(
            choices=self.codes,
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            initial=kwargs.get("initial", self.get_default()),
        )
