"""Pages about the site itself: how we review, corrections, privacy."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from education.blocks import PlainBodyBlock
from education.metadata.head import Head
from education.models.four_eyes import FourEyes
from education.models.translations import kept_from_the_original


class StandardPage(FourEyes, Page):
    """Plain text under a heading; some add a list that keeps itself."""

    class Purpose(models.TextChoices):
        PLAIN = "plain", _("Text only")
        CORRECTIONS = "corrections", _("Text and the list of corrections")
        CONFLICTS = "conflicts", _("Text and the contributors' declarations")
        CONTACT = "contact", _("Text and how to reach the clinic")

    deck = models.CharField(
        _("one sentence"), max_length=255, blank=True, help_text=_("Under the heading.")
    )
    purpose = models.CharField(
        _("what it also shows"),
        max_length=12,
        choices=Purpose,
        default=Purpose.PLAIN,
        help_text=_("Some pages end with a list that keeps itself."),
    )
    body = StreamField(
        PlainBodyBlock(), blank=True, verbose_name=_("body"), help_text=_("The text of the page.")
    )

    starter_text_may_go_live = True

    content_panels = (
        *Page.content_panels,
        FieldPanel("deck"),
        FieldPanel("purpose"),
        FieldPanel("body"),
    )
    parent_page_types: ClassVar = ["education.HomePage"]
    subpage_types: ClassVar = []
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("deck"),
        index.SearchField("body"),
    ]
    template = "education/pages/standard.html"

    same_in_all_languages = ("slug", "purpose")
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("standing page")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(purpose__in=["plain", "corrections", "conflicts", "contact"]),
                name="standard_page_purpose",
            ),
        )

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "head": Head(self.title, self.about(), request.path)}

    def about(self) -> str:
        """Return what the page is about, in one sentence, as far as an editor said it."""
        return self.search_description or self.deck
