"""Every component renders, says what it takes, and escapes what it is given."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.signals import template_rendered

from portal.styleguide import SampleForm, sample_components
from portal.templatetags import components

FOLDER = Path(components.__file__).parents[1] / "templates" / "components"
NAMES = sorted(path.name for path in FOLDER.glob("*.html"))
NASTY = '<script>alert("x")</script>'

# What each component is given when it is not enough to give every parameter the same nasty text.
OWN_CONTEXT = {
    "certainty_meter.html": {"certainty": "low"},
    "verdict_glyph.html": {"verdict": "refuted"},
    "tier.html": {"tier": "urgent"},
    "icon.html": {"name": "info"},
    "stool_form.html": {"form": "4"},
    "care_card.html": {"tier": "soon", "title": NASTY, "heading": "h3", "anchor": NASTY},
    "claim_card.html": {"claim": {"statement": NASTY, "why": NASTY, "url": NASTY}, "heading": "h3"},
    "verdict_card.html": {"claim": {"statement": NASTY}, "points": [NASTY]},
    "breadcrumb.html": {"items": [(NASTY, NASTY)]},
    "contents.html": {"items": [(NASTY, NASTY)]},
    "do_list.html": {"items": [NASTY]},
    "summary_list.html": {"rows": [{"label": NASTY, "value": NASTY, "href": NASTY}]},
    "task_list.html": {
        "tasks": [{"label": NASTY, "href": NASTY}, {"label": NASTY, "state": "now"}]
    },
    "data_table.html": {"caption": NASTY, "columns": [NASTY], "rows": [[NASTY, NASTY]]},
    "empty_state.html": {"title": NASTY, "text": NASTY, "action_href": NASTY, "heading": "h2"},
    "dialog.html": {"title": NASTY, "text": NASTY, "id": "d", "heading": "h2", "kind": "ink"},
    "pagination.html": {"page": sample_components()["page"], "query": NASTY},
    "attrs.html": {"attrs": {"title": NASTY, "required": True, "hidden": False}},
}
FORM_COMPONENTS = {
    "field.html": "note",
    "field_error.html": "email",
    "scale_0_10.html": "bloating",
    "stool_form_picker.html": "stool",
    "tag_picker.html": "tags",
}


def nasty_form() -> SampleForm:
    form = SampleForm({"email": NASTY, "note": NASTY, "bloating": NASTY})
    for field in form.fields.values():
        field.label = NASTY
        field.help_text = NASTY
    return form


def context_of(name: str) -> dict:
    form = nasty_form()
    if name in FORM_COMPONENTS:
        return {"field": form[FORM_COMPONENTS[name]], "legend": NASTY, "hint": NASTY}
    if name == "date_time.html":
        return {"legend": NASTY, "hint": NASTY, "date": form["date"], "time": form["time"]}
    if name in {"form.html", "form_fields.html", "error_summary.html"}:
        return {"form": form}
    everything = dict.fromkeys(
        [
            "label",
            "href",
            "text",
            "link",
            "title",
            "said",
            "detail",
            "time",
            "datetime",
            "edit_url",
            "edit_label",
            "question",
            "help",
            "why",
            "name",
            "value",
            "error",
            "action_url",
            "action_label",
            "caption",
            "small",
            "clinic",
            "content",
        ],
        NASTY,
    )
    return OWN_CONTEXT.get(name, {**everything, "content": "", "kind": "", "tab": "today"})


@pytest.mark.parametrize("name", NAMES)
def test_every_component_renders_and_escapes_its_parameters(name):
    request = RequestFactory().get("/")

    html = render_to_string(f"components/{name}", {"request": request, **context_of(name)})

    assert NASTY not in html
    assert "{{" not in html


@pytest.mark.parametrize("name", NAMES)
def test_every_component_says_what_it_takes(name):
    first = (FOLDER / name).read_text().splitlines()[0]

    assert first.startswith("{# ")
    assert "Takes" in first


def test_an_error_is_tied_to_its_field_and_to_the_summary():
    html = render_to_string("components/form.html", {"form": SampleForm({"email": "robin"})})

    assert 'href="#id_email"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_error"' in html


def test_a_group_of_tiles_is_linked_by_its_first_choice():
    html = render_to_string("components/form.html", {"form": SampleForm({})})

    assert 'href="#id_blood_0"' in html
    assert 'id="id_blood_0"' in html


def test_a_field_keeps_what_its_widget_asks_of_the_browser():
    html = render_to_string("components/field.html", {"field": SampleForm()["email"]})

    assert 'autocomplete="email"' in html
    assert 'type="email"' in html
    assert 'class="input"' in html


def test_a_blank_scale_has_no_score_chosen():
    html = render_to_string("components/scale_0_10.html", {"field": SampleForm()["bloating"]})

    assert html.count('type="radio"') == 11
    assert "checked" not in html


def test_not_assessed_is_dashed_and_fills_no_cell():
    html = render_to_string("components/certainty_meter.html", {"certainty": "not_assessed"})

    assert html.count("stroke-dasharray") == 4
    assert html.count('fill="none"') == 4
    assert "Not assessed" in html


@pytest.mark.parametrize(
    ("certainty", "filled"), [("high", 4), ("moderate", 3), ("low", 2), ("very_low", 1)]
)
def test_certainty_fills_as_many_cells_as_its_level(certainty, filled):
    cells = components.certainty_cells(certainty)

    assert [cell["filled"] for cell in cells] == [True] * filled + [False] * (4 - filled)


def test_quotation_marks_inside_a_claim_become_single_ones():
    assert components.quoted("A test for “leaky gut”") == "“A test for ‘leaky gut’”"


def test_options_without_a_group_stand_together_and_groups_keep_their_names():
    form = SampleForm()
    form.fields["tags"].choices = [("a", "A"), ("b", "B"), ("More", [("c", "C")])]

    groups = components.option_groups(form["tags"])

    assert [(name, [option["value"] for option in options]) for name, options in groups] == [
        (None, ["a", "b"]),
        ("More", ["c"]),
    ]


def test_the_style_guide_shows_every_component():
    drawn = set()

    def note(template, **_signal):
        drawn.add(template.name)

    template_rendered.connect(note)
    try:
        request = RequestFactory().get("/styleguide/")
        render_to_string("portal/styleguide.html", {**sample_components(), "request": request})
    finally:
        template_rendered.disconnect(note)

    assert {f"components/{name}" for name in NAMES} - drawn == set()


def test_the_style_guide_shows_what_is_to_be_fixed():
    html = render_to_string("portal/styleguide.html", sample_components())

    assert html.count("field--bad") >= 8


def test_only_symptoms_are_offered_to_be_tracked():
    kinds = [SimpleNamespace(kind=kind, code=kind, label=kind) for kind in ("food", "symptom")]

    html = render_to_string("education/slots/track.html", {"tags": kinds, "intro": ""})
    none = render_to_string("education/slots/track.html", {"tags": kinds[:1], "intro": ""})

    assert "tags=symptom&" in html or 'tags=symptom"' in html
    assert "Track this" in html
    assert "<aside" not in none


@pytest.mark.parametrize(
    ("certainty", "verb"),
    [("high", "does"), ("moderate", "probably"), ("low", "may"), ("very_low", "very uncertain")],
)
def test_each_level_is_said_with_grades_verb_and_of_the_verdict(certainty, verb):
    said = str(components.certainty_say(certainty))

    assert verb in said
    assert certainty == "very_low" or "verdict" in said  # not of the claim: it may be refuted
