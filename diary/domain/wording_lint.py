"""What a patient must never read: false reassurance, a disease as conclusion, a cause, a food to avoid.

Source: education/clinical/README.md, "Sentences the product must be able to say / Never".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

DISEASES = (
    r"cancer|tumours?|coeliac disease|crohn[’']?s|colitis|ibs|irritable bowel|piles|haemorrhoids|ulcers?"
    r"|an? infection|gastritis|appendicitis|diverticul\w+|anaemia|sepsis|depression|leaky gut|gallstones?"
    r"|pancreatitis|hepatitis|cirrhosis|endometriosis|malaria|diabetes|sibo|food poisoning|reflux disease"
)
FOODS = r"gluten|dairy|milk|lactose|wheat|bread|sugar|onions?|garlic|caffeine|coffee|alcohol|beans|meat|fodmaps?|foods?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One thing never to say: a code and what it looks like, ignoring case."""

    code: str
    pattern: re.Pattern[str]


def _pattern(code: str, text: str) -> Pattern:
    return Pattern(code, re.compile(text, re.IGNORECASE))


PATTERNS: tuple[Pattern, ...] = (
    _pattern(
        "reassures",
        r"\bno red flags?\b|\ball[- ]clear\b|\bnothing to worry about\b|\bnothing serious\b",
    ),
    _pattern("reassures", r"\byou (?:are|’re|'re) (?:fine|safe|healthy|ok|okay|in the clear)\b"),
    _pattern(
        "reassures",
        r"\b(?:you can|it can) wait\b|\bno need to (?:see|call|worry)\b|\b(?:is|it[’']s) harmless\b",
    ),
    _pattern("reassures", r"\b(?:only|just) (?:piles|haemorrhoids|ibs|stress|wind|a bug)\b"),
    _pattern(
        "reassures", r"\b(?:tablets|iron|beetroot) explains?\b|\bdoctor (?:already )?knows,? so\b"
    ),
    _pattern(
        "concludes",
        rf"\byou (?:probably |may |might |could |must )?have (?:an? |the )?(?:{DISEASES})\b",
    ),
    _pattern(
        "concludes",
        r"\byour (?:cancer )?risk (?:is|of)\b|\bprobability\b|\b\d+ ?(?:%|per ?cent) (?:chance|risk|likely)",
    ),
    _pattern("causes", r"\bcaus(?:e|es|ed|ing)\b"),
    _pattern("causes", r"\b(?:triggers?|is due to|results? from|because of your diet)\b"),
    _pattern(
        "forbids", rf"\b(?:avoid|cut out|stop eating|give up)\s+(?:all |any |the )?(?:{FOODS})\b"
    ),
    _pattern(
        "forbids",
        r"\bstop (?:taking )?(?:your |the )?(?:blood thinner|warfarin|tablets|medicines?|steroids|insulin)\b",
    ),
)

OF_PATTERNS: tuple[Pattern, ...] = (
    _pattern(
        "causes", r"\b(?:culprits?|to blame|responsible for|thanks to|(?:is|are|was|were) due to)\b"
    ),
    _pattern("causes", r"\b(?:leads?|led) to\b|\bmakes? (?:you|it|your [\w ]+) (?:worse|better)\b"),
    _pattern(
        "causes",
        r"(?<!thing )\b(?:you react(?:ed)? to|you (?:are|may be|might be|seem) (?:intolerant|sensitive|allergic))\b",
    ),
    _pattern(
        "proves",
        r"\b(?:prov(?:e|es|ed|en|ing)|proofs?|confirm(?:s|ed)?|certain(?:ly)?|definite(?:ly)?)\b",
    ),
    _pattern("forbids", r"(?<!\byou )(?<!\bpeople )(?<!\bwho )\bavoid\b"),
    _pattern(
        "forbids", r"(?<!\byou )(?<!\byou have )\b(?:cut out|stop eating|never eat|do not eat)\b"
    ),
    _pattern(
        "reassures",
        r"\b(?:safe to eat|safe foods?|safely eat|does no harm|(?:has|had) no effect)\b",
    ),
)
"""What is wrong besides about patterns and experiments, where days were only compared.

Source: diary/domain/patterns says what went with what in one diary. It is one person, chosen after looking; that a thing
helps or harms, or may be left out for good, does not follow, and neither does the opposite.
"""

NEGATED = re.compile(
    r"\b(?:not|never|cannot|can[’']t|don[’']t|nothing|without)\b[^.!?;:]*$", re.IGNORECASE
)
"""What may stand before a cause, or before stopping something, in the same sentence."""

MAY_BE_NEGATED = frozenset({"causes", "forbids", "proves"})

ALLOWED: tuple[str, ...] = (
    # What the patient told us may be named, in a question or in a sign that repeats it.
    "You have diabetes and are being sick",
    "You have Crohn’s disease or ulcerative colitis",
    "or you have type 1 diabetes, autoimmune thyroid disease",
    "Do you have diabetes and are you being sick (vomiting)?",
    "Have you cut out 2 or more food groups",
    "You have cut out two or more food groups",
    "How many food groups have you cut out?",
    "also in people who do not know that they have diabetes",
    "If you feel very unwell, have diabetes, or the skin turns dark",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A place in a text that says what it must not."""

    code: str
    found: str


def lint(text: str) -> tuple[Fault, ...]:
    """Return what ``text`` says and must not. Questions may name what they ask about.

    Args:
        text: what a patient reads, as plain text.
    """
    for sentence in ALLOWED:
        text = text.replace(sentence, " ")
    return _faults(text, PATTERNS)


def lint_patterns(text: str) -> tuple[Fault, ...]:
    """Return what ``text``, about a pattern or an experiment, says and must not: stricter than ``lint``.

    Args:
        text: what a patient reads, as plain text; places to be filled may stand in it as they are.
    """
    return (*lint(text), *_faults(text, OF_PATTERNS))


def lint_all(texts: Iterable[str]) -> tuple[Fault, ...]:
    """Return the faults of all ``texts``."""
    return tuple(fault for text in texts for fault in lint(text))


def _faults(text: str, patterns: Iterable[Pattern]) -> tuple[Fault, ...]:
    faults = (
        _fault(pattern, found) for pattern in patterns for found in pattern.pattern.finditer(text)
    )
    return tuple(fault for fault in faults if fault is not None)


def _fault(pattern: Pattern, found: re.Match[str]) -> Fault | None:
    before, after = found.string[: found.start()], found.string[found.end() :]
    if pattern.code in MAY_BE_NEGATED and NEGATED.search(before):
        return None
    if pattern.code == "concludes" and _is_question(before, after):
        return None
    return Fault(pattern.code, found.group())


def _is_question(before: str, after: str) -> bool:
    """Say whether the sentence around a place is a question: "Do you have …?"."""
    asked = re.search(
        r"\b(?:do|did|does|could|if|whether|when)\s*$", before.rstrip(), re.IGNORECASE
    )
    ends = re.search(r"[.!?]", after)
    return bool(asked) or (ends is not None and ends.group() == "?")
