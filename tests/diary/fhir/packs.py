"""Packs in FHIR: made with any blocks, and looked at by section."""

from diary.domain.fhir.pack import pack_bundle
from diary.domain.visits.document import Pairs, Paragraph, Picture, Points, Table
from tests.diary.fhir.bundles import a_document

EVIL = "<script>alert(1)</script> & \"'> ]]> <img src=x onerror=alert(1)> javascript:alert(1)"[:80]
BLOCKS = (
    Paragraph("A line.\nAnother.", quoted=True),
    Paragraph("Small print.", quiet=True),
    Points(
        ("One", "Two", "Three"), heading="Most of all", ordered=True, strong=2, urgency="urgent"
    ),
    Points(()),
    Pairs((("Usual form", "4"), ("Blood", "1 of 25 days"))),
    Pairs(()),
    Table("Symptoms", ("Symptom", "Worst"), (("Bloating", "8"), ("Wind", "5")), numbers=(1,)),
    Table("", ("Nothing",), ()),
    Picture("<svg/>", "<svg/>", "Bloating rises from 3 to 8.", note="Dots: bloating."),
)


def made(source, *blocks):
    return pack_bundle(source, a_document(source, *blocks))


def sections(bundle) -> dict[str, dict]:
    """Return the sections of the Composition, by their first code, or our own where they have one."""
    found = bundle["entry"][0]["resource"]["section"]
    return {part["code"]["coding"][-1]["code"]: part for part in found}
