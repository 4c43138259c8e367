"""Who typed words of a translation: they cannot be its second reader."""

from django.conf import settings
from django.db import models
from wagtail.models import Locale


class TranslationAuthor(models.Model):
    """One person under one translation. The tool that keeps the words remembers the last hand alone."""

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    wrote_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("translation_key", "locale", "user"), name="translation_author_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale_id}: {self.user_id}"
