"""Whatever can be stored can be said in FHIR: valid, with nothing loose, and readable by others."""

import json
from datetime import date, datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.domain.fhir.parts import moment, plain
from diary.domain.fhir.whole_diary import diary_bundle, of_entries
from diary.domain.profile import Profile
from diary.domain.visits.source import KeptEntry
from tests.diary.factories import NOON, a_payload
from tests.diary.fhir.any_payload import CHARACTERS, INSTANTS, OLD_OFFSETS, payloads
from tests.diary.fhir.bundles import WHOSE, loose_ends, resources
from tests.diary.zones import ZONES
from tests.interop.fhir import faults, read_by_types

PROFILE = Profile.build(zone="Europe/London", date_of_birth=date(1988, 4, 2))
COURSE = KeptEntry(UUID(int=70), a_payload("medicine"))
KINDS = {"Patient", "Observation", "MedicationStatement"}


def bundle_of(drawn) -> dict:
    """Return the whole diary that these entries make, with a course that doses may be of."""
    kept = [COURSE, *(KeptEntry(UUID(int=100 + n), payload) for n, payload in enumerate(drawn))]
    made = of_entries(kept, WHOSE, PROFILE, today=date(2026, 11, 22))
    parts = diary_bundle(made, id=UUID(int=3), made_at=NOON, zone="Europe/London")
    return json.loads("".join(parts))


@pytest.mark.slow
def test_any_entry_is_valid_for_three_readers_and_refers_to_nothing_that_is_not_there():
    bundles = []

    @settings(
        max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.lists(payloads(), min_size=3, max_size=6))
    def try_one(drawn):
        bundle = bundle_of(drawn)
        bundles.append(bundle)
        assert loose_ends(bundle) == []
        assert all(read_by_types(one) for one in resources(bundle))

    try_one()
    assert len(bundles) >= 20
    assert {one["resourceType"] for bundle in bundles for one in resources(bundle)} == KINDS
    assert [found for found in faults(bundles) if found] == []


@settings(deadline=None)
@given(st.sampled_from(ZONES + OLD_OFFSETS), INSTANTS)
def test_a_moment_is_the_same_instant_to_the_second(zone, at):
    assert datetime.fromisoformat(moment(at, zone)) == at.replace(microsecond=0)


@settings(deadline=None)
@given(st.text(CHARACTERS, max_size=60))
def test_text_keeps_its_words_and_holds_no_other_space(text):
    said = plain(text)

    assert said.split() == plain(said).split()
    assert [c for c in said if c.isspace() and c not in " \t\n"] == []
    kept = {
        c for c in text if c.isprintable() and not c.isspace() and c not in "\ufeff\ufffe\uffff"
    }
    assert kept <= set(said)


@pytest.mark.parametrize(
    "words", ["<b>&amp;</b>", "لا\u202eabc", "😀" * 20, "=1+1", "{{ 7|add:7 }}"]
)
def test_words_are_not_changed(words):
    assert plain(words) == words
