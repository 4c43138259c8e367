"""Our own code systems as FHIR CodeSystems, for whoever reads one of our codes and wants its words."""

from collections.abc import Mapping

from diary.domain.fhir.codes import OWN, RED_FLAG, TAG
from diary.domain.fhir.parts import Resource, Whose, plain

WRITTEN_BY_STAFF: Mapping[str, str] = {
    TAG: "Words of the clinic for symptoms, foods, medicines and habits",
    RED_FLAG: "Red flags of the clinic",
}
"""Systems whose words are content: what was taken down is still a code in diaries, and not listed."""
NAMES = (*OWN, *WRITTEN_BY_STAFF)


def code_system(name: str, whose: Whose, live: Mapping[str, str], publisher: str) -> Resource:
    """Return a code system by the last part of its address.

    Args:
        name: one of ``NAMES``.
        whose: names the site; its patient is not used.
        live: the words of the codes that are live, for a system that staff write.
        publisher: the name of the clinic.

    Raises:
        KeyError: there is no such system.
    """
    is_content = name in WRITTEN_BY_STAFF
    title, words = (WRITTEN_BY_STAFF[name], live) if is_content else OWN[name]
    made: Resource = {
        "resourceType": "CodeSystem",
        "id": name,
        "url": whose.system(name),
        "name": "Diary" + "".join(part.capitalize() for part in name.split("-")),
        "title": title,
        "status": "active",
        "publisher": plain(publisher),
        "caseSensitive": True,
        "content": "fragment" if is_content else "complete",
        "count": len(words),
        "concept": [{"code": code, "display": plain(word)} for code, word in words.items()],
    }
    return {key: value for key, value in made.items() if value not in ("", [])}
