"""What a visit's pack says: the one place where its counts become words."""

from diary.wording.visits.document import pack_document as pack_document
