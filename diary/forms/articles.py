"""Which article is meant: sent back by our own pages, and checked like everything that is sent."""

from datetime import datetime
from typing import Any

from django import forms

from diary.domain.profile import SavedArticle

LARGEST_NUMBER = 32_767


class ArticleForm(forms.Form):
    """An article by slug and language; for undoing a removal, with when it was kept and in which version."""

    article = forms.RegexField(r"^[a-z0-9-]{1,200}$", strip=True)
    language = forms.RegexField(r"^[a-z]{2,3}(-[a-z]{2,4})?$", required=False)
    saved_at = forms.DateTimeField(required=False)
    version = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_NUMBER)

    def named(self) -> tuple[str, str]:
        """Return slug and language."""
        return self.cleaned_data["article"], self.cleaned_data["language"]

    def note(self, *, now: datetime, version: int | None) -> SavedArticle:
        """Return what is kept of it: as it was, when that is sent, else as of now."""
        said: dict[str, Any] = self.cleaned_data
        slug, language = self.named()
        if said["saved_at"] and said["saved_at"] <= now:
            return SavedArticle(
                slug=slug, language=language, saved_at=said["saved_at"], version=said["version"]
            )
        return SavedArticle(slug=slug, language=language, saved_at=now, version=version)
