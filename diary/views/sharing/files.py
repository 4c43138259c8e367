"""What a share of a visit holds: the pack as it is now, for a computer and for a person."""

import json

from diary.actions.sharing.making import FileToShare
from diary.domain.fhir.pack import pack_bundle
from diary.models import Visit
from diary.models.patient import OpenDiary
from diary.views.visits.sources import pack_source
from diary.wording.visits import pack_document


def files_of(diary: OpenDiary, visit: Visit) -> list[FileToShare]:
    """Return the pack of a visit as a FHIR document.

    Raises:
        SealBroken, PayloadDoesNotFit: the visit does not open.
    """
    source = pack_source(diary, visit, made_at=diary.now)
    document = pack_document(source)
    bundle = json.dumps(pack_bundle(source, document), ensure_ascii=False)
    return [FileToShare("application/fhir+json", bundle.encode())]
