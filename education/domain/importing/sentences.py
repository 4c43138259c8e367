"""Steps and questions that run inside a paragraph, and the sentences of a text."""

import re

from education.domain.importing.blocks import Step
from education.domain.importing.tree import Text, words_in

FEWEST_STEPS = 2
# A sentence ends at its mark, perhaps a closing quotation mark, and a space before a capital.
_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(]*[A-Z0-9])")
_MARKER = re.compile(r"(?<![^\s:;,(])\(?(\d{1,2})\)(?=\s)")
_TAIL = re.compile(r"\s*(?:[;,]\s*(?:and|or)?|[.])\s*$")
_ASKING = re.compile(r"\b(?:questions?|ask)\b[^.?!:]{0,80}:\s+", re.IGNORECASE)


def sentences_in(text: str) -> list[str]:
    """Return the sentences of ``text``; joined by spaces they are the text again."""
    parts: list[str] = []
    start = 0
    for match in _END.finditer(text):
        parts.append(text[start : match.end()].strip())
        start = match.end()
    return [part for part in [*parts, text[start:].strip()] if part]


def split_steps(text: str) -> tuple[str, tuple[Step, ...], str]:
    """Return what stands before "1) … 2) …", the steps, and what follows the last of them.

    The last step ends with its sentence. Without a run of at least ``FEWEST_STEPS`` numbers from 1
    there are no steps and all of ``text`` stands before them.
    """
    marks: list[re.Match[str]] = []
    for match in _MARKER.finditer(text):
        if int(match.group(1)) == len(marks) + 1:
            marks.append(match)
    if len(marks) < FEWEST_STEPS:
        return text, (), ""
    last = sentences_in(text[marks[-1].end() :])
    if not last:
        return text, (), ""
    ends = [*(mark.start() for mark in marks[1:])]
    bodies = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=False)]
    steps = [
        _step(mark.group(0), body) for mark, body in zip(marks, [*bodies, last[0]], strict=True)
    ]
    return text[: marks[0].start()].strip(), tuple(steps), " ".join(last[1:])


def _step(marker: str, body: str) -> Step:
    tail = _TAIL.search(body)
    words = body[: tail.start()] if tail else body
    if not words_in(words):
        return Step(marker, Text(body.strip()))
    return Step(marker, Text(words.strip()), tail.group(0).rstrip() if tail else "")


def split_questions(text: str) -> tuple[str, tuple[str, ...], str]:
    """Return what stands before the questions a reader may ask, the questions, and what follows.

    The questions follow words such as "Questions to ask include:"; one that goes on in small letters
    belongs to those words, and is no question of its own.
    """
    lead = _ASKING.search(text)
    if not lead:
        return text, (), ""
    sentences = sentences_in(text[lead.end() :])
    if sentences and sentences[0].lstrip("\"'“‘(")[:1].islower():
        return text, (), ""
    count = next(
        (
            at
            for at, sentence in enumerate(sentences)
            if not sentence.rstrip("\"'”’)]").endswith("?")
        ),
        len(sentences),
    )
    if not count:
        return text, (), ""
    return text[: lead.end()].strip(), tuple(sentences[:count]), " ".join(sentences[count:])
