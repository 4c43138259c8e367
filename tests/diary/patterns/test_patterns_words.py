"""No sentence about a pattern or an experiment claims a cause, proof or a food to avoid, in either language."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from diary.domain.wording_lint import lint_patterns
from portal.translating.catalogue import source_of
from portal.translating.extracting import Message, in_python, in_template

DIARY = Path(__file__).resolve().parents[3] / "diary"
ABOUT = re.compile(r"(?:^|/)\w*(?:patterns?|experiments?|comparing|compared)\w*(?:/|\.)")
SOURCES = sorted(
    path
    for path in (*DIARY.rglob("*.py"), *DIARY.rglob("*.html"), *DIARY.rglob("*.txt"))
    if ABOUT.search(path.relative_to(DIARY).as_posix()) and "migrations" not in path.parts
)
SPANISH = re.compile(
    r"\b(?:causa[ns]?|causad[oa]s?|desencadena\w*|culpa(?:ble)?s?|provoca[ns]?|se debe a"
    r"|demuestra|demostrad[oa]s?|comprobad[oa]s?|prueba que|sin duda|seguramente|evite|evitar|deje de comer)\b",
    re.IGNORECASE,
)
NOT_SPANISH = re.compile(r"\b(?:no|nunca|nada|sin|ni)\b[^.!?;:]*$", re.IGNORECASE)


def said_in(path: Path) -> Iterator[Message]:
    yield from (in_python if path.suffix == ".py" else in_template)(path.read_text())


def spanish_faults(text: str) -> list[str]:
    found = SPANISH.finditer(text)
    return [place.group() for place in found if not NOT_SPANISH.search(text[: place.start()])]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(DIARY).as_posix())
def test_no_words_about_patterns_claim_what_days_cannot_show(path):
    for message in said_in(path):
        for text in filter(None, (message.text, message.plural)):
            assert lint_patterns(text) == (), text


def test_no_spanish_words_about_patterns_claim_it_either():
    known = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(source_of("es")))}
    for path in SOURCES:
        for message in said_in(path):
            if entry := known.get((message.context, message.text)):
                for text in (entry.msgstr, *dict(entry.msgstr_plural).values()):
                    assert spanish_faults(text) == [], text


@pytest.mark.parametrize("about", ["patterns", "experiments"])
@pytest.mark.parametrize("place", ["wording", "templates/diary"])
def test_there_are_words_to_look_at(place, about):
    found = [path for path in SOURCES if path.is_relative_to(DIARY / place / about)]

    assert sum(len(list(said_in(path))) for path in found) > 20


@pytest.mark.parametrize(
    "sentence", ["La cebolla causa su hinchazón.", "Evite la cebolla.", "Está demostrado.", "Se debe a la leche."]
)  # fmt: skip
def test_what_must_never_be_said_in_spanish_is_found(sentence):
    assert spanish_faults(sentence) != []


@pytest.mark.parametrize(
    "sentence", ["Esto no muestra que la cebolla sea la causa.", "Comparamos 57 pares.", "No demuestra nada."]
)  # fmt: skip
def test_what_must_be_sayable_in_spanish_is_allowed(sentence):
    assert spanish_faults(sentence) == []
