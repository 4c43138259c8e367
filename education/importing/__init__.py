"""A document from elsewhere becomes a draft page: the one action, and what an import did."""

from education.importing.drafts import import_draft
from education.importing.pages import LOG_ACTION, CannotImport
from education.importing.records import MADE, REVISED, SAME, Imported

__all__ = ["LOG_ACTION", "MADE", "REVISED", "SAME", "CannotImport", "Imported", "import_draft"]
