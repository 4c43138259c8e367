"""The pack and the diary as FHIR R4 resources: plain dictionaries, as they stand in JSON.

A diary says what its writer noticed. So nothing here is ever a Condition or an AllergyIntolerance, what is
missing is left out, and every code that is not LOINC or UCUM is of a code system of this clinic's own.
"""
