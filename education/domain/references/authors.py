"""Names of authors: from the many ways files write them to "Camilleri M", and how many are shown."""

import re

AUTHORS_SHOWN = 6
_SUFFIX = {
    "jr": "Jr",
    "sr": "Sr",
    "ii": "2nd",
    "iii": "3rd",
    "iv": "4th",
    "2nd": "2nd",
    "3rd": "3rd",
}
_PERSON = re.compile(r"^\S.*\s[^\W\d_a-z]{1,4}(?:\s(?:Jr|Sr|2nd|3rd|4th))?$")
_AT_MOST_INITIALS = 4


def authors_shown(authors: str) -> str:
    """Return a list of authors as it is printed: at most six people, then "et al".

    A group ("; Sample Study Group") stands after the people it signs with, and goes with those
    that are cut.
    """
    people: list[str] = []
    groups: list[str] = []
    for part in authors.split(";"):
        names = [name.strip() for name in part.split(",") if name.strip()]
        is_group = ";" in authors and not all(_is_person(name) for name in names)
        (groups if is_group else people).extend([", ".join(names)] if is_group else names)
    kept = [name for name in people if not _is_et_al(name)]
    if len(kept) > AUTHORS_SHOWN or len(kept) < len(people):
        return ", ".join([*kept[:AUTHORS_SHOWN], "et al"])
    return "; ".join(part for part in (", ".join(kept), *groups) if part)


def written(people: list[str], groups: list[str]) -> str:
    """Return people ("Mu Q") and groups as one list of authors."""
    return "; ".join(part for part in (", ".join(people), *groups) if part)


def person(family: str, given: str = "", suffix: str = "") -> str:
    """Return "Camilleri M" from a family name and given names or initials; never empty of both."""
    end = _SUFFIX.get(suffix.strip(" .,").lower(), suffix.strip(" .,"))
    return " ".join(part for part in (family.strip(), initials(given), end) if part)


def inverted(name: str) -> str:
    """Return "Camilleri M" from "Camilleri, Michael"; "Jr" may stand in either place.

    A name without a comma is left as it is: it is a group, or printed as journals do already.
    """
    family, *rest = [part.strip() for part in name.split(",")]
    rest = [part for part in rest if part]
    ends = [part for part in rest if part.strip(".").lower() in _SUFFIX]
    given = [part for part in rest if part not in ends]
    if not given:
        return person(family, suffix=ends[0]) if ends else family
    return person(family, given[0], ends[0] if ends else "")


def is_group(name: str) -> bool:
    """Say whether a name without a comma is a group's: it does not end in initials."""
    return "," not in name.rstrip(", ") and not _is_person(name.strip(" ,"))


def initials(given: str) -> str:
    """Return "HP" for "Hans-Peter", "H.-P.", "H. P." or "HP"; at most four letters."""
    letters: list[str] = []
    for word in re.split(r"[\s.\-‐]+", given.strip()):
        if word.isupper() and len(word) <= _AT_MOST_INITIALS:
            letters.extend(word)
        elif word and word[0].isalpha():
            letters.append(word[0].upper())
    return "".join(letters[:_AT_MOST_INITIALS])


def _is_person(name: str) -> bool:
    return _is_et_al(name) or bool(_PERSON.match(name))


def _is_et_al(name: str) -> bool:
    return name.rstrip(".").lower() == "et al"
