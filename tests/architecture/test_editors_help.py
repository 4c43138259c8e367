"""Editors need no manual: every field, panel and block of the CMS says what belongs there."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, get_edit_handler
from wagtail.blocks import StreamBlock
from wagtail.contrib.settings.registry import registry
from wagtail.fields import StreamField
from wagtail.images.forms import get_image_form
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from education.importing.forms import DocumentForm
from education.models import ClinicImage
from education.signing_forms import DeclineForm, SignForm
from portal.accounts.forms import InvitationForm
from tests.education import shelf
from tests.portal.people import make_staff, signed_in

OURS = "education"
EDITED = sorted(
    {
        model
        for model in (*get_snippet_models(), *registry, *apps.get_app_config(OURS).get_models())
        if model._meta.app_label == OURS
        and (model in get_snippet_models() or model in registry or issubclass(model, Page))
    },
    key=lambda model: model.__name__,
)
# Placed by Wagtail beside the form, with a text of their own.
SCHEDULE = {"go_live_at", "expire_at"}


def leaves(panel):
    """Yield every panel under this one, itself included."""
    yield panel
    for child in getattr(panel, "children", ()):
        yield from leaves(child)
    if isinstance(panel, InlinePanel):
        yield from leaves(panel.child_edit_handler)


def unexplained(panel):
    if isinstance(panel, InlinePanel):
        return not panel.help_text
    if not isinstance(panel, FieldPanel) or panel.field_name in SCHEDULE:
        return False
    field = panel.model._meta.get_field(panel.field_name)
    return not (panel.help_text or field.help_text)


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_every_field_and_list_of_an_editor_says_what_belongs_there(model):
    editor = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    panels = list(leaves(editor))
    names = [
        f"{p.model.__name__}.{getattr(p, 'field_name', None) or p.relation_name}"
        for p in panels
        if unexplained(p)
    ]

    assert len(panels) > 1
    assert names == []


def top_blocks():
    """Yield every block that an editor picks, with where it is picked."""
    for model in apps.get_app_config(OURS).get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from picked(f"{model.__name__}.{field.name}", field.stream_block)


def picked(where, stream):
    for name, block in stream.child_blocks.items():
        yield f"{where}.{name}", block
        yield from inside(f"{where}.{name}", block)


def inside(where, block):
    if isinstance(block, StreamBlock):
        yield from picked(where, block)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from inside(f"{where}.{name}", child)


def inner_fields(where, block):
    """Yield the fields of a block, each of which has a label and a text of its own."""
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield f"{where}.{name}", child


def help_of(block):
    own = getattr(block.meta, "help_text", "")
    return own or getattr(getattr(block, "field", None), "help_text", "")


PICKED = dict(top_blocks())
PLAIN_ICONS = {"placeholder", ""}


@pytest.mark.parametrize("where", list(PICKED))
def test_every_block_has_icon_label_description_and_fields_that_explain_themselves(where):
    block = PICKED[where]

    assert block.meta.icon not in PLAIN_ICONS
    assert block.label
    assert block.get_description()
    assert [name for name, field in inner_fields(where, block) if not help_of(field)] == []


@pytest.mark.parametrize("where", list(PICKED))
def test_every_block_can_be_previewed(where):
    assert PICKED[where].is_previewable


@pytest.mark.parametrize("form", [SignForm, DeclineForm, InvitationForm, DocumentForm])
def test_every_field_of_a_form_of_ours_says_what_belongs_there(form):
    shown = {name: f for name, f in form.base_fields.items() if not f.widget.is_hidden}

    assert [name for name, field in shown.items() if not field.help_text] == []


@pytest.mark.django_db
def test_every_field_of_a_picture_says_what_belongs_there():
    fields = get_image_form(ClinicImage)().fields
    shown = {name: field for name, field in fields.items() if not field.widget.is_hidden}

    assert [name for name, field in shown.items() if not field.help_text] == []


@pytest.mark.django_db
@pytest.mark.slow
def test_every_preview_of_a_block_looks_like_the_public_page():
    shelf.claim("S01")
    shelf.red_flag("RF01")
    browser = signed_in(make_staff("writer"))
    for where, block in PICKED.items():
        page = browser.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

        assert page.status_code == 200, where
        assert b"css/components.css" in page.content, where


def test_a_list_of_snippets_tells_them_apart_by_more_than_their_name():
    for model in get_snippet_models():
        if model._meta.app_label == OURS:
            assert len(model.snippet_viewset.list_display) > 1, model
