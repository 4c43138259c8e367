"""Writes a reference the way medical journals do (Vancouver style), as parts a template can link."""

from dataclasses import dataclass

AUTHORS_SHOWN = 6
DOI_RESOLVER = "https://doi.org/"
PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"


@dataclass(frozen=True)
class Work:
    """One published work; every text may be empty.

    ``authors`` is a comma-separated list ("Mu Q, Kirby J"), ``citation`` is used as it stands
    when there is no title, and ``year`` is 0 when it is not known.
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


@dataclass(frozen=True)
class Citation:
    """A reference ready to be shown: its text, and where the work can be read.

    ``url`` and ``link_text`` are both empty when neither DOI nor PMID is known.
    """

    text: str
    url: str
    link_text: str


def vancouver(work: Work) -> Citation:
    """Return the citation of ``work`` in Vancouver style.

    More than six authors are cut to the first six and "et al". Parts that are not known are
    left out together with their punctuation; nothing is guessed.

    Source: ICMJE recommendations, samples of formatted references (NLM, Citing Medicine, 2nd ed.).
    """
    url, link_text = _where(work)
    if not work.title:
        return Citation(_sentence(work.citation), url, link_text)
    parts = (_sentence(_authors(work.authors)), _sentence(work.title), _sentence(_issue(work)))
    return Citation(" ".join(part for part in parts if part), url, link_text)


def _where(work: Work) -> tuple[str, str]:
    if work.doi:
        return DOI_RESOLVER + work.doi, f"doi:{work.doi}"
    if work.pmid:
        return f"{PUBMED}{work.pmid}/", f"PMID {work.pmid}"
    return "", ""


def _authors(authors: str) -> str:
    names = [name.strip() for name in authors.split(",") if name.strip()]
    cut = [name for name in names if name.rstrip(".").lower() != "et al"]
    if len(cut) > AUTHORS_SHOWN or len(cut) < len(names):
        return ", ".join([*cut[:AUTHORS_SHOWN], "et al"])
    return ", ".join(names)


def _issue(work: Work) -> str:
    """Return "Gut. 2019;68(8):1516–1526", with what is known."""
    numbers = work.volume + (f"({work.issue})" if work.issue else "")
    pages = work.pages.replace("--", "-").replace("-", "–")
    place = numbers + (f":{pages}" if pages else "")
    when = str(work.year) if work.year else ""
    if when and place:
        when = f"{when};{place}"
    return " ".join(part for part in (_sentence(work.journal), when or place) if part)


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".?!" else f"{text}."
