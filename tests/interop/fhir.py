"""What other people's validators of FHIR R4 say of our resources."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fhir.resources.R4B import get_fhir_model_class

from tests.interop.node import run


def faults(resources: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Return for each resource the errors of npm ``fhir`` and ``@medplum/core``; warnings are left out."""
    found: list[list[str]] = json.loads(run("validate_fhir.mjs", given=json.dumps(resources)))
    return found


def read_by_types(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return a resource as ``fhir.resources`` reads it and writes it again; it raises on any fault."""
    read = get_fhir_model_class(resource["resourceType"]).model_validate(dict(resource))
    again: dict[str, Any] = json.loads(read.model_dump_json())
    return again
