"""Where a red flag comes from, and which section of which article explains it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from education.red_flags.explaining import Section, chosen_section
from education.red_flags.source_fields import (
    SourcesBlock,
    sources_in,
    sources_in_words,
    with_sources,
)


class Sourced(models.Model):
    """The fields of its source, and what is made of them."""

    sources = StreamField(
        SourcesBlock(required=False),
        verbose_name=_("sources"),
        blank=True,
        default=list,
        help_text=_("Every document it rests on. One at least is needed to publish."),
    )
    own_choice = models.TextField(
        _("what is our own choice"),
        blank=True,
        default="",
        help_text=_(
            "As patients read it, after the sources: what no source says and the clinic decided, and "
            "what is still to be checked."
        ),
    )
    # The one text that patients read, made of the fields whenever these are saved.
    source = models.TextField(_("source"), blank=True, editable=False)
    source_notes = models.TextField(
        _("notes on the source"),
        blank=True,
        help_text=_("For staff: what was seen where, and what is still to be checked."),
    )
    source_status = models.CharField(
        _("state of the sources, in letters"),
        max_length=255,
        blank=True,
        help_text=_(
            "A note for staff: V seen, M from memory, D own choice. What counts is the state of each "
            "source above."
        ),
    )
    # From before sources had fields of their own: an older version may still hold them.
    guideline_version = models.CharField(max_length=120, blank=True, editable=False)
    source_date = models.DateField(null=True, blank=True, editable=False)
    # "<translation key of the article>#<anchor of its section>": the same in every language.
    explained_by = models.CharField(
        _("section that explains it"),
        max_length=150,
        blank=True,
        default="",
        help_text=_("Left empty: the section of a live article that shows it."),
    )

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Read a version; in one from before sources had fields, the text is read into them."""
        whole = data if "sources" in data else with_sources(data)
        return super().from_serializable_data(whole, *args, **kwargs)

    @property
    def source_in_words(self) -> str:
        """Return every source with what is known of it, in the language being read."""
        return sources_in_words(sources_in(self.sources), self.own_choice) or self.source

    @property
    def explanation(self) -> Section | None:
        """Return the live section that was chosen to explain it; None when none was, or it is gone."""
        return chosen_section(self.explained_by)

    def get_explained_by_display(self) -> str:
        """Return the chosen section by its name; what is gone by its anchor."""
        found = self.explanation
        return found.name if found else self.explained_by.partition("#")[2]

    def explanation_lacks(self) -> list[object]:
        """Return what is the matter with the chosen section: nothing when none was chosen."""
        if not self.explained_by or self.explanation:
            return []
        return [
            _("The section that explains it is gone, or its article is: choose another, or none.")
        ]
