"""What a browser sends to the checklist, and what is read of its answer."""

import re

from django.urls import reverse

from diary.forms.checklist import ANSWERABLE

START = {"step": "start", "who": "me", "none_of_signs": "on", "age": "52", "go": "next"}
ALL_SEEN = ",".join(["applies", *sorted(ANSWERABLE)])
DONE = START | {"none_of_applies": "on", "seen": ALL_SEEN, "go": "result", "q-unwell": "no"}


def questions(nobody, **data):
    return nobody.post(reverse("checklist_questions"), {**START, **data})


def result(nobody, **data):
    return nobody.post(reverse("checklist_result"), {**DONE, **data})


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace(
        "&#x27;", "’"
    )


def carried(response) -> dict[str, list[str]]:
    """Return the hidden fields of a page, as a browser would send them back."""
    fields: dict[str, list[str]] = {}
    html = response.content.decode()
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html):
        fields.setdefault(name, []).append(value)
    return fields
