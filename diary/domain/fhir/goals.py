"""What a patient wants from a visit, as Goals in their own words."""

from uuid import UUID

from diary.domain.fhir.parts import Resource, Whose, concept, id_of, plain
from diary.domain.visits.visit import VisitPayload


def goals(visit_id: UUID, visit: VisitPayload, whose: Whose) -> list[Resource]:
    """Return the goals, first the one that matters most; they are proposed until somebody agrees."""
    return [
        {
            "resourceType": "Goal",
            "id": str(id_of(visit_id, f"goal {place}")),
            "lifecycleStatus": "proposed",
            "description": concept(text=goal),
            "subject": whose.reference,
            "statusDate": visit.recorded_at.date().isoformat(),
            "expressedBy": whose.reference,
        }
        for place, goal in enumerate(visit.goals, 1)
        if plain(goal)
    ]
