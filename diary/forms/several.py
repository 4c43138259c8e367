"""Fields that take several answers: the clinic's tags, and words of the patient's own."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from diary.domain.payload import LONGEST_LABEL
from diary.forms.fields import PICK_FROM_LIST, LongText, Words

MOST_ANSWERS = 40
FROM_LIST = {**PICK_FROM_LIST, "invalid_list": PICK_FROM_LIST["invalid_choice"]}
BETWEEN_WORDS = re.compile(r"[,;\n]")


class Tags(forms.MultipleChoiceField):
    """Any of the clinic's tags; none is chosen at first."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            choices=(),
            widget=forms.CheckboxSelectMultiple,
            error_messages=FROM_LIST,
            **options,
        )

    def offer(self, tags: Iterable[tuple[str, str]], kept: Iterable[str] = ()) -> None:
        """Offer these tags, and those that an entry holds though the clinic has taken them down."""
        offered = dict(tags)
        for code in kept:
            offered.setdefault(code, code.replace("_", " ").capitalize())
        self.choices = list(offered.items())

    def clean(self, value: Any) -> tuple[str, ...]:
        chosen = tuple(dict.fromkeys(super().clean(value)))
        if len(chosen) > MOST_ANSWERS:
            raise ValidationError(_("Choose at most %(most)s."), params={"most": MOST_ANSWERS})
        return chosen


class ManyWords(LongText):
    """Words of the patient's own, each a name of something, with commas between them."""

    widget = forms.TextInput

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        text = super().clean(self.prepare_value(value))
        return each_once(BETWEEN_WORDS.split(text or ""))


class WordsBefore(forms.MultipleChoiceField):
    """Words that were written before, to be ticked instead of typed; whatever is a word is taken."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            choices=(),
            widget=forms.CheckboxSelectMultiple,
            error_messages=FROM_LIST,
            **options,
        )
        self.one = Words()

    def valid_value(self, value: str) -> bool:  # noqa: ARG002 - Django's own signature
        """Take any words: a page that was opened before an entry was deleted still offers its words."""
        return True

    def clean(self, value: Any) -> tuple[str, ...]:
        return each_once(self.one.clean(text) or "" for text in super().clean(value))


def each_once(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that differ, as they were written first, whatever their capitals.

    Raises:
        ValidationError: one is longer than a label may be, or they are too many.
    """
    found: dict[str, str] = {}
    for word in words:
        text = " ".join(word.split())
        if len(text) > LONGEST_LABEL:
            raise ValidationError(
                _("One of these is too long. Use at most %(most)s characters for each, with commas between."),
                params={"most": LONGEST_LABEL},
            )  # fmt: skip
        if text:
            found.setdefault(text.casefold(), text)
    if len(found) > MOST_ANSWERS:
        raise ValidationError(
            _("Write at most %(most)s. You wrote %(number)s."),
            params={"most": MOST_ANSWERS, "number": len(found)},
        )
    return tuple(found.values())
