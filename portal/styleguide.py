"""What the style guide shows: one sample of everything, in every state. Debug only."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

from education.languages.offered import Choice

VERDICTS = ("supported", "partly", "unproven", "not_supported", "refuted", "not_a_diagnosis")
CERTAINTIES = ("high", "moderate", "low", "very_low", "not_assessed")
ICONS = (
    "search next prev tick cross info bad eye print plus copy wait poo meal med sick weight sleep "
    "notes symptom today trend check visit key mail phone bin edit down lock device person"
)
COLOURS = (
    "paper surface sunk ink ink-2 line edge teal teal-deep teal-wash red red-fill red-wash "
    "amber amber-fill amber-wash"
)
STOOL_FORMS = (
    (1, "Separate hard lumps\nLike nuts; hard to pass"),
    (2, "Lumpy, stuck together\nA log made of lumps"),
    (3, "Firm with cracks\nSausage shape, cracked on top"),
    (4, "Smooth and soft\nHolds together, easy to pass"),
    (5, "Soft pieces\nClear edges, passes easily"),
    (6, "Mushy\nFluffy bits with ragged edges"),
    (7, "Liquid\nWatery, no solid bits"),
)
SCALE = [(number, str(number)) for number in range(11)]
TAGS = (
    ("Food", (("onion", "Onion"), ("milk", "Milk"), ("wheat", "Wheat"))),
    ("Feelings", (("stress", "Stress"), ("sleep", "Short sleep\nunder 6 hours"))),
)


WRONG = {
    "email": "robin.example.org",
    "weight": "heavy",
    "date": "2026-13-40",
    "stool": "9",
    "tags": "x",
}


class SampleForm(forms.Form):
    """Every kind of control once."""

    email = forms.EmailField(
        label="E-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="We use it to send you a code.",
    )
    weight = forms.DecimalField(
        label="Weight", widget=forms.TextInput(attrs={"inputmode": "decimal"}), max_value=400
    )
    meal = forms.ChoiceField(label="Which meal", choices=[("", "Choose"), ("b", "Breakfast")])
    date = forms.DateField(label="Date", widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label="Time", widget=forms.TimeInput(attrs={"type": "time"}))
    blood = forms.ChoiceField(
        label="Any blood?",
        choices=[("none", "None seen"), ("paper", "On the paper"), ("lot", "A lot\nclots")],
        widget=forms.RadioSelect,
    )
    shared = forms.BooleanField(
        label="Other people use this device",
        help_text="Signs you out after 30 minutes and keeps nothing here.",
        required=False,
    )
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    bloating = forms.TypedChoiceField(label="Bloating", choices=SCALE, widget=forms.RadioSelect)
    stool = forms.TypedChoiceField(
        label="What was it like?",
        help_text="Pick the nearest.",
        choices=STOOL_FORMS,
        widget=forms.RadioSelect,
    )
    tags = forms.MultipleChoiceField(
        label="What did it have in it?",
        choices=TAGS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ShortForm(forms.Form):
    """A form written with its name alone."""

    code = forms.CharField(label="Code", help_text="Six digits, from the e-mail.")


LINE = {
    "time": "07:40",
    "datetime": "2026-11-22T07:40",
    "title": "Poo",
    "said": "form 5, soft pieces",
    "detail": "No blood.",
    "late": False,
    "stool_form": 5,
    "edit_url": "#lists",
    "edit_word": "Edit",
    "edit_label": "poo at 07:40",
}
LATE_LINE = LINE | {
    "title": "Bloating",
    "said": "6 of 10",
    "detail": "",
    "late": True,
    "stool_form": None,
}
LANGUAGES = [
    Choice("en-gb", "English", "/", "/", translated=True, current=True),
    Choice("es", "Español", "/es/#not-translated", "/es/", translated=False, current=False),
]


def sample_components() -> dict[str, Any]:
    """Return the context of the style guide."""
    claims = [
        _claim(verdict, certainty)
        for verdict, certainty in zip(VERDICTS, CERTAINTIES, strict=False)
    ]
    return {
        "sample": True,
        "form": SampleForm(prefix="ok", initial={"bloating": 4, "stool": 4, "tags": ["onion"]}),
        "wrong": SampleForm(WRONG, prefix=None),
        "short": ShortForm({"code": ""}, prefix="short"),
        "verdicts": VERDICTS,
        "certainties": CERTAINTIES,
        "icons": ICONS.split(),
        "colours": COLOURS.split(),
        "tiers": ["emergency", "same_day", "urgent", "soon"],
        "claims": claims,
        "points": ["One main point, in one line.", "Another, just as short."],
        "lines": [SimpleNamespace(**LINE), SimpleNamespace(**LATE_LINE)],
        "page": Paginator(range(200), 20).page(5),
        "languages": LANGUAGES,
        "surface": "public",
        "crumbs": [("Home", "/"), ("Guides", "/articles/")],
        "contents": [("Colour", "colour"), ("Type", "type"), ("Buttons", "buttons")],
        "summary": [
            {"label": "Weight unit", "value": "Kilograms", "href": "#lists"},
            {"label": "Time zone", "value": "London", "href": "#lists"},
        ],
        "tasks": [
            {"label": "Emergency signs", "state": "done", "href": "#lists"},
            {"label": "Bleeding", "state": "now"},
            {"label": "Pain", "state": "todo"},
        ],
        "columns": ["Day", "Bloating", "Pain"],
        "rows": [["21 November", 5, 3], ["20 November", "not recorded", "not recorded"]],
        "does": ["Add fibre slowly", "Ask about your painkillers"],
        "donts": ["Drop gluten before a coeliac test"],
    }


def _claim(verdict: str, certainty: str) -> dict[str, Any]:
    return {
        "statement": "A sample claim, as people say it",
        "verdict": verdict,
        "certainty": certainty,
        "why": "The reason in one or two plain sentences. It says what was studied, and in whom.",
        "applies_to": "Adults. Sample text, not a finding.",
        "references": [("x", "1"), ("x", "2")],
    }
