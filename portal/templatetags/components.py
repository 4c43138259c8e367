"""Template tags of the design system: components that wrap other content."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag(takes_context=False)
def care_card(
    content: str, tier: str, title: str, heading: str = "h3", anchor: str = ""
) -> SafeString:
    """Wrap ``content`` in a card for one tier of urgency."""
    context = {
        "content": content,
        "tier": tier,
        "title": title,
        "heading": heading,
        "anchor": anchor,
    }
    return render_to_string("components/care_card.html", context)


@register.simple_block_tag(takes_context=False)
def notice(content: str, icon: str = "info", kind: str = "line") -> SafeString:
    """Wrap ``content`` in a quiet notice with an icon."""
    return render_to_string(
        "components/notice.html", {"content": content, "icon": icon, "kind": kind}
    )
