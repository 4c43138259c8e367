"""Where a red flag comes from: each document with its section, version and date, and one text made of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

SEEN = "seen"
TO_CHECK = "to_check"
DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
"""A date as far as it is known: a year, a month or a day."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """One document that a red flag rests on.

    ``date`` is as printed on it, as far as it is known: "2021", "2021-10" or "2021-10-05". ``status`` is
    ``SEEN`` when somebody read the passage, ``TO_CHECK`` when it is from memory.
    """

    organisation: str = ""
    document: str = ""
    section: str = ""
    version: str = ""
    date: str = ""
    status: str = TO_CHECK

    @property
    def is_seen(self) -> bool:
        """Say whether somebody read the passage; anything unknown is not seen."""
        return self.status == SEEN


def english_day(date: str) -> str:
    """Return a date of a source in words, "5 April 2022"; one that cannot be read as it is."""
    found = DAY.fullmatch(date)
    if not found:
        return date
    year, month, day = found.groups()
    parts = (day and str(int(day)), month and MONTHS[int(month) - 1], year)
    return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class Labels:
    """How the parts of a source are said, in English unless a language brings its own."""

    section: str = "section {section}"
    version: str = "version {version}"
    day: Callable[[str], str] = english_day


ENGLISH = Labels()


def cited(source: Source, say: Labels = ENGLISH) -> str:
    """Return one source as patients read it, with everything that is known of it."""
    name = f"{source.organisation} {source.document}".strip()
    parts = (
        name,
        source.section and say.section.format(section=source.section),
        source.version and say.version.format(version=source.version),
        source.date and say.day(source.date),
    )
    return ", ".join(part for part in parts if part)


def composed(sources: Iterable[Source], own_choice: str = "", say: Labels = ENGLISH) -> str:
    """Return all sources as one text, and after it what is this clinic's own choice."""
    parts = ["; ".join(cited(source, say) for source in sources), own_choice.strip().rstrip(".")]
    return ". ".join(part for part in parts if part)


ORGANISATIONS = (
    "American College of Gastroenterology (ACG)",
    "British Society of Gastroenterology (BSG)",
    "NHS and GP practice",
    "NHS and NHS trust",
    "NHS and nidirect",
    "NHS Lothian",
    "NHS Scotland",
    "NHS inform",
    "NHS trust",
    "Portsmouth NHS",
    "Royal College of Psychiatrists",
    "UK Health Security Agency (UKHSA)",
    "University College London Hospitals (UCLH)",
    "BOMSS",
    "EASL",
    "MHRA",
    "NHS",
    "NICE",
    "nidirect",
)
BETWEEN = re.compile(r";\s+(?![^()]*\))")
OWN = re.compile(r"(?:^|\.\s+)((?:This portal’s own|To be checked by the clinic).*)$", re.DOTALL)
GUIDELINE = re.compile(r"([A-Z]{2,3}\d+) (\d+(?:\.\d+)+(?:(?:, | and )\d+(?:\.\d+)+)*)(?= |$)(.*)")
EDITION = re.compile(r" \(version of (\d{4})\)|,? ?version of (\d{4})(?=\)|$)")
DATED = re.compile(r", (?:revised )?(?:(\d{1,2}) )?(?:(" + "|".join(MONTHS) + r") )?(\d{4})$")


def read_sources(
    text: str, *, letters: str = "", version: str = "", date: str = ""
) -> tuple[tuple[Source, ...], str]:
    """Return what a source written as one text says, as fields: the sources, and the clinic's own choice.

    No word is lost: what is not understood stands in the name of the document.

    Args:
        text: the sources, parted by "; ", and after them what is the clinic's own choice.
        letters: the state of all of it, "V", "V / D (window)": seen only when nothing is from memory.
        version: of the whole; it goes to the first source.
        date: likewise.
    """
    own = OWN.search(text)
    rest = text[: own.start()] if own else text
    status = SEEN if _all_seen(letters) else TO_CHECK
    found = [_one(part, status) for part in BETWEEN.split(rest.strip().rstrip(".")) if part.strip()]
    if version or date:
        first = found[0] if found else Source(status=status)
        version = ", ".join(part for part in (first.version, version) if part)
        found[:1] = [replace(first, version=version, date=date or first.date)]
    return tuple(found), own[1].strip() if own else ""


def _all_seen(letters: str) -> bool:
    return letters.startswith("V") and "M" not in letters and "not seen" not in letters


def _one(text: str, status: str) -> Source:
    text = " ".join(text.split())
    organisation = next((name for name in ORGANISATIONS if _starts(text, name)), "")
    document, section, date = text[len(organisation) :].strip(), "", ""
    guideline = GUIDELINE.fullmatch(document)
    if guideline:
        document, section = (guideline[1] + guideline[3]).strip(), guideline[2]
    edition = EDITION.search(document)
    if edition:
        document = document.replace(edition[0], "", 1)
    dated = DATED.search(document)
    if dated and not re.search(r"\d{4}", document[: dated.start()]) and (dated[2] or not dated[1]):
        document, date = document[: dated.start()], _iso(*dated.groups())
    version = (edition[1] or edition[2]) if edition else ""
    return Source(organisation, document, section, version, date, status)


def _starts(text: str, name: str) -> bool:
    return text == name or (
        text.startswith(f"{name} ") and not text.startswith((f"{name} and ", f"{name} on "))
    )


def _iso(day: str | None, month: str | None, year: str) -> str:
    if not month:
        return year
    whole = f"{year}-{MONTHS.index(month) + 1:02}"
    return f"{whole}-{int(day):02}" if day else whole
