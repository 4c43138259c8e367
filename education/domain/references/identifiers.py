"""DOI and PubMed number: brought into their one form, and checked for it."""

import re
from urllib.parse import unquote

_DOI_WRAPPING = re.compile(r"(?i)^(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:?\s*)+")
_DOI = re.compile(r"^10\.\d{4,9}(?:\.\d+)*/\S+$")
_PMID_WRAPPING = re.compile(
    r"(?i)^(?:https?://)?(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?)\s*"
)
_PMID = re.compile(r"^[1-9]\d{0,7}$")


def normal_doi(typed: str) -> str:
    """Return a DOI in lower case without address or "doi:" before it; "" for nothing.

    What is no DOI comes back trimmed and otherwise as it was typed: ask ``is_doi``.
    """
    text = typed.strip().strip("<>")
    bare = _DOI_WRAPPING.sub("", text)
    if bare != text and "%" in bare:
        bare = unquote(bare)
    bare = bare.strip().rstrip(".,;")
    return bare.lower() if is_doi(bare.lower()) else text


def is_doi(text: str) -> bool:
    """Say whether ``text`` has the form of a DOI in its normal form: "10.1136/gut.27.11.1292"."""
    return bool(_DOI.match(text)) and text == text.lower() and text.isprintable()


def normal_pmid(typed: str) -> str:
    """Return a PubMed number as digits without leading zeros; what is none comes back trimmed."""
    text = typed.strip()
    bare = _PMID_WRAPPING.sub("", text).strip().strip("/").lstrip("0")
    return bare if is_pmid(bare) else text


def is_pmid(text: str) -> bool:
    """Say whether ``text`` is one to eight digits, the first not zero."""
    return text.isascii() and bool(_PMID.match(text))
