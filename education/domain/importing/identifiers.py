"""The DOI and the PubMed number in the text of a footnote."""

import re
from dataclasses import dataclass

# Source: Crossref's own expression for modern DOIs, doi.org handbook 2.2.
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>]+)")
_PMID = re.compile(
    r"(?:\bPMID\b:?\s*|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(\d{1,8})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Identifiers:
    """What names a paper for good; each is empty where the text does not say it.

    Attributes:
        doi: in small letters, without the address of the resolver.
        pmid: digits only.
    """

    doi: str = ""
    pmid: str = ""


def identifiers_in(text: str) -> Identifiers:
    """Return the first DOI and the first PubMed number in ``text``.

    A full stop, comma or closing bracket that ends the DOI belongs to the sentence around it.
    """
    doi, pmid = _DOI.search(text), _PMID.search(text)
    return Identifiers(_trimmed(doi.group(1)) if doi else "", pmid.group(1) if pmid else "")


def _trimmed(doi: str) -> str:
    doi = doi.rstrip(".,;:'’”\"")
    while doi.endswith((")", "]")) and doi.count("(") < doi.count(")") + doi.count("]"):
        doi = doi[:-1].rstrip(".,;:")
    return doi.lower()
