"""References: written in Vancouver style, read from RIS, BibTeX, nbib and CSL-JSON, told from doubles."""

from education.domain.references.vancouver import vancouver
from education.domain.references.work import Citation, Work

__all__ = ["Citation", "Work", "vancouver"]
