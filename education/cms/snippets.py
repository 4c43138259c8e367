"""The lists and editors of our snippets."""

from typing import Any, ClassVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from education.citations import flag_of
from education.cms.chooser import ReviewedSnippetChooser
from education.cms.reference_screens import ReferenceIndexView, reference_panels
from education.models import (
    Claim,
    ClinicVignette,
    Contributor,
    DiaryTag,
    GlossaryTerm,
    RedFlag,
    Reference,
    Strategy,
    Topic,
    VisitQuestion,
)
from education.strategies.wording import offered_in_words
from education.trying.retiring import DeleteRedFlagView, RetireRedFlagView
from education.trying.screens import CaseIndexView
from education.workflow import require_publishable


class GuardedPublish:
    """Asks the guard before a schedule is set, not only when its hour comes."""

    def publish_action(self) -> Any:
        require_publishable(self.new_revision)
        return super().publish_action()


class GuardedCreateView(GuardedPublish, CreateView):
    """Make a snippet."""


class GuardedEditView(GuardedPublish, EditView):
    """Edit a snippet."""


class HeadedViewSet(SnippetViewSet):
    """Editors with a heading that a screen reader finds first."""

    create_template_name = "education/cms/snippet_create.html"
    edit_template_name = "education/cms/snippet_edit.html"


class ReviewedSnippetViewSet(HeadedViewSet):
    """What all our snippets share."""

    # Some hundred rows: the database finds any part of a word, beside any filter and in any order.
    search_backend_name = None
    add_view_class = GuardedCreateView
    edit_view_class = GuardedEditView
    chooser_viewset_class = ReviewedSnippetChooser
    copy_view_enabled = True
    list_per_page = 50
    list_filter: ClassVar = []
    menu_item_is_registered = True


def certainty_in_list(claim: Claim) -> str:
    """Say how sure the claim is, and when readers are told otherwise."""
    given = str(claim.get_certainty_display())
    if not claim.live or not claim.lost_its_papers:
        return given
    return gettext("{given}; shown as not assessed: no paper stands").format(given=given)


class ClaimViewSet(ReviewedSnippetViewSet):
    model = Claim
    icon = "openquote"
    list_display: ClassVar = [
        "statement",
        Column("code", label=_("Code"), sort_key="code"),
        Column("get_verdict_display", label=_("Verdict"), sort_key="verdict"),
        Column("certainty", label=_("How sure"), accessor=certainty_in_list),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    list_filter: ClassVar = ["verdict", "certainty"]
    search_fields: ClassVar = ["code", "statement", "why"]
    ordering: ClassVar = ["code"]

    def get_queryset(self, request: Any) -> Any:  # noqa: ARG002 - Wagtail hands it on
        """Return the claims with what readers are told, without a query for each."""
        return Claim.objects.with_shown_certainty()


class ReferenceViewSet(ReviewedSnippetViewSet):
    model = Reference
    icon = "doc-full-inverse"
    index_view_class = ReferenceIndexView
    edit_handler = reference_panels()
    list_display: ClassVar = [
        "title",
        Column("number", label=_("Number"), sort_key="number"),
        "authors",
        "year",
        Column("flag", label=_("Withdrawn"), accessor=flag_of),
        LiveStatusTagColumn(),
    ]
    list_filter: ClassVar = ["study_kind", "retracted", "concern"]
    search_fields: ClassVar = ["title", "authors", "journal", "doi", "pmid"]
    ordering: ClassVar = ["number"]


class RedFlagViewSet(ReviewedSnippetViewSet):
    model = RedFlag
    icon = "warning"
    unpublish_view_class = RetireRedFlagView
    delete_view_class = DeleteRedFlagView
    delete_template_name = "education/cms/trying/delete.html"
    list_display: ClassVar = [
        "question",
        Column("code", label=_("Code"), sort_key="code"),
        Column("get_tier_display", label=_("How soon"), sort_key="tier"),
        "source_status",
        LiveStatusTagColumn(),
    ]
    list_filter: ClassVar = ["tier", "area"]
    search_fields: ClassVar = ["code", "key", "question", "sign"]
    ordering: ClassVar = ["code"]


class ClinicVignetteViewSet(HeadedViewSet):
    model = ClinicVignette
    icon = "list-ul"
    index_view_class = CaseIndexView
    search_backend_name = None
    copy_view_enabled = True
    list_per_page = 50
    menu_item_is_registered = True
    list_display: ClassVar = [
        "name",
        Column("get_expected_tier_display", label=_("How soon"), sort_key="expected_tier"),
        UpdatedAtColumn(),
    ]
    list_filter: ClassVar = ["expected_tier"]
    search_fields: ClassVar = ["name", "note"]
    ordering: ClassVar = ["name"]


class DiaryTagViewSet(ReviewedSnippetViewSet):
    model = DiaryTag
    icon = "tag"
    list_display: ClassVar = [
        "label",
        "code",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        LiveStatusTagColumn(),
    ]
    list_filter: ClassVar = ["kind"]
    search_fields: ClassVar = ["code", "label", "synonyms"]
    ordering: ClassVar = ["kind", "label"]


class VisitQuestionViewSet(ReviewedSnippetViewSet):
    model = VisitQuestion
    icon = "help"
    list_display: ClassVar = ["question", "code", LiveStatusTagColumn(), UpdatedAtColumn()]
    search_fields: ClassVar = ["code", "question", "why"]


class StrategyViewSet(ReviewedSnippetViewSet):
    model = Strategy
    icon = "clipboard-list"
    list_display: ClassVar = [
        "name",
        Column("code", label=_("Code"), sort_key="code"),
        Column("offered", label=_("Offered"), accessor=offered_in_words),
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    list_filter: ClassVar = ["design", "removes_gluten", "changes_prescription", "with_dietitian"]
    search_fields: ClassVar = ["code", "name", "what_to_do"]
    ordering: ClassVar = ["code"]


class GlossaryTermViewSet(ReviewedSnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display: ClassVar = ["term", "meaning", LiveStatusTagColumn()]
    search_fields: ClassVar = ["term", "meaning"]


class ContributorViewSet(ReviewedSnippetViewSet):
    model = Contributor
    icon = "user"
    list_display: ClassVar = [
        "name",
        Column("get_role_display", label=_("Role"), sort_key="role"),
        LiveStatusTagColumn(),
    ]
    list_filter: ClassVar = ["role", "is_organisation"]
    search_fields: ClassVar = ["name"]


class TopicViewSet(ReviewedSnippetViewSet):
    model = Topic
    icon = "folder-open-inverse"
    list_display: ClassVar = ["name", "slug", LiveStatusTagColumn()]
    search_fields: ClassVar = ["name"]


class EvidenceGroup(SnippetViewSetGroup):
    """What articles rest on."""

    menu_label = _("Evidence")
    menu_icon = "doc-full-inverse"
    menu_order = 210
    items = (
        ClaimViewSet,
        ReferenceViewSet,
        RedFlagViewSet,
        ClinicVignetteViewSet,
        StrategyViewSet,
    )


class WordsGroup(SnippetViewSetGroup):
    """The shared words, and the people."""

    menu_label = _("Words, people")
    menu_icon = "snippet"
    menu_order = 220
    items = (
        DiaryTagViewSet,
        VisitQuestionViewSet,
        GlossaryTermViewSet,
        TopicViewSet,
        ContributorViewSet,
    )
