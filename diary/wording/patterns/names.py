"""What the two sides of a pair are called: at the head of a line, and inside a sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Text = str | Promise
OWN = "own:"

NOUNS = frozenset({
    "abdominal_pain", "upper_abdominal_pain", "pelvic_pain", "back_pain", "chest_pain", "bloating", "wind",
    "reflux", "dyspepsia", "tiredness", "headache", "joint_pain", "skin_rash", "shoulder_pain", "low_mood",
    "itching", "fever_chills",
})  # fmt: skip
"""Symptoms whose word stands in a sentence as it is: "your bloating". The others stand in quotation marks."""

HABITS: dict[str, tuple[Text, Text, Text]] = {
    "stress": (
        gettext_lazy("more stress than usual"),
        gettext_lazy("a day of more stress than usual"),
        gettext_lazy("days of more stress than usual"),
    ),
    "short_sleep": (
        gettext_lazy("a shorter night than usual"),
        gettext_lazy("a day that began with a shorter night than usual"),
        gettext_lazy("days after a shorter night than usual"),
    ),
    "active": (
        gettext_lazy("moving more than usual"),
        gettext_lazy("a more active day than usual"),
        gettext_lazy("days more active than usual"),
    ),
    "period": (
        gettext_lazy("your period"),
        gettext_lazy("a day of your period"),
        gettext_lazy("days of your period"),
    ),
}
"""Of each habit: itself, what a later day comes after, and the days that have it."""


@dataclass(frozen=True, slots=True)
class Names:
    """The words for codes. ``label`` returns the clinic's word for a code, in the language being read."""

    label: Callable[[str], str]

    def symptom(self, key: str) -> str:
        """Return a symptom as it stands at the head of a line: "Bloating"."""
        return self._head(key)

    def your(self, key: str) -> str:
        """Return a symptom as it stands after "your": "bloating", or the word in quotation marks."""
        if key in NOUNS:
            return lowered(self.label(key))
        return quoted(self._head(key) if key.startswith(OWN) else lowered(self.label(key)))

    def exposure(self, key: str) -> str:
        """Return what was compared as it stands at the head of a line: "Onion and garlic"."""
        kind, code = split(key)
        if kind == "habit" and code in HABITS:
            words = self.itself(key)
            return words[:1].upper() + words[1:]
        return self._head(code)

    def itself(self, key: str) -> str:
        """Return the exposure inside a sentence: "onion and garlic", "a dose of iron", "your period"."""
        kind, code = split(key)
        return str(HABITS[code][0]) if kind == "habit" and code in HABITS else self.thing(key)

    def thing(self, key: str) -> str:
        """Return what a later day comes after: "onion and garlic", "a day of your period"."""
        kind, code = split(key)
        if code.startswith(OWN):
            name = quoted(self._head(code))
        elif kind == "habit":
            return str(HABITS[code][1]) if code in HABITS else quoted(self.label(code))
        else:
            name = lowered(self.label(code))
        return _("a dose of {medicine}").format(medicine=name) if kind == "medicine" else name

    def days_with(self, key: str) -> str:
        """Return the days that have it: "days with onion and garlic", "days of your period"."""
        kind, code = split(key)
        if kind == "habit" and code in HABITS:
            return str(HABITS[code][2])
        return _("days with {thing}").format(thing=self.thing(key))

    def _head(self, key: str) -> str:
        return key.removeprefix(OWN) if key.startswith(OWN) else self.label(key)


def split(key: str) -> tuple[str, str]:
    """Return kind and code of an exposure's key."""
    kind, _colon, code = key.partition(":")
    return kind, code


def lowered(label: str) -> str:
    """Return a label as it stands inside a sentence; an abbreviation keeps its capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def quoted(word: str) -> str:
    return _("“{word}”").format(word=word)
