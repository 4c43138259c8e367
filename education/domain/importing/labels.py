"""The words by which publishers name the parts of an article, and what each part is."""

import re

_PARTS = {
    "questions": (
        "questions answers|questions and answers|question and answer|q a|q and a|qa|faq|faqs"
        "|frequently asked questions|common questions|your questions answered|people also ask"
    ),
    "points": (
        "main points|the main points|key points|key takeaways|main takeaways|takeaways|key messages"
        "|highlights|at a glance|key facts|what to remember"
    ),
    "related": (
        "related articles|related article|related|related reading|related topics|related pages"
        "|read next|see also|you might also like|more to read|keep reading"
    ),
    "references": "references|reference list|sources|bibliography|citations|papers",
}
PARTS = {label: part for part, labels in _PARTS.items() for label in labels.split("|")}

# In the order in which they are tried: "what research shows" is about science, not about "what".
_ROLES = (
    ("bottom_line", r"bottom line|conclusion|take-?away|in short|in summary|summing up|final word"),
    (
        "visit",
        r"discuss|talk to|your (visit|appointment|doctor|gp|clinician)|care provider|what to ask|prepar",
    ),
    ("clinicians", r"clinicians?|doctors?|specialists?|physicians?|gps?\b|how .*diagnos"),
    ("symptoms", r"symptoms?|signs?\b|how .*feel"),
    ("science", r"research|scien|evidence|stud(y|ies)|trials?|papers"),
    (
        "steps",
        r"steps?\b|diets?\b|lifestyle|what (helps|you can do)|treat|worth|tr(y|ying)\b|support|manag|relief",
    ),
    ("what", r"^(so )?what|definition|overview|explained|^about|basics|how .* works?"),
)
_ROLE_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)


def part_of(heading: str) -> str:
    """Return ``questions``, ``points``, ``related``, ``references`` or, for all others, ``section``."""
    plain = " ".join(re.findall(r"[^\W_]+", heading.casefold()))
    return PARTS.get(plain, "section")


def role_of(heading: str) -> str:
    """Guess the role of a section from the words of its heading; ``other`` when none fits."""
    found = (role for role, pattern in _ROLE_PATTERNS if pattern.search(heading))
    return next(found, "other")


def is_question(text: str) -> bool:
    """Say whether ``text`` is one short question and nothing else."""
    bare = text.strip().strip("\"'“”‘’*_ ")
    return bare.endswith("?") and len(bare) <= 250 and not re.search(r"[.!?]\s", bare[:-1])
