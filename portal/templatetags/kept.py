"""What is drawn many times: parts of a page that are written once and kept, and rows without a template.

A kept part sees ``Facts`` and what it is given by name, and nothing else: that is also what it is kept under,
so nobody is shown another's. Give it nothing that a person wrote. Measured: the frame, the icons and the rows
were two thirds of the time of a diary page.
"""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi, gettext

from education.languages.offered import Choice

register = template.Library()
MOST_KEPT = 512
Given = tuple[tuple[str, Hashable], ...]


class Clinic(NamedTuple):
    """What the frame says of the clinic."""

    name: str
    phone: str


class Facts(NamedTuple):
    """All that a kept part may depend on. Add a field here before a kept part uses it."""

    language: str
    right_to_left: bool
    surface: str
    section: str
    tab: str
    sample: bool
    clinic: Clinic
    languages: tuple[Choice, ...]
    signed_in: bool
    is_staff: bool
    at_account: bool
    discreet: bool


@register.simple_tag(takes_context=True)
def kept(context: Context, part: str, **given: Hashable) -> SafeString:
    """Write a part of a page; on patient pages from memory, where few facts make few of them."""
    known = (
        context.render_context
    )  # of this template: the facts stay the same from its first part on
    facts = known.get(Facts) or known.setdefault(Facts, _facts(context))
    more = tuple(given.items())
    return _kept(part, facts, more) if facts.surface == "patient" else _written(part, facts, more)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a line icon: see ``components/icon.html``."""
    return _drawing("icon", "name", name)


@register.simple_tag
def stool_drawing(form: object) -> SafeString:
    """Draw a stool form, 1 to 7: see ``components/stool_form.html``."""
    return _drawing("stool_form", "form", str(form))


@register.simple_tag
def entry_row(line: Any) -> SafeString:
    """Write one entry of a day, to stand in ``<ol class="entries">``.

    Of ``line``: time (shown), datetime (for machines), title, said (what follows the title), detail, late
    (written on a later day), stool_form (1 to 7, drawn), edit_url, edit_word (empty: no link), edit_label
    (for screen readers).
    """
    row = _row(
        get_language(),
        line.stool_form,
        line.edit_word,
        timed=bool(line.time),
        said=bool(line.said),
        detail=bool(line.detail),
        late=bool(line.late),
    )
    return format_html(
        row,
        time=line.time,
        datetime=line.datetime,
        title=line.title,
        said=line.said,
        detail=line.detail,
        url=line.edit_url,
        label=line.edit_label or line.title,
    )


@lru_cache(maxsize=MOST_KEPT)
def _row(
    _language: str,
    form: int | None,
    edit: str,
    *,
    timed: bool,
    said: bool,
    detail: bool,
    late: bool,
) -> str:
    parts = [
        '<li class="entry">',
        '<time datetime="{datetime}">{time}</time>'
        if timed
        else f'<span class="hint">{escape(gettext("All day"))}</span>',
        f"<div>{stool_drawing(form) if form else ''}<p><b>{{title}}</b>",
        ", {said}</p>" if said else "</p>",
        '<p class="hint">{detail} ' if detail or late else "",
        f'<span class="tag tag--dash">{escape(gettext("Written later"))}</span>' if late else "",
        "</p></div>" if detail or late else "</div>",
        f'<a href="{{url}}">{escape(edit)}<span class="vh"> {{label}}</span></a>' if edit else "",
        "</li>\n",
    ]
    return "".join(parts)


@register.simple_tag
def score_row(row: Any, *, with_ends: bool = False) -> SafeString:
    """Write one question's 0 to 10; ``with_ends`` says below it what the ends mean.

    Of ``row``: label, hint, name and id (of the field), chosen (none unless somebody chose), ends (what 0
    and 10 mean, if not the worst of a symptom), errors, field.
    """
    error = (
        render_to_string("components/field_error.html", {"field": row.field}) if row.errors else ""
    )
    scale = _scale(get_language(), row.ends, row.chosen, with_ends=with_ends, bad=bool(error))
    return format_html(scale, label=row.label, hint=row.hint, name=row.name, id=row.id, error=error)


@lru_cache(maxsize=MOST_KEPT)
def _scale(
    _language: str,
    ends: tuple[str, str] | None,
    chosen: int | None,
    *,
    with_ends: bool,
    bad: bool,
) -> str:
    low, high = map(escape, ends or (gettext("none"), gettext("worst it could be")))
    words = {0: f'<span class="vh"> {low}</span>', 10: f'<span class="vh"> {high}</span>'}
    tiles = (
        f'<label class="tile"><input type="radio" name="{{name}}" value="{n}" id="{{id}}_{n}"'
        f"{' checked' if n == chosen else ''}><span>{n}{words.get(n, '')}</span></label>"
        for n in range(11)
    )
    return (
        f'<fieldset class="scale{" field--bad" if bad else ""}">'
        '<legend class="scale__head">{label} <small>{hint}</small></legend>{error}'
        f'<div class="scale__set">{"".join(tiles)}</div>'
        + (
            f'<p class="scale__ends" aria-hidden="true"><span>0 {low}</span><span>10 {high}</span></p>'
            if with_ends
            else ""
        )
        + "</fieldset>\n"
    )


@lru_cache(maxsize=MOST_KEPT)
def _drawing(component: str, parameter: str, value: str) -> SafeString:
    return render_to_string(f"components/{component}.html", {parameter: value})


@lru_cache(maxsize=MOST_KEPT)
def _kept(part: str, facts: Facts, given: Given) -> SafeString:
    return _written(part, facts, given)


def _written(part: str, facts: Facts, given: Given) -> SafeString:
    return render_to_string(part, {**facts._asdict(), **dict(given)})


def _facts(context: Context) -> Facts:
    surface, request = context.get("surface", ""), context.get("request")
    user = getattr(request, "user", None) if surface == "patient" else None
    clinic = context.get("clinic") or {}
    return Facts(
        language=get_language(),
        right_to_left=get_language_bidi(),
        surface=surface,
        section=context.get("section", ""),
        tab=context.get("tab", ""),
        sample=bool(context.get("sample")),
        clinic=Clinic(clinic.get("name", ""), clinic.get("phone", "")),
        languages=tuple(context.get("languages") or ()),
        signed_in=bool(user and user.is_authenticated),
        is_staff=bool(user and getattr(user, "is_clinic_staff", False)),
        discreet=bool(context.get("discreet")),
        at_account=bool(request and request.path.startswith("/accounts/")),
    )
