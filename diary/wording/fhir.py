"""The words that stand in FHIR only, in the language that is asked in."""

import json

from django.utils import translation
from django.utils.translation import gettext as _

from diary.domain.fhir.codes import LOINC_NOTICE
from diary.domain.fhir.pack import pack_bundle
from diary.domain.fhir.words import Words
from diary.domain.visits.document import PackDocument
from diary.domain.visits.source import PackSource

FHIR_JSON = "application/fhir+json"


def pack_json(source: PackSource, document: PackDocument) -> bytes:
    """Return a pack as a FHIR document in JSON, every word in the language of the pack."""
    with translation.override(document.language):
        bundle = pack_bundle(source, document, fhir_words())
    return json.dumps(bundle, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def fhir_words() -> Words:
    """Return titles and explanations for a Bundle."""
    return Words(
        problems=_("Problem list"),
        problems_unknown=_(
            "A diary keeps no list of diagnoses. Nothing is known here: this does not mean that there are none."
        ),
        allergies=_("Allergies and intolerances"),
        allergies_unknown=_(
            "The diary does not ask about allergies. Nothing is known here: this does not mean that there are none."
        ),
        medicines=_("Medicines and supplements"),
        medicines_withheld=_(
            "The patient did not put medicines into this pack. This does not mean that none are taken."
        ),
        medicines_unknown=_(
            "No medicine is written down in the diary. This does not mean that none are taken."
        ),
        patients_record=_(
            "The patient's own record, written by the patient. It is not a medical record."
        ),
        chart=_("Chart"),
        questions_asked=_("Questions and answers"),
        fired=_("Red flags that matched the answers"),
        unsure=_("Answered with not sure"),
        not_answered=_("Not answered"),
        not_asked=_("Not asked"),
    )


def about_file() -> str:
    """Return what the file of the whole diary is, with the notice that goes with LOINC's codes."""
    about = _(
        "your entries, finished checklists and goals in HL7 FHIR R4, for another program. What you deleted is not in it."
    )
    return f"{about} {LOINC_NOTICE}"
