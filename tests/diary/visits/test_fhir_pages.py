"""The pack for another program: the words of the page, the numbers of the diary, for its owner only."""

import json
import time
from collections import Counter
from dataclasses import replace

import pytest
from django.urls import reverse

from diary.domain.entries import Symptom
from diary.models.patient import read_diary
from diary.views.visits.sources import pack_source
from diary.wording.fhir import pack_json
from diary.wording.visits import pack_document
from tests.diary.factories import NOON, a_patient
from tests.diary.fhir.bundles import loose_ends, resources, what_could_run, words_of
from tests.diary.visits.kept_visits import a_visit_of, write_sample
from tests.diary.visits.pack.said import words
from tests.diary.visits.packs import a_source, sample_entries
from tests.diary.visits.source_samples import source_that_says, year_source
from tests.interop.fhir import faults, read_by_types

MARKS = "<script>alert('&amp;')</script>"


def in_fhir(source) -> dict:
    return json.loads(pack_json(source, pack_document(source)))


def squeezed(text: str) -> str:
    return " ".join(text.split())


def narratives(bundle) -> str:
    parts = bundle["entry"][0]["resource"]["section"]
    return " ".join(f"{part['title']} {words_of(part['text']['div'])}" for part in parts)


@pytest.mark.django_db
def test_it_is_downloaded_as_fhir_and_kept_by_no_cache(signed_in):
    visit = a_visit_of(signed_in.patient)
    answer = signed_in.get(f"/visits/{visit.id}/pack.fhir.json")

    assert answer["Content-Type"] == "application/fhir+json"
    assert answer["Content-Disposition"] == 'attachment; filename="visit-pack.fhir.json"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.json()["type"] == "document"
    page = signed_in.get(reverse("visit_pack", args=[visit.id])).content.decode()
    assert f'href="/visits/{visit.id}/pack.fhir.json"' in page


@pytest.mark.django_db
def test_another_patients_pack_is_not_there(signed_in):
    visit = a_visit_of(a_patient())

    assert signed_in.get(f"/visits/{visit.id}/pack.fhir.json").status_code == 404
    assert signed_in.post(f"/visits/{visit.id}/pack.fhir.json").status_code == 405


@pytest.mark.django_db
def test_it_has_the_numbers_of_the_diary(signed_in):
    write_sample(signed_in.patient)
    visit = a_visit_of(signed_in.patient)
    source = pack_source(read_diary(signed_in.patient, NOON), visit, made_at=NOON)
    bundle = signed_in.get(f"/visits/{visit.id}/pack.fhir.json").json()
    said = [e.payload for e in source.in_period()]
    scores = Counter((s.tag, s.severity_0_10) for s in said if isinstance(s, Symptom))
    found = Counter(
        (made["code"]["coding"][-1]["code"], made["valueQuantity"]["value"])
        for made in resources(bundle, "Observation")
        if made["code"]["coding"][-1]["system"].endswith("/tag")
    )
    weights = {s.weight_kg for s in said if getattr(s, "weight_kg", None)}

    assert found == scores
    assert sum(scores.values()) > 50
    assert weights == {made["valueQuantity"]["value"] for made in resources(bundle, "Observation")
                       if made["code"]["coding"][0]["code"] == "29463-7"}  # fmt: skip


@pytest.mark.parametrize("chosen", [None, (), ("medicines",)])
def test_every_word_of_the_pack_is_in_its_narratives(chosen):
    source = a_source(sample_entries())
    if chosen is not None:
        source = replace(source, visit=source.visit.model_copy(update={"sections": chosen}))
    document = pack_document(source)
    told = squeezed(narratives(in_fhir(source)))

    for section in (*document.sections, *document.appendix):
        for line in (section.title, *words(section)):
            for part in line.replace(" | ", "\n").replace(": ", "\n").split("\n"):
                assert squeezed(part) in told, section.code


@pytest.mark.slow
def test_the_packs_of_the_pages_are_valid_for_three_readers():
    bundles = [
        in_fhir(one) for one in (a_source(), a_source(sample_entries()), source_that_says(MARKS))
    ]

    assert faults(bundles) == [[]] * 3
    for bundle in bundles:
        assert (loose_ends(bundle), what_could_run(bundle)) == ([], [])
        assert all(read_by_types(one) for one in resources(bundle))


def test_a_pack_in_spanish_says_so():
    source = replace(a_source(sample_entries()), language="es")
    first = in_fhir(source)["entry"][0]["resource"]

    assert first["language"] == "es"
    assert {'lang="es"' in part["text"]["div"] for part in first["section"]} == {True}


def test_a_year_is_made_within_a_second_of_work():
    source = year_source()
    document = pack_document(source)
    began = time.process_time()
    made = pack_json(source, document)

    assert time.process_time() - began < 1
    assert len(resources(json.loads(made))) > 3000
