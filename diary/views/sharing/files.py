"""What a share of a visit holds: the pack as it is now, for a computer and for a person."""

import json

from django.conf import settings

from diary.actions.sharing.making import FileToShare
from diary.domain.sharing.attached import pdf_as_document
from diary.models import Visit
from diary.models.patient import OpenDiary
from diary.typeset.pack import Paper, pack_pdf
from diary.views.visits.sources import pack_source
from diary.wording.fhir import pack_json
from diary.wording.visits import pack_document

LETTER_REGION = "US"
"""Where paper is Letter; everywhere else it is A4."""


def files_of(diary: OpenDiary, visit: Visit) -> list[FileToShare]:
    """Return the pack of a visit as a FHIR document, and as a PDF inside a FHIR resource.

    Raises:
        SealBroken, PayloadDoesNotFit: the visit does not open.
        TypesetFault: the PDF cannot be made now.
    """
    source = pack_source(diary, visit, made_at=diary.now)
    document = pack_document(source)
    pdf = pack_pdf(document, paper=_paper(), made_at=diary.now)
    attached = pdf_as_document(
        pdf.content, title=document.title, language=document.language, made_at=diary.now
    )
    return [
        FileToShare("application/fhir+json", pack_json(source, document)),
        FileToShare("application/fhir+json", json.dumps(attached, ensure_ascii=False).encode()),
    ]


def _paper() -> Paper:
    return "letter" if settings.REGION == LETTER_REGION else "a4"
