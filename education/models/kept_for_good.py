"""Rows that are only ever added: what readers once saw cannot be taken back or reworded."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from education.models.refusals import Refused


class StaysForGood(Refused):
    """What was published is part of the record."""

    def __init__(self) -> None:
        super().__init__(
            _("What was published stays for good. Add a correction that says what was wrong.")
        )


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise StaysForGood


class KeptForGoodQuerySet(models.QuerySet):
    """Rows to read; new ones are added by ``create``."""

    update = delete = bulk_update = update_or_create = _refuse


class KeptForGood(models.Model):
    """Base of the record: no row of it is changed or deleted, one by one or many at once.

    When a page is deleted its rows only lose the link to it.
    """

    objects = KeptForGoodQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row."""
        if not self._state.adding:
            raise StaysForGood
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise StaysForGood
