"""Whose diary it is, as a Patient: no more than the pack says of them, and no identifier."""

from diary.domain.fhir.parts import Resource, Whose, absent, plain
from diary.domain.profile import Profile


def patient(whose: Whose, profile: Profile, *, name: str | None = None) -> Resource:
    """Return the person as they call themselves; a name that is not given is unknown, not invented."""
    said = plain(name or "")
    made: Resource = {
        "resourceType": "Patient",
        "id": str(whose.patient),
        "name": [{"text": said} if said else absent("unknown")],
    }
    if profile.date_of_birth is not None:
        made["birthDate"] = profile.date_of_birth.isoformat()
    return made
