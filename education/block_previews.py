"""What the block picker shows of each block before anybody has written anything.

Words about writing, never about health: nobody may take a preview for content. Shared things are the
first live ones of this clinic. Models are asked for by name, since they import the blocks.
"""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

MOST = 2


def live(model: str, number: int = MOST) -> list[Any]:
    """Return the first live rows of a model."""
    return list(apps.get_model("education", model).objects.filter(live=True)[:number])


def a_claim() -> Any:
    return next(iter(live("Claim", 1)), None)


def some_red_flags() -> dict[str, Any]:
    return {"flags": live("RedFlag")}


def some_tags() -> dict[str, Any]:
    return {"intro": _("One sentence says why these are worth noting."), "tags": live("DiaryTag")}


def some_questions() -> list[Any]:
    return live("VisitQuestion")


def a_text() -> str:
    words = (
        _("A smaller heading"),
        _("One thought in each paragraph, in short sentences."),
        _("A list is easier than three things in a row."),
        _("Each line is short."),
    )
    heading, paragraph, first, second = words
    return f"<h3>{heading}</h3><p>{paragraph}</p><ul><li>{first}</li><li>{second}</li></ul>"


def some_steps() -> list[str]:
    steps = (_("Do this first."), _("Then this."), _("Say what happens next."))
    return [f"<p>{step}</p>" for step in steps]


def do_and_dont() -> dict[str, Any]:
    return {
        "do_heading": _("Worth a try"),
        "do": [_("Begin with a verb."), _("Say how often.")],
        "tries": live("Strategy", 1),
        "dont_heading": _("Leave it"),
        "dont": [_("Say kindly what does not help.")],
    }


def a_callout() -> dict[str, Any]:
    text = _("One thing that must not be missed, in one or two sentences.")
    return {"title": _("Good to know"), "text": f"<p>{text}</p>"}


def a_figure() -> dict[str, Any]:
    picture = apps.get_model("education", "ClinicImage").objects.first()
    return {
        "image": picture,
        "alt": _("What the picture shows, in one sentence."),
        "caption": _("The caption stands under the picture."),
        "long_description": _("Everything a chart says, in words."),
    }


def a_table() -> dict[str, Any]:
    return {
        "data": [
            [_("Of 100 people"), _("Felt better")],
            [_("who took it"), "60"],
            [_("who took a dummy pill"), "45"],
        ],
        "table_caption": _("Numbers made up to show a table"),
        "first_row_is_table_header": True,
        "first_col_is_header": True,
    }


def a_question() -> dict[str, Any]:
    longer = _("The longer answer says why, in a paragraph or two.")
    return {
        "question": _("What do people really ask?"),
        "short_answer": _("The answer in one or two sentences. It is read aloud."),
        "long_answer": f"<p>{longer}</p>",
        "claim": None,
    }


def a_point() -> str:
    return _("One short sentence to remember.")


def a_section() -> dict[str, Any]:
    return {
        "heading": _("A heading in plain words"),
        "role": "other",
        "anchor": "sample",
        "body": [("text", a_text())],
        "references": [],
    }
