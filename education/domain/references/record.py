"""One record of a list of references, as it was read, with what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from education.domain.references.identifiers import is_doi, is_pmid, normal_doi, normal_pmid
from education.domain.references.work import Work

EARLIEST_YEAR, LATEST_YEAR = 1600, 2200
# What a field of a reference can hold.
LONGEST = {
    "journal": 200,
    "volume": 20,
    "issue": 20,
    "pages": 40,
    "epub": 20,
    "doi": 200,
    "pmid": 12,
    "url": 500,
}


class Fault(StrEnum):
    """What is wrong with a record, or missing."""

    NO_TITLE = "no_title"
    NO_AUTHORS = "no_authors"
    NO_JOURNAL = "no_journal"
    NO_YEAR = "no_year"
    ODD_YEAR = "odd_year"
    ODD_DOI = "odd_doi"
    ODD_PMID = "odd_pmid"
    TOO_LONG = "too_long"
    WITHDRAWN = "withdrawn"
    CONCERN = "concern"
    UNREADABLE = "unreadable"
    NO_RECORD = "no_record"
    OTHER_FORMAT = "other_format"


@dataclass(frozen=True)
class Problem:
    """One fault; ``value`` is what stood there, ``field`` the name of a field of ``Work``."""

    fault: Fault
    value: str = ""
    field: str = ""


@dataclass(frozen=True)
class Record:
    """One record. ``line`` counts from 1; ``source`` is its text as it came, all of it.

    ``work`` is ``None`` when nothing could be read. ``study_kind`` is "trial", "systematic_review",
    "guideline", "review" or "".
    """

    line: int
    source: str
    work: Work | None = None
    study_kind: str = ""
    retracted: bool = False
    concern: bool = False
    problems: tuple[Problem, ...] = field(default=())


def unread(line: int, source: str, fault: Fault = Fault.UNREADABLE) -> Record:
    """Return the record of a text that could not be read."""
    return Record(line, source, problems=(Problem(fault),))


def record_of(
    line: int,
    source: str,
    found: Mapping[str, str],
    *,
    study_kind: str = "",
    retracted: bool = False,
    concern: bool = False,
) -> Record:
    """Return the record of the fields a format gave, each checked; ``found`` has names of ``Work``.

    "year" may be any text with a year in it. What has no form of its field is left out of the
    work and told as a problem, so nothing is lost.
    """
    texts = {name: " ".join(value.split()) for name, value in found.items()}
    problems: list[Problem] = []
    texts["doi"] = _checked(normal_doi(texts.get("doi", "")), is_doi, Fault.ODD_DOI, problems)
    texts["pmid"] = _checked(normal_pmid(texts.get("pmid", "")), is_pmid, Fault.ODD_PMID, problems)
    if not texts.get("url", "").startswith(("https://", "http://")):
        texts["url"] = ""
    for name, most in LONGEST.items():
        if len(texts.get(name, "")) > most:
            problems.append(Problem(Fault.TOO_LONG, texts[name], name))
            texts[name] = ""
    year = _year(texts.pop("year", ""), problems)
    work = Work(**texts, year=year)
    retracted = retracted or _says_withdrawn(work.title)
    missing = _missing(work, {problem.fault for problem in problems})
    if retracted or concern:
        problems.append(Problem(Fault.WITHDRAWN if retracted else Fault.CONCERN))
    found_problems = (*missing, *problems)
    return Record(line, source, work, study_kind, retracted, concern, found_problems)


def _checked(text: str, fits: Callable[[str], bool], fault: Fault, problems: list[Problem]) -> str:
    if not text or fits(text):
        return text
    problems.append(Problem(fault, text))
    return ""


def _year(text: str, problems: list[Problem]) -> int:
    digits = "".join(c if c.isascii() and c.isdigit() else " " for c in text).split()
    years = [int(part) for part in digits if len(part) == len("2019")]
    fitting = [year for year in years if EARLIEST_YEAR <= year <= LATEST_YEAR]
    if not fitting and text:
        problems.append(Problem(Fault.ODD_YEAR, text))
    return fitting[0] if fitting else 0


def _missing(work: Work, odd: set[Fault]) -> tuple[Problem, ...]:
    there = (
        (Fault.NO_TITLE, work.title),
        (Fault.NO_AUTHORS, work.authors),
        (Fault.NO_JOURNAL, work.journal),
        (Fault.NO_YEAR, work.year or Fault.ODD_YEAR in odd),
    )
    return tuple(Problem(fault) for fault, value in there if not value)


def _says_withdrawn(title: str) -> bool:
    start = title.lstrip("[ ").upper()
    return start.startswith(("RETRACTED:", "RETRACTED ARTICLE", "WITHDRAWN:"))
