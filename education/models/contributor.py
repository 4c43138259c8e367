"""People and bodies who write or check articles."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from education.models.snippet import ReviewedSnippet
from education.models.translated import Translated, once_in_a_language
from education.models.translations import kept_from_the_original


class Contributor(Translated, ReviewedSnippet):
    """A name in the byline, with what it may gain."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        CLINICAL_REVIEWER = "clinical_reviewer", _("Clinical reviewer")

    name = models.CharField(_("name"), max_length=120, help_text=_("As it stands in the byline."))
    slug = models.SlugField(_("address"), max_length=120, help_text=_("A short form of the name."))
    role = models.CharField(
        _("role"), max_length=20, choices=Role, help_text=_("Writes articles, or checks them.")
    )
    is_organisation = models.BooleanField(
        _("an organisation, not a person"),
        default=False,
        help_text=_("Tick for a team or a body."),
    )
    bio = models.TextField(
        _("who they are"),
        blank=True,
        help_text=_("Profession, place of work, training: one to three sentences."),
    )
    conflict_of_interest = models.TextField(
        _("conflict of interest"),
        blank=True,
        help_text=_(
            "What they are paid by or may gain from, or “None declared”, with the date of the "
            "declaration. Needed before publishing."
        ),
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("staff account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"kind": "staff"},
        help_text=_("The account they sign in with, if they have one."),
    )

    lasting_fields = ("slug",)

    panels = (
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("role"),
        FieldPanel("is_organisation"),
        FieldPanel("bio"),
        FieldPanel("conflict_of_interest"),
        FieldPanel("account"),
    )
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("role"),
        index.FilterField("locale"),
    ]

    unique_in_a_language = ("slug",)

    same_in_all_languages = ("name", "slug", "role", "is_organisation", "account")
    override_translatable_fields: ClassVar = kept_from_the_original(*same_in_all_languages)

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ("name",)
        constraints = (
            *once_in_a_language("contributor", "slug"),
            models.CheckConstraint(
                condition=models.Q(role__in=["author", "clinical_reviewer"]),
                name="contributor_role",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def what_is_missing(self) -> list[object]:
        if self.conflict_of_interest.strip():
            return []
        return [_("Write down the conflict of interest, or “None declared” with the date.")]
