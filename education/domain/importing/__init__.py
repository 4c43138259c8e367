"""Reading a document somebody else wrote into a draft article, without losing or guessing a word."""

from education.domain.importing.draft import ArticleDraft
from education.domain.importing.issue import Issue
from education.domain.importing.reading import read_document
from education.domain.importing.source import MAX_BYTES, UnreadableDocument

__all__ = ["MAX_BYTES", "ArticleDraft", "Issue", "UnreadableDocument", "read_document"]
