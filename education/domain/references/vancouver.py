"""Writes a reference the way medical journals do (Vancouver style), as parts a template can link."""

import re

from education.domain.references.authors import authors_shown
from education.domain.references.pages import shortened_pages
from education.domain.references.work import Citation, Work

DOI_RESOLVER = "https://doi.org/"
PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"
# "Supplement 2", "suppl_1", "Suppl. 1", "Supp 3", and "S1" where it is all there is.
_SUPPLEMENT = re.compile(r"(?i)\bsupp(?:l(?:ement)?)?\b[\s._]*(?=\w|$)|\bsuppl?[\s._]+|^s(?=\d+$)")


def vancouver(work: Work) -> Citation:
    """Return the citation of ``work`` in Vancouver style.

    More than six authors are cut to the first six and "et al". Page ranges are shortened to the
    digits that change. Parts that are not known are left out together with their punctuation;
    nothing is guessed.

    Source: ICMJE recommendations, samples of formatted references (NLM, Citing Medicine, 2nd ed.).
    """
    url, link_text = _where(work)
    if not work.title:
        return Citation(_sentence(work.citation), url, link_text)
    epub = f"Epub {work.epub}" if work.epub else ""
    parts = (authors_shown(work.authors), work.title, _issue(work), epub)
    return Citation(" ".join(_sentence(part) for part in parts if part.strip()), url, link_text)


def _where(work: Work) -> tuple[str, str]:
    if work.doi:
        return DOI_RESOLVER + work.doi, f"doi:{work.doi}"
    if work.pmid:
        return f"{PUBMED}{work.pmid}/", f"PMID {work.pmid}"
    if work.url:
        return work.url, re.sub(r"^https?://(www\.)?|/.*$", "", work.url)
    return "", ""


def _issue(work: Work) -> str:
    """Return "Gut. 2019;68(8):1516–26", with what is known."""
    place = _numbers(work.volume, work.issue)
    pages = shortened_pages(work.pages)
    # What is online before its issue has a day instead of a year.
    ahead = work.epub and not place and not pages
    when = str(work.year) if work.year and not ahead else ""
    if when and place:
        when = f"{when};{place}"
    found = f"{when or place}:{pages}" if pages and (when or place) else when or place or pages
    return " ".join(part for part in (_sentence(work.journal), found) if part)


def _numbers(volume: str, issue: str) -> str:
    """Return "68(8)", "42 Suppl 2", "58(12 Suppl 7)" or "(401)"."""
    volume, issue = _supplement(volume), _supplement(issue)
    if issue.startswith("Suppl") and volume:
        return f"{volume} {issue}"
    return volume + (f"({issue})" if issue else "")


def _supplement(number: str) -> str:
    number = _SUPPLEMENT.sub(" Suppl ", number.strip())
    return re.sub(r"\s+", " ", number).strip()


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".?!" else f"{text}."
