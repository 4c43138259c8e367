"""Our own codes are published where they are named, each with its words."""

import pytest

from diary.domain.fhir.code_systems import NAMES, code_system
from diary.domain.fhir.codes import OWN, STOOL_FORM
from diary.domain.fhir.pack import pack_bundle
from tests.diary.factories import a_symptom_tag
from tests.diary.fhir.bundles import WHOSE, a_document, codes_of
from tests.diary.visits.source_samples import NAMES as WORDS
from tests.diary.visits.source_samples import sample_source
from tests.interop.fhir import faults, read_by_types

pytestmark = pytest.mark.slow


def test_every_code_system_is_valid():
    made = [code_system(name, WHOSE, {"RF1": "Blood when you poo"}, "Sample Clinic") for name in NAMES]  # fmt: skip

    assert faults(made) == [[]] * len(NAMES)
    assert all(read_by_types(one) for one in made)


def test_every_code_of_ours_in_a_full_pack_is_published():
    source = sample_source()
    bundle = pack_bundle(source, a_document(source))

    for name, (_title, words) in OWN.items():
        codes = codes_of(bundle, f"/{name}")
        assert codes, name
        assert codes <= set(words)
    assert codes_of(bundle, "/tag") <= set(WORDS)


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_a_code_system_is_at_the_address_that_names_it(client, settings, name):
    answer = client.get(f"/fhir/CodeSystem/{name}")

    assert answer["Content-Type"] == "application/fhir+json"
    assert answer.json()["url"] == f"{settings.WAGTAILADMIN_BASE_URL}/fhir/CodeSystem/{name}"
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]


@pytest.mark.django_db
def test_the_words_of_a_system(client):
    a_symptom_tag("bloating", "Bloating")
    forms = client.get("/fhir/CodeSystem/stool-form").json()
    tags = client.get("/fhir/CodeSystem/tag").json()

    assert {one["code"]: one["display"] for one in forms["concept"]} == STOOL_FORM
    assert (forms["content"], tags["content"]) == ("complete", "fragment")
    assert {"code": "bloating", "display": "Bloating"} in tags["concept"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["secret", "patient", "Item"])
def test_no_other_system_is_there(client, name):
    assert client.get(f"/fhir/CodeSystem/{name}").status_code == 404
    assert client.post("/fhir/CodeSystem/item").status_code in (403, 405)
