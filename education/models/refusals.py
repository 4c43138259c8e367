"""Why something may not go live, be signed or be deleted: sentences for the person at the screen."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """The portal says no, and its text says why and what to do. ``about`` is what it is about."""

    about: Any = None


class NotSigned(Refused):
    """Nobody else has signed exactly these words."""

    @classmethod
    def for_object(cls, obj: object) -> "NotSigned":
        """Return the refusal to publish ``obj``, with what to do."""
        sentence = _(
            "“{name}” was not published: a clinical reviewer who did not write it has to sign exactly "
            "this version first. Your changes are kept as a draft; submit it for review."
        )
        refusal = cls(format_lazy(sentence, name=str(obj)))
        refusal.about = obj
        return refusal


class NotReady(Refused):
    """Something is missing; ``problems`` says what to fix, one sentence each."""

    def __init__(self, problems: Iterable[object], about: Any = None) -> None:
        self.about = about
        self.problems = [str(problem) for problem in problems]
        super().__init__(format_lazy("{} {}", _("This is not ready yet."), " ".join(self.problems)))


class InUse(Refused):
    """Pages or other snippets still show it."""


class Locked(Refused):
    """Somebody else, or a schedule, holds it."""
