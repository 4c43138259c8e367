"""What a reader is told of a translation: that nobody clinical has read it, that its original has changed."""

from dataclasses import dataclass
from typing import Any

from education.addresses import local
from education.languages import SOURCE, language
from education.models.guard import is_out_of_date, signature_in_force
from education.models.signature import Signature
from education.models.translations import is_translation


@dataclass(frozen=True)
class Translated:
    """The state of a live translation, and where its original is read."""

    clinically_reviewed: bool
    original_changed: bool
    original: str

    @classmethod
    def of(cls, row: Any, path: str = "") -> "Translated | None":
        """Return the state of ``row``, or nothing when it is no translation."""
        if not is_translation(row):
            return None
        signature = signature_in_force(row)
        reviewed = signature is not None and signature.kind == Signature.Kind.REVIEW
        address = local(path or f"/articles/{row.slug}/", SOURCE)
        return cls(reviewed, is_out_of_date(row), address)


def other_language(row: Any) -> str:
    """Return the code of the language of ``row``, empty where it is the one being read."""
    code = str(row.locale.language_code)
    return "" if code == language() else code
