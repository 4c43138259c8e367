"""Issues of wording: who is cited, and where a document says two different things."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from education.domain.importing.draft import ArticleDraft
from education.domain.importing.issue import Issue
from education.domain.importing.passages import Passage
from education.domain.importing.tree import words_in

STUFFED_RUN = 5  # words in a row that a heading shares with two other places
# Each sign has its own pattern and the words to name it by; a qualifier that differs is a difference.
_SIGNS = {
    "weight loss": r"(?:(unexplained|unintended|unintentional|rapid)\s+)?(?:weight loss|loss of weight)",
    "blood": r"blood\w*(?: in (?:the )?(?:stools?|poo))?|rectal bleeding",
    "vomiting": r"(?:(persistent|repeated)\s+)?(?:vomiting|being sick)",
    "pain": r"(?:(persistent severe|severe|persistent)\s+)?(?:(?:abdominal|tummy|stomach) )?pain",
    "fever": r"fever|high temperature",
    "trouble swallowing": r"(?:trouble|difficulty) swallowing",
    "black stool": r"black (?:stools?|poo)",
    "how long it lasts": r"lasting|for (?:several|a few|\w+) (?:days|weeks)",
    "anaemia": r"an(?:a)?emia",
    "waking at night": r"(?:waking|wake) (?:you )?at night|night-?time",
}
_FLAGS = re.compile(
    r"red flags?\b[^.:]*?\b(?:such as|like|including|are|include|:)\s+(.*)", re.IGNORECASE
)
_DURATION = re.compile(
    r"\b(several|a few|a couple of|many|one|two|three|four|five|six|\d{1,2}(?:\s*[-–]\s*\d{1,2})?)"
    r"\s+(hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(see|seek|doctor|clinician|gp|advice|persist|lasting|symptoms?|call)\b", re.IGNORECASE
)
_ASKING = re.compile(r"\b(is|are|does|do|can|should)\b", re.IGNORECASE)
_OPENS_A_QUESTION = re.compile(
    r"^\W*(what|why|how|when|who|which|where|is|are|does|do|can|should)\b", re.IGNORECASE
)
_AMERICAN = re.compile(
    r"\b(fiber|celiac|diarrhea|anemia|esophag\w+|estrogen|emphasize[sd]?|recognized?|prioritize[sd]?|minimize[sd]?)\b",
    re.IGNORECASE,
)
_COELIAC_TEST = re.compile(
    r"tests? (?:for|of) c(?:o)?eliac|c(?:o)?eliac (?:blood )?test", re.IGNORECASE
)


def wording_issues(draft: ArticleDraft, passages: list[Passage]) -> Iterator[Issue]:
    """Yield every issue of wording that ``passages``, the text of ``draft``, give rise to."""
    yield from _self_citations(draft, passages)
    yield from _red_flags(passages)
    yield from _durations(passages)
    yield from _stuffed_headings(draft, passages)
    yield from _spelling(passages)
    yield from _gluten(passages)


def _self_citations(draft: ArticleDraft, passages: list[Passage]) -> Iterator[Issue]:
    if not draft.publisher:
        return
    name = re.compile(rf"\b{re.escape(draft.publisher)}\b", re.IGNORECASE)
    for passage in passages:
        if name.search(passage.text):
            message = f"This rests on {draft.publisher}, who published it, and not on a source."
            yield Issue("cites_own_publisher", message, passage.line)


def _red_flags(passages: list[Passage]) -> Iterator[Issue]:
    lists = [
        (signs, passage.line)
        for passage in passages
        for sentence in passage.sentences
        if (found := _FLAGS.search(sentence)) and (signs := _signs_in(found.group(1)))
    ]
    for (first, first_line), (second, line) in pairwise(lists):
        differing = sorted(first ^ second)
        if differing:
            message = (
                f"The red flags here differ from those in line {first_line}:"
                f" {', '.join(differing)}. Choose red flags from the clinic’s list."
            )
            yield Issue("red_flags_differ", message, line)


def _signs_in(text: str) -> set[str]:
    """Return the signs that ``text`` lists, each with its qualifier, such as "severe pain"."""
    signs: set[str] = set()
    for name, pattern in _SIGNS.items():
        for match in re.finditer(rf"\b{pattern}", text, re.IGNORECASE):
            qualifier = next((group for group in match.groups() if group), "")
            signs.add(f"{qualifier.casefold()} {name}".strip())
    return signs


def _durations(passages: list[Passage]) -> Iterator[Issue]:
    """Compare durations in sentences about seeking care that answer the same question."""
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for passage in passages:
        for sentence in filter(_CARE.search, passage.sentences):
            for match in _DURATION.finditer(sentence):
                unit = match.group(2).casefold().rstrip("s")
                said = (" ".join(match.group(1).casefold().split()), passage.line)
                first = seen.setdefault((passage.place, unit), said)
                if first[0] != said[0]:
                    message = (
                        f"“{match.group(0)}” here, but “{first[0]} {unit}s” in line {first[1]}."
                    )
                    yield Issue("durations_differ", message, passage.line)


def _stuffed_headings(draft: ArticleDraft, passages: list[Passage]) -> Iterator[Issue]:
    texts = [f" {' '.join(words_in(passage.text))} " for passage in passages]
    topic = " ".join(words_in(draft.topic))
    for section in draft.sections:
        runs = [run for run in _runs(section.heading) if topic and f" {topic} " in f" {run} "]
        repeated = any(sum(f" {run} " in text for text in texts) >= 2 for run in runs)
        if repeated or _question_inside(section.heading, topic.split()):
            message = (
                f"“{section.heading}” reads as if written for a search engine; say it plainly."
            )
            yield Issue("keyword_stuffed_heading", message, section.line)


def _runs(text: str) -> list[str]:
    """Return every run of ``STUFFED_RUN`` words in ``text``."""
    words = words_in(text)
    return [" ".join(words[at : at + STUFFED_RUN]) for at in range(len(words) - STUFFED_RUN + 1)]


def _question_inside(heading: str, topic: list[str]) -> bool:
    """Say whether a search phrase about the topic stands in the middle of the heading, twice or whole."""
    words = words_in(heading)
    if not topic:
        return False
    size = len(topic)
    at = [i for i in range(len(words) - size + 1) if words[i : i + size] == topic]
    asked = any(i > 1 and _ASKING.fullmatch(words[i - 1]) for i in at)
    return len(at) > 1 or (asked and not _OPENS_A_QUESTION.match(heading))


def _spelling(passages: list[Passage]) -> Iterator[Issue]:
    found: Counter[str] = Counter()
    first = 0
    for passage in passages:
        words = [word.casefold() for word in _AMERICAN.findall(passage.text)]
        first = first or (passage.line if words else 0)
        found.update(words)
    if found:
        names = ", ".join(word for word, _ in found.most_common(5))
        yield Issue("american_spelling", f"American spelling: {names}.", first)


def _gluten(passages: list[Passage]) -> Iterator[Issue]:
    tested = next((p for p in passages if _COELIAC_TEST.search(p.text)), None)
    warned = any("gluten" in p.text.casefold() for p in passages)
    if tested and not warned:
        message = (
            "A coeliac test is named without the warning to keep eating gluten until it is done."
        )
        yield Issue("no_gluten_warning", message, tested.line)
