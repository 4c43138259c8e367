"""The pack and the diary as FHIR R4."""
