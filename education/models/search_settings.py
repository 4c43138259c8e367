"""The words of search that the clinic decides: synonyms, and what is suggested."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from education.domain.finding.synonyms import SynonymFault, read_synonyms
from education.published import bump_content_version

STARTERS = Path(__file__).resolve().parents[1] / "setting_up"
MOST_SUGGESTIONS = 12
LONGEST_SUGGESTION = 40


def starter_synonyms() -> str:
    """Return the list that ships: words people use for the same thing, and no claim."""
    return (STARTERS / "synonyms.txt").read_text(encoding="utf-8").strip()


def starter_suggestions() -> str:
    return "bloating\nprobiotics\nfibre\nheartburn\nleaky gut\ngluten\nblood test"


@register_setting(icon="search", order=120)
class SearchSettings(BaseSiteSetting):
    """Words that mean the same to search, and searches that it offers."""

    synonyms = models.TextField(
        _("words that mean the same"),
        blank=True,
        default=starter_synonyms,
        help_text=_(
            "One line for each thing, words parted by commas: “poo, stool, bowel motion”. Whoever "
            "types one finds them all. Begin a line with “!” when any of its words alone may name an "
            "emergency: the way to help then comes before the results. Words only, no advice."
        ),
    )
    suggestions = models.TextField(
        _("suggested searches"),
        blank=True,
        default=starter_suggestions,
        help_text=_("One for each line, at most twelve. Shown where nothing was typed or found."),
    )

    panels = (FieldPanel("synonyms"), FieldPanel("suggestions"))

    class Meta:
        verbose_name = _("search")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    def clean(self) -> None:
        """Check each line, and say which one cannot be used."""
        faults: dict[str, Any] = {}
        try:
            read_synonyms(self.synonyms)
        except SynonymFault as fault:
            faults["synonyms"] = SAY[fault.code].format(line=fault.line)
        offered = self.suggested()
        if len(offered) > MOST_SUGGESTIONS:
            faults["suggestions"] = _("Offer at most twelve searches.")
        elif any(len(words) > LONGEST_SUGGESTION for words in offered):
            faults["suggestions"] = _("Keep each suggested search under 40 letters.")
        if faults:
            raise ValidationError(faults)

    def suggested(self) -> list[str]:
        """Return the suggested searches in the editor's order."""
        lines = (" ".join(line.split()) for line in self.suggestions.splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; every process has to read the new words."""
        super().save(*args, **kwargs)
        bump_content_version()


SAY = {
    "alone": _("Line {line}: write at least two words or phrases, parted by a comma."),
    "long": _("Line {line}: keep each word or phrase under 40 letters, and at most twelve a line."),
    "empty": _("Line {line}: this has a word without letters. Take it out."),
    "many": _("Keep at most 400 lines."),
}
