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
