"""The whole diary as FHIR in the file a patient takes along: complete, theirs, valid, and made in parts."""

import io
import json
from datetime import timedelta
from uuid import UUID, uuid4
from zipfile import ZipFile

import pytest
from django.utils.translation import override

from diary.actions.archive.contents import archive
from diary.actions.archive.fhir import fhir_file
from diary.actions.checklist import finish_checklist
from diary.actions.entries import delete_entry
from diary.actions.store import store
from diary.domain.entries import PAYLOADS
from diary.domain.visits.visit import VisitPayload
from diary.models import Entry, Visit
from diary.models.patient import read_diary
from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.fhir.bundles import loose_ends, resources, values
from tests.diary.visits.source_samples import a_run
from tests.interop.fhir import faults, read_by_types

pytestmark = pytest.mark.django_db


def full_diary():
    """Return a patient with one entry of each kind, a dose of the medicine, a checklist and a visit."""
    patient = a_patient(date_of_birth=NOON.date())
    ids = {kind: UUID(int=200 + n) for n, kind in enumerate(PAYLOADS)}
    for kind, id in ids.items():
        more = {"day": {"stress_0_10": 3}, "dose": {"medicine_id": ids["medicine"]}}.get(kind, {})
        an_entry(patient, kind, id=id, **more)
    finish_checklist(patient=patient, id=uuid4(), payload=a_run(), now=NOON)
    visit = VisitPayload(zone="Europe/London", recorded_at=NOON, goals=("Sleep through",))
    store(Visit(patient=patient, id=uuid4()), visit, seen=0, now=NOON)
    return patient


def in_fhir(patient) -> dict:
    (file,) = fhir_file(read_diary(patient, NOON))
    return json.loads(b"".join(file.pieces))


def test_everything_that_is_kept_is_there_once_and_valid():
    bundle = in_fhir(full_diary())
    kinds = [one["resourceType"] for one in resources(bundle)]

    assert kinds == [
        "Patient",
        "MedicationStatement",
        *kinds[2:-2],
        "QuestionnaireResponse",
        "Goal",
    ]
    assert kinds.count("Observation") == len(PAYLOADS) - 2
    assert kinds.count("MedicationStatement") == 2
    assert bundle["type"] == "collection"
    assert (loose_ends(bundle), faults([bundle])) == ([], [[]])
    assert all(read_by_types(one) for one in [bundle, *resources(bundle)])
    assert len(list(values(bundle, "partOf"))) == 1


def test_an_empty_diary_is_a_patient():
    bundle = in_fhir(a_patient())

    assert [one["resourceType"] for one in resources(bundle)] == ["Patient"]
    assert faults([bundle]) == [[]]


def test_what_was_deleted_or_does_not_open_is_left_out_and_the_rest_is_whole():
    patient = full_diary()
    for kind in ("medicine", "meal"):
        delete_entry(entry=Entry.objects.owned_by(patient).get(kind=kind), now=NOON)
    Entry.objects.owned_by(patient).filter(kind="note").update(version=9)
    bundle = in_fhir(patient)

    assert len(resources(bundle, "MedicationStatement")) == 1
    assert len(resources(bundle, "Observation")) == len(PAYLOADS) - 4
    assert loose_ends(bundle) == []
    assert "Sample words" not in json.dumps(bundle)


def test_nobody_elses_is_there_and_each_file_is_of_another_patient():
    ann, ben = a_patient(), a_patient()
    an_entry(ann, text="Of Ann")
    an_entry(ben, text="Of Ben")
    of_ann, of_ben = in_fhir(ann), in_fhir(ben)

    assert "Of Ann" in json.dumps(of_ann)
    assert "Of Ben" not in json.dumps(of_ann)
    assert resources(of_ann, "Patient") != resources(of_ben, "Patient")
    assert in_fhir(ann) == of_ann


def test_the_words_are_in_the_language_it_was_asked_in():
    patient = full_diary()
    with override("es"):
        (file,) = fhir_file(read_diary(patient, NOON))
    text = b"".join(file.pieces).decode()  # sent after the language is forgotten

    assert json.loads(text)["resourceType"] == "Bundle"
    assert "LOINC is copyright" in file.about


def test_it_is_in_the_archive_and_explained():
    file = ZipFile(io.BytesIO(b"".join(archive(diary=read_diary(full_diary(), NOON)))))
    text = file.read("README.txt").decode()

    assert json.loads(file.read("diary.fhir.json"))["resourceType"] == "Bundle"
    assert "diary.fhir.json: your entries" in text
    assert "LOINC is copyright" in text


def test_the_first_part_leaves_before_the_last_entry_is_read(django_assert_max_num_queries):
    patient = a_patient()
    for n in range(3):
        an_entry(patient, written_at=NOON - timedelta(hours=n))
    (file,) = fhir_file(read_diary(patient, NOON))
    with django_assert_max_num_queries(0):
        assert b"Bundle" in next(iter(file.pieces))
