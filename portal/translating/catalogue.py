"""Keeps the catalogue of a language: new messages come in empty, gone ones leave, what is said stays."""

from pathlib import Path

import polib
from django.conf import settings

from portal.translating.extracting import Message, messages

HEADER = {
    "Project-Id-Version": "patient-education-portal",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "es",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
Key = tuple[str | None, str]


def source_of(code: str) -> Path:
    """Return the file a translator edits."""
    return Path(settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / "django.po"


def compiled_of(code: str) -> Path:
    """Return the file the site reads; it is kept in the repository, so that nobody needs gettext."""
    return source_of(code).with_suffix(".mo")


def update(code: str) -> tuple[int, int]:
    """Bring the catalogue of a language in step with the code; return how many are said, of how many."""
    kept = _known(code)
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {**HEADER, "Language": code}
    found: dict[Key, tuple[Message, set[str]]] = {}
    for message, places in messages().items():
        key = (message.context, message.text)
        before = found.get(key)
        if before and (message.plural is None or before[0].plural is not None):
            before[1].update(places)
        else:
            found[key] = (message, places | (before[1] if before else set()))
    for key in sorted(found, key=lambda key: (key[1], key[0] or "")):
        catalogue.append(_entry(*found[key], kept.get(key)))
    path = source_of(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    compile_catalogue(code)
    return len(catalogue.translated_entries()), len(catalogue)


def compile_catalogue(code: str) -> None:
    """Write the compiled form of what is translated."""
    polib.pofile(str(source_of(code))).save_as_mofile(str(compiled_of(code)))


def _known(code: str) -> dict[Key, polib.POEntry]:
    path = source_of(code)
    rows = polib.pofile(str(path)) if path.exists() else ()
    return {(entry.msgctxt, entry.msgid): entry for entry in rows}


def _entry(message: Message, places: set[str], kept: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=message.context,
        msgid=message.text,
        occurrences=[(place, "") for place in sorted(places)],
        flags=kept.flags if kept else [],
    )
    said = kept.msgstr if kept else ""
    if message.plural is None:
        entry.msgstr = said
    else:
        entry.msgid_plural = message.plural
        both = kept.msgstr_plural if kept else {}
        entry.msgstr_plural = {0: both.get(0, said), 1: both.get(1, "")}
    return entry
