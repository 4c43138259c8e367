"""Names of fields, blocks, tabs and buttons in the guide, taken from the code so that they stay right."""

from django import template
from django.apps import apps
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from education.blocks import SectionBodyBlock

register = template.Library()


@register.simple_tag
def field(model: str, name: str) -> SafeString:
    """Return how the editor names a field."""
    found = apps.get_model("education", model)._meta.get_field(name)  # noqa: SLF001 - Django's own
    return _named(capfirst(found.verbose_name))


@register.simple_tag
def block_name(name: str) -> SafeString:
    """Return how the editor names a block of a section."""
    return _named(SectionBodyBlock.base_blocks[name].label)


@register.simple_tag
def named(words: str) -> SafeString:
    """Return the name of a tab, a button or a list; a test looks it up in the code."""
    return _named(gettext(words))


def _named(words: object) -> SafeString:
    return format_html("<strong>{}</strong>", words)
