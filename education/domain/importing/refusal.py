"""Why a document cannot be read."""


class UnreadableDocument(ValueError):
    """The document cannot be read; the message is one sentence for the person who sent it."""
