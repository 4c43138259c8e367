"""The page that writes without a connection: public and empty, filled on the device."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diary.domain.lone_answers import A_MOMENT, MOMENTS, alerts_by_answer, alerts_by_severity
from diary.domain.shapes import bounds_of, shape_of
from diary.domain.units import KG_PER_UNIT
from diary.entry_kinds import ENTRY_KINDS, EntryKind
from diary.forms.base import EntryForm, Setting
from diary.snapshots.alert_cards import alert_cards, emergency_line
from diary.snapshots.red_flags import rules_to_answer_saves_by
from diary.snapshots.vocabulary import vocabulary
from education.languages import codes
from education.published import reader_page

KINDS = ("bowel_movement", "meal", "vomiting", "measurement", "dose", "note")
"""What people write down where there is no line; tracked symptoms come from the device itself."""
SYMPTOM = "symptom"
NO_MEDICINE = UUID(int=0)
MODULES = tuple(
    f"portal/js/offline/{name}.js"
    for name in ("forms", "kept", "list", "parts", "payload", "sending")
)
"""What ``page.js`` imports: named in the page, so that the worker keeps them too."""


@require_safe
@reader_page
def offline(request: HttpRequest) -> HttpResponse:
    """Show the page; it is the same for everybody, and knows nobody."""
    asked = [(ENTRY_KINDS[kind], blank_form(ENTRY_KINDS[kind])) for kind in KINDS]
    alerts = alerts_of_kinds()
    context = {
        "kinds": asked,
        "said": json.dumps(
            {
                "shapes": {kind: _shape(kind) for kind in (SYMPTOM, *KINDS)},
                "alerts": alerts,
                "kg": KG_PER_UNIT,
            }
        ),
        "cards": alert_cards(sorted(codes_in(alerts))),
        "line": emergency_line(),
        "scores": range(11),
        "scripts": MODULES,
        "there": codes(),
        "section": "diary",
    }
    return render(request, "diary/offline.html", context)


def blank_form(kind: EntryKind) -> EntryForm:
    """Return a form with nothing in it, not even a clock or an id: the device fills these in.

    It has one medicine, which is the pattern for those that the device knows.
    """
    foods = tuple((tag.code, tag.label) for tag in vocabulary().of_kind("food"))
    medicine = ((str(NO_MEDICINE), "–"),)
    form = kind.form(setting=Setting(A_MOMENT, "UTC", foods=foods, medicines=medicine))
    form.initial = {}
    form.auto_id = f"{kind.kind}_%s"
    form.fields["date"].widget.attrs.pop("max", None)
    return form


def alerts_of_kinds() -> dict[str, Any]:
    """Return what calls for an emergency card by itself: answers by kind, severities by symptom."""
    rules, tags = rules_to_answer_saves_by(), vocabulary().of_kind(SYMPTOM)
    answers = {kind: alerts_by_answer(kind, rules) for kind in MOMENTS}
    severities = {tag.code: alerts_by_severity(tag.code, rules) for tag in tags}
    return {"answers": answers, "severities": {code: s for code, s in severities.items() if s}}


def codes_in(alerts: dict[str, Any]) -> set[str]:
    """Return the codes of every red flag that the page may have to show."""
    found = [*alerts["answers"].values(), *alerts["severities"].values()]
    return {code for alerts_of in found for alert in alerts_of for code in alert[-1]}


def _shape(kind: str) -> dict[str, Any]:
    form = ENTRY_KINDS[kind].form
    return {"moment": form.moment, "fields": shape_of(kind), "bounds": bounds_of(kind)}
