"""The answer to a save of somebody who is signed out by now: nothing is kept, but the words are shown."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from diary.domain.visits.followed import OWN
from diary.entry_kinds import ENTRY_KINDS
from diary.forms.base import said
from diary.forms.begin import BeginForm
from diary.forms.checkin import AGREED, PREFIX
from diary.forms.settings import SettingsForm
from diary.forms.visits.agreed import AgreedForm
from diary.forms.visits.contents import ContentsForm
from diary.forms.visits.question import QuestionForm
from diary.forms.visits.when import WhenForm
from diary.forms.visits.words import GoalsForm, StoryForm
from diary.snapshots.vocabulary import vocabulary

CODES_OF_TAGS = {"tag", "tracked", "food_tags", "follow_1_tag", "follow_2_tag", "follow_3_tag"}
OF_VISITS = (WhenForm, GoalsForm, StoryForm, ContentsForm, QuestionForm, AgreedForm)
Typed = list[tuple[str, str]]


def show_signed_out(request: HttpRequest, typed: Sequence[tuple[str, str]]) -> HttpResponse:
    """Say that nothing was saved, show what was typed, and offer to sign in beside this page."""
    context = {
        "typed": typed,
        "sign_in": redirect_to_login(request.get_full_path()).url,
        "section": "diary",
    }
    return render(request, "diary/signed_out.html", context, status=HTTPStatus.FORBIDDEN)


def typed_by_nobody(request: HttpRequest) -> Typed:
    """Return what was sent, question by question, in the words of the diary's forms; nothing else."""
    place = request.resolver_match
    return typed_in(request, place.kwargs.get("kind", "") if place else "") + _scores(request)


def typed_in(request: HttpRequest, kind: str) -> Typed:
    """Return what was sent, where the form that was used may not be known but for its ``kind``."""
    typed = [_answer(request, name, field) for name, field in _questions(kind).items()]
    return [(label, text) for label, text in typed if text]


def _questions(used: str) -> dict[str, forms.Field]:
    """Return every visible field of the diary's forms by its name, those of the form in use first."""
    kind = ENTRY_KINDS.get(used)
    asked = [row.form for row in (kind, *ENTRY_KINDS.values()) if row]
    fields: dict[str, forms.Field] = {}
    for form in (*asked, SettingsForm, BeginForm, *OF_VISITS):
        for name, field in form.base_fields.items():
            if not field.widget.is_hidden:
                fields.setdefault(name, field)
    return fields


def _answer(request: HttpRequest, name: str, field: forms.Field) -> tuple[str, str]:
    sent = [text for text in request.POST.getlist(name) if text]
    if name in CODES_OF_TAGS:
        sent = [vocabulary().label(code) for code in sent]
    elif sent and not isinstance(field, forms.MultipleChoiceField):
        sent = [_in_words(field, text) for text in sent]
    return str(field.label), ", ".join(sent)


def _in_words(field: forms.Field, text: str) -> str:
    try:
        value: Any = field.clean(text)
    except ValidationError:
        return text
    return said(field, value)


def _scores(request: HttpRequest) -> Typed:
    """Return the scores that were sent; what was agreed in own words is not named in the page's fields."""
    words, sent = vocabulary(), request.POST
    codes = {name: name.partition("_")[2] for name in sent if name.startswith((PREFIX, AGREED))}
    named = {name: words[code].label for name, code in codes.items() if code in words}
    named |= {name: _("Your own word") for name, code in codes.items() if code.startswith(OWN)}
    return [(label, sent[name]) for name, label in named.items()]
