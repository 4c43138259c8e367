"""Template tags of the design system: wrapping components, shared words, form controls."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.forms import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from education import addresses, languages
from education.languages import state
from education.languages.offered import Choice, choices

register = template.Library()

TIER_WORDS = {
    "emergency": _("Emergency"),
    "same_day": _("Same day"),
    "urgent": _("Urgent"),
    "soon": _("Soon"),
}
TIER_TIMES = {
    "emergency": _("Now"),
    "same_day": _("Today"),
    "urgent": _("This week"),
    "soon": _("In the next few weeks"),
}
VERDICT_WORDS = {
    "supported": _("Supported"),
    "partly": _("Partly supported"),
    "unproven": _("Unproven"),
    "not_supported": _("Not supported"),
    "refuted": _("Refuted"),
    "not_a_diagnosis": _("Not a diagnosis"),
}
# GRADE's four levels, best first, and what is not graded: the word, what it means, filled cells.
# It speaks of the verdict: "it probably is so" beside "refuted" would say the opposite.
CERTAINTY = {
    "high": (_("High"), _("This verdict does hold: studies show it clearly."), 4),
    "moderate": (_("Moderate"), _("This verdict is probably right."), 3),
    "low": (_("Low"), _("This verdict may be right."), 2),
    "very_low": (_("Very low"), _("We are very uncertain."), 1),
    "not_assessed": (_("Not assessed"), _("We have not graded this."), 0),
}


@register.simple_block_tag(takes_context=False)
def care_card(
    content: str, tier: str, title: str, heading: str = "h3", anchor: str = "", lang: str = ""
) -> SafeString:
    """Wrap ``content`` in a card for one tier of urgency; ``lang`` is the title's, if not the page's."""
    context = {
        "content": content,
        "tier": tier,
        "title": title,
        "heading": heading,
        "anchor": anchor,
        "lang": lang,
    }
    return render_to_string("components/care_card.html", context)


@register.simple_block_tag(takes_context=False)
def notice(content: str, icon: str = "info", kind: str = "line") -> SafeString:
    """Wrap ``content`` in a quiet notice with an icon."""
    return render_to_string(
        "components/notice.html", {"content": content, "icon": icon, "kind": kind}
    )


@register.simple_tag(takes_context=True)
def page_messages(context: Context) -> list[Message]:
    """Return the one-time messages of this request; none on pages without a session."""
    request = context.get("request")
    return list(get_messages(request)) if request else []


@register.simple_tag
def root() -> str:
    """Return what stands before every public address in the language being read: nothing, or /es."""
    return languages.root()


@register.simple_tag
def local(address: str) -> str:
    """Return the address of a public page in the language being read."""
    return addresses.local(address)


@register.simple_tag
def ask_language() -> str:
    """Return what a link to a person's own pages says of the language they were reading in."""
    code = languages.language()
    return "" if code == languages.SOURCE else f"?lang={code}"


@register.simple_tag(takes_context=True)
def language_choices(context: Context) -> list[Choice]:
    """Return the languages to choose from: of a public page, those it can be read in."""
    if "languages" in context:
        given: list[Choice] = context["languages"]
        return given
    if context.get("surface") == "patient":  # the switch stays on the page: ?lang=
        return choices("/", languages.codes())
    request = context.get("request")
    address = context.get("address") or (request.path if request else "")
    return choices(address, context.get("there")) if address else []


@register.filter
def tier_word(tier: str) -> Promise | str:
    """Say a tier of urgency in a word."""
    return TIER_WORDS.get(tier, tier)


@register.filter
def tier_when(tier: str) -> Promise | str:
    """Say how soon a tier means."""
    return TIER_TIMES.get(tier, "")


@register.filter
def verdict_word(verdict: str) -> Promise | str:
    """Say a verdict."""
    return VERDICT_WORDS.get(verdict, verdict)


@register.filter
def certainty_word(certainty: str) -> Promise | str:
    """Say how sure we are."""
    return CERTAINTY.get(certainty, CERTAINTY["not_assessed"])[0]


@register.filter
def certainty_say(certainty: str) -> Promise | str:
    """Say what a level of certainty means."""
    return CERTAINTY.get(certainty, CERTAINTY["not_assessed"])[1]


@register.filter
def certainty_cells(certainty: str) -> list[dict[str, Any]]:
    """Return the four cells of the certainty meter, from the start side."""
    filled = CERTAINTY.get(certainty, CERTAINTY["not_assessed"])[2]
    return [{"x": x, "filled": i < filled} for i, x in enumerate(("1.5", "17.1", "32.7", "48.3"))]


@register.filter
def quoted(words: object) -> str:
    """Put words into quotation marks; marks inside them become single ones."""
    return "“" + str(words).replace("“", "‘").replace("”", "’") + "”"


@register.filter
def lines(label: object) -> list[str]:
    """Split a choice's label at its first line break: what it says, and its small print."""
    says, _newline, small = str(label).partition("\n")
    return [says, small]


@register.filter
def page_numbers(page: Page) -> list[int | None]:
    """Return the page numbers worth a link; None where some are left out."""
    gap = page.paginator.ELLIPSIS
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [None if number == gap else int(number) for number in numbers]


@register.filter
def control(field: BoundField) -> str:
    """Say which kind of control a field is drawn as."""
    widget = field.field.widget
    kind = getattr(widget, "input_type", "textarea")
    several = getattr(widget, "allow_multiple_selected", False)
    return "checkboxes" if kind == "checkbox" and several else kind


@register.filter
def control_attrs(field: BoundField) -> dict[str, Any]:
    """Return the attributes of a lone checkbox, as its widget would write them."""
    data = field.subwidgets[0].data
    ticked = {"checked": True} if field.value() else {}
    return {**data["attrs"], **ticked}


@register.filter
def option_groups(field: BoundField) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Return a choice field's options under the names of their groups, in order."""
    attrs = {"id": field.auto_id} if field.auto_id else {}
    context = field.field.widget.get_context(field.html_name, field.value(), attrs)
    groups: list[tuple[Any, list[dict[str, Any]]]] = []
    for name, options, _index in context["widget"]["optgroups"]:
        if groups and name is None and groups[-1][0] is None:
            groups[-1][1].extend(options)  # Django puts each option without a group on its own
        else:
            groups.append((name, list(options)))
    return groups


@register.filter
def styled(field: BoundField, size: str = "") -> SafeString:
    """Write the control of a field with the class that our style sheet knows."""
    own = field.field.widget.attrs.get("class", "")
    names = ["input", f"input--{size}" if size else "", own]
    return field.as_widget(attrs={"class": " ".join(name for name in names if name)})


@register.filter
def focus_id(field: BoundField) -> str:
    """Return the id that a link to this field should move to: the first choice of a group."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def symptoms_only(tags: Iterable[Any]) -> list[Any]:
    """Return the tags of symptoms: the diary tracks no other kind."""
    return [tag for tag in tags if tag.kind == "symptom"]


@register.filter
def other_language(row: Any) -> str:
    """Return the code of the language a row is written in, empty where it is the one being read."""
    return state.other_language(row) if hasattr(row, "locale") else ""
