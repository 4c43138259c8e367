"""A pack as a FHIR document: valid for three readers, whole, no more than was chosen, never a diagnosis."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from diary.domain.fhir.pack import pack_bundle
from tests.diary.fhir.bundles import (
    ALWAYS,
    a_document,
    codes_of,
    loose_ends,
    resources,
    values,
    words_of,
)
from tests.diary.fhir.packs import BLOCKS, EVIL, made, sections
from tests.diary.visits.source_samples import (
    ALL_SECTIONS,
    IBUPROFEN,
    a_run,
    a_visit,
    empty_source,
    kept,
    sample_source,
    source_that_says,
)
from tests.interop.fhir import faults, read_by_types

BARE = {"items": (), "unsure": (), "not_answered": ()}
WITHOUT_WORDS = a_run(given=None, **BARE)
SAYS_NOTHING = a_run(given=(), answered={}, **BARE)
IPS = {"11450-4", "48765-2", "10160-0"}


@pytest.fixture(scope="module")
def bundle():
    return made(sample_source(), *BLOCKS)


@pytest.mark.slow
def test_blank_and_odd_words_of_a_checklist_are_left_out_or_made_plain():
    odd = ["", " \u00a0\u2028", "\x00\x1f", "\ufeff", "a\u00a0b\r\nc"]
    runs = [
        a_run(given=((text, text),), unsure=(text,), not_answered=(text, text), not_asked=(text,),
              items=(a_run().items[0].model_copy(update={"question": text, "sign": text, "reasons": (text,)}),))
        for text in odd
    ]  # fmt: skip
    quiet = empty_source()
    bundles = [made(replace(quiet, run=run, run_id=IBUPROFEN)) for run in runs]

    assert faults(bundles) == [[]] * len(bundles)
    assert all(read_by_types(one) for bundle in bundles for one in resources(bundle))
    assert "a b \nc" in [v for bundle in bundles for v in values(bundle, "valueString")]


@pytest.mark.slow
def test_packs_are_valid_for_three_readers_and_hold_together(bundle):
    quiet = empty_source()
    runs = [replace(quiet, run=run, run_id=IBUPROFEN) for run in (WITHOUT_WORDS, SAYS_NOTHING)]
    others = [made(source) for source in (quiet, source_that_says(EVIL), *runs)]
    spanish = replace(a_document(quiet), language="es", direction="rtl", warning="Muestra")
    bundles = [bundle, *others, pack_bundle(quiet, spanish)]

    assert faults(bundles) == [[]] * len(bundles)
    for one in bundles:
        assert loose_ends(one) == []
        assert all(read_by_types(resource) for resource in [one, *resources(one)])


def test_the_document_starts_with_the_composition_by_the_patient(bundle):
    first, second = (entry["resource"] for entry in bundle["entry"][:2])

    assert (first["resourceType"], second["resourceType"]) == ("Composition", "Patient")
    assert codes_of(first["type"], "http://loinc.org") == {"60591-5"}
    assert first["author"] == [first["subject"]] == [{"reference": f"urn:uuid:{second['id']}"}]
    assert first["date"] == "2026-11-22T12:04:00+00:00"
    assert first["language"] == "en-GB"
    assert first["event"] == [{"period": {"start": "2026-10-24", "end": "2026-11-22"}}]


def test_the_patient_is_who_the_pack_says_and_no_more():
    (named,) = resources(made(sample_source()), "Patient")
    (unnamed,) = resources(made(empty_source()), "Patient")

    assert {k: v for k, v in named.items() if k != "id"} == {
        "resourceType": "Patient",
        "name": [{"text": "Robin Sample"}],
        "birthDate": "1982-03-04",
    }
    assert unnamed.keys() == {"resourceType", "id", "name"}
    assert unnamed["name"][0]["extension"][0]["valueCode"] == "unknown"


def test_the_sections_that_every_summary_has_are_there_and_say_what_is_not_known():
    for source, reason in ((empty_source(), "withheld"), (empty_source(sections=("medicines",)), "unavailable")):  # fmt: skip
        found = made(source)["entry"][0]["resource"]["section"]
        why = {
            code: [one["code"] for one in part["emptyReason"]["coding"]]
            for part in found
            for code in codes_of(part["code"], "http://loinc.org") & IPS
        }
        assert why == {"11450-4": ["notasked"], "48765-2": ["notasked"], "10160-0": [reason]}
        assert "does not mean" in json.dumps(found)


def test_medicines_that_are_there_have_no_reason_to_be_empty(bundle):
    part = sections(bundle)["medicines"]

    assert "emptyReason" not in part
    assert codes_of(part["code"], "http://loinc.org") == {"10160-0"}
    assert len(part["entry"]) == len(resources(bundle, "MedicationStatement")) == 5


def test_a_diary_is_never_a_diagnosis(bundle):
    kinds = {one["resourceType"] for one in resources(bundle)}

    assert kinds == {"Composition", "Patient", "QuestionnaireResponse", "Goal", "Observation",
                     "MedicationStatement"}  # fmt: skip
    assert "snomed" not in json.dumps(bundle).lower()


def test_codes_are_of_loinc_or_of_this_site(bundle):
    systems = {one["system"] for part in values(bundle, "coding") for one in part}
    own = "https://clinic.example/fhir/CodeSystem/"

    assert {s for s in systems if not s.startswith(own)} == {
        "http://loinc.org",
        "http://terminology.hl7.org/CodeSystem/observation-category",
        "http://terminology.hl7.org/CodeSystem/list-empty-reason",
    }
    assert "LOINC is copyright" in words_of(bundle["entry"][0]["resource"]["text"]["div"])


@pytest.mark.parametrize("left_out", ALL_SECTIONS)
def test_what_the_patient_left_out_is_not_there(left_out):
    source = sample_source(visit=a_visit(sections=tuple(s for s in ALL_SECTIONS if s != left_out)))
    bundle = made(source)
    all_of_it = made(sample_source())
    gone = {r["id"] for r in resources(all_of_it)} - {r["id"] for r in resources(bundle)}
    expected = {part["reference"].removeprefix("urn:uuid:")
                for part in sections(all_of_it)[left_out].get("entry", [])}  # fmt: skip
    if left_out == "days":  # which alone tells of doses
        expected |= {r["id"] for r in resources(all_of_it) if "effectiveDateTime" in r
                     and r["resourceType"] == "MedicationStatement"}  # fmt: skip

    assert left_out not in sections(bundle)
    assert gone == expected
    assert loose_ends(bundle) == []


def test_doses_and_what_was_written_beside_an_entry_are_there_only_day_by_day():
    visit = a_visit(sections=("symptoms", "bowel", "weight", "medicines", "habits"))

    without, with_days = made(sample_source(visit=visit)), made(sample_source())

    for name in ("note", "partOf"):
        assert not list(values(without, name))
        assert list(values(with_days, name))


def test_only_the_period_is_there_and_medicines_that_go_on():
    day = date(2026, 1, 5)
    old = kept("symptom", "old", day=day, tag="bloating", severity_0_10=9,
               started_at=datetime(2026, 1, 5, 12, tzinfo=UTC))  # fmt: skip
    gone = kept("medicine", "gone", day=day, name="Long ago", started_on=day, stopped_on=day)
    taken = kept("medicine", "taken", day=day, name="Since January", started_on=day)
    source = sample_source()
    bundle = made(replace(source, entries=(old, gone, taken, *source.entries)))
    text = json.dumps(bundle)

    assert "2026-01-05T" not in text.replace(resources(bundle, "MedicationStatement")[0]["dateAsserted"], "")  # fmt: skip
    assert "Long ago" not in text
    assert "Since January" in text


def test_the_checklist_says_all_that_is_open(bundle):
    (run,) = resources(bundle, "QuestionnaireResponse")
    groups = {group["linkId"]: group["item"] for group in run["item"]}

    assert [item["answer"][0]["valueString"] for item in groups["given"]] == ["Yes", "Not sure"]
    (fired,) = groups["fired"]
    assert (fired["answer"][0]["valueCoding"]["code"], fired["answer"][0]["valueCoding"]["version"]) == ("RF27", "3")  # fmt: skip
    assert fired["answer"][1]["valueCoding"]["code"] == "urgent"
    assert fired["answer"][-1]["valueString"] == "Sample guideline, section 1.3, 2026"
    assert [item["text"] for item in groups["unsure"]] == ["Black or dark red poo"]
    assert [item["text"] for item in groups["not-answered"]] == ["Do you take blood thinners?"]
    assert sections(bundle)["flags"]["entry"] == [{"reference": f"urn:uuid:{run['id']}"}]


def test_a_run_by_a_sample_that_nobody_reviewed_is_marked(bundle):
    (sample,) = resources(made(sample_source(run=a_run(sample=True))), "QuestionnaireResponse")
    (reviewed,) = resources(bundle, "QuestionnaireResponse")

    assert codes_of(sample["meta"], "/origin") == {"not-reviewed"}
    assert "meta" not in reviewed


def test_a_run_without_words_gives_its_answers_by_code_and_an_empty_one_has_no_items():
    old, empty = (made(sample_source(run=run)) for run in (WITHOUT_WORDS, SAYS_NOTHING))
    (item,) = resources(old, "QuestionnaireResponse")[0]["item"][0]["item"]

    assert item == {"linkId": "given-1", "text": "blood_in_stool", "answer": [{"valueString": "yes"}]}  # fmt: skip
    assert "item" not in resources(empty, "QuestionnaireResponse")[0]


def test_the_same_pack_is_the_same_bundle_and_another_is_another(bundle):
    later = made(sample_source(made_at=sample_source().made_at + timedelta(minutes=1)), *BLOCKS)

    assert made(sample_source(), *BLOCKS) == bundle
    assert later["identifier"] != bundle["identifier"]
    assert resources(later, "Patient") == resources(bundle, "Patient")
    text = json.dumps(bundle)
    assert str(IBUPROFEN) not in text
    assert str(sample_source().visit_id) not in text


def test_a_part_that_comes_again_holds_its_resources_once():
    source = sample_source()
    document = a_document(source)
    again = replace(document, appendix=tuple(s for s in document.sections if s.code == "symptoms"))
    bundle = pack_bundle(source, again)
    found = [p for p in bundle["entry"][0]["resource"]["section"]
             if "symptoms" in codes_of(p["code"], "/section")]  # fmt: skip

    assert len(found) == 2
    assert ["entry" in part for part in found] == [True, False]
    assert set(ALWAYS) < set(sections(bundle))
