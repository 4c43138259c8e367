"""One published work, and its citation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """One published work; every text may be empty.

    ``authors`` is a list as journals print it: people separated by commas, a group after a semicolon
    ("Mu Q, Kirby J; Sample Study Group"). ``citation`` is used as it stands when there is no title,
    ``year`` is 0 when it is not known, ``pages`` is a range or an article number, ``epub`` the day
    it was online before its issue ("2020 Mar 3").
    """

    authors: str = ""
    title: str = ""
    journal: str = ""
    year: int = 0
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    citation: str = ""
    epub: str = ""
    url: str = ""


@dataclass(frozen=True)
class Citation:
    """A reference ready to be shown: its text, and where the work can be read.

    ``url`` and ``link_text`` are both empty when nothing is known to link to.
    """

    text: str
    url: str
    link_text: str
