"""What a script is called, for letters that no font has."""

import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SCRIPTS = {
    "ARABIC": gettext_lazy("Arabic"),
    "ARMENIAN": gettext_lazy("Armenian"),
    "BENGALI": gettext_lazy("Bengali"),
    "CJK": gettext_lazy("Chinese characters"),
    "CYRILLIC": gettext_lazy("Cyrillic"),
    "DEVANAGARI": gettext_lazy("Devanagari"),
    "ETHIOPIC": gettext_lazy("Ethiopic"),
    "GEORGIAN": gettext_lazy("Georgian"),
    "GREEK": gettext_lazy("Greek"),
    "GUJARATI": gettext_lazy("Gujarati"),
    "GURMUKHI": gettext_lazy("Gurmukhi"),
    "HANGUL": gettext_lazy("Korean"),
    "HEBREW": gettext_lazy("Hebrew"),
    "HIRAGANA": gettext_lazy("Japanese"),
    "KATAKANA": gettext_lazy("Japanese"),
    "KHMER": gettext_lazy("Khmer"),
    "LAO": gettext_lazy("Lao"),
    "LATIN": gettext_lazy("Latin"),
    "MALAYALAM": gettext_lazy("Malayalam"),
    "MYANMAR": gettext_lazy("Burmese"),
    "SINHALA": gettext_lazy("Sinhala"),
    "SYRIAC": gettext_lazy("Syriac"),
    "TAMIL": gettext_lazy("Tamil"),
    "TELUGU": gettext_lazy("Telugu"),
    "THAI": gettext_lazy("Thai"),
    "TIBETAN": gettext_lazy("Tibetan"),
}
"""By the first word of a letter's name in Unicode."""


def script_names(letters: Iterable[str]) -> list[str]:
    """Return the names of the scripts of ``letters``, each once, in order of the alphabet."""
    return sorted({_name(letter) for letter in letters if not _only_joins(letter)}) or [_("signs")]


def _only_joins(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cf", "Mn"} and _word(letter) not in SCRIPTS


def _name(letter: str) -> str:
    word, category = _word(letter), unicodedata.category(letter)
    if word in SCRIPTS:
        return str(SCRIPTS[word])
    if category[0] == "S":
        return _("emoji and other signs")
    if category[0] in "LM" and word:
        return word.capitalize()
    return _("signs")


def _word(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
