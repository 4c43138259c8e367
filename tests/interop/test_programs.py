"""The programs that check us are there and find faults: one that finds nothing would prove nothing."""

import json

import pytest
from pydantic import ValidationError

from tests.interop.fhir import faults, read_by_types
from tests.interop.node import FOLDER, LOCK, ScriptFailed, run

pytestmark = pytest.mark.slow

PATIENT = {"resourceType": "Patient", "birthDate": "1988-04-02"}
BROKEN = PATIENT | {"birthDate": "spring", "shoes": 43}


def test_the_lock_file_names_no_registry_and_a_hash_of_every_package():
    packages = json.loads(LOCK.read_text())["packages"]
    # What is in the bundle of another package is under that one's hash.
    fetched = {name: p for name, p in packages.items() if name and not p.get("inBundle")}

    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in fetched.items() if "integrity" not in package] == []
    assert (
        packages[""]["dependencies"]
        == json.loads((FOLDER / "package.json").read_text())["dependencies"]
    )


def test_both_validators_find_what_is_wrong_and_nothing_else():
    right, wrong = faults([PATIENT, BROKEN])

    assert right == []
    for who in ("fhir", "medplum"):
        said = " ".join(fault for fault in wrong if fault.startswith(f"{who}: "))
        assert "birthDate" in said
        assert "shoes" in said


def test_the_types_read_what_is_right_and_refuse_what_is_wrong():
    assert read_by_types(PATIENT) == PATIENT
    with pytest.raises(ValidationError):
        read_by_types(BROKEN)


def test_a_script_that_fails_is_no_answer():
    with pytest.raises(ScriptFailed, match="validate_fhir"):
        run("validate_fhir.mjs", given="not JSON")
