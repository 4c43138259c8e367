"""What waits for a second reader, and a translation beside its original."""

from typing import Any

from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from education.languages import SOURCE
from education.models.guard import valid_signature
from education.models.translations import is_translation
from education.review_clock.desk import guarded_models


def waiting_for_a_second_reader() -> list[Any]:
    """Return every translation whose newest version nobody has signed, the oldest first."""
    rows = []
    for model in guarded_models():
        if not hasattr(model, "locale"):
            continue
        drafts = model.objects.exclude(locale__language_code=SOURCE).exclude(latest_revision=None)
        rows += [row for row in drafts.select_related("locale", "latest_revision") if _waits(row)]
    return sorted(rows, key=lambda row: row.latest_revision.created_at)


def _waits(row: Any) -> bool:
    newest = row.latest_revision
    if getattr(row, "alias_of_id", None) or not is_translation(row):
        return False
    return row.live_revision_id != newest.pk and valid_signature(row, newest) is None


def side_by_side(original: Any, translation: Any) -> list[tuple[str, str]]:
    """Return the texts of both, in the original's order; one side is empty where the other has more."""
    first, second = _texts(original) if original else [], _texts(translation)
    length = max(len(first), len(second))
    padded = [texts + [""] * (length - len(texts)) for texts in (first, second)]
    return list(zip(*padded, strict=True))


def _texts(row: Any) -> list[str]:
    segments = extract_segments(row)
    return [s.string.render_text() for s in segments if isinstance(s, StringSegmentValue)]
