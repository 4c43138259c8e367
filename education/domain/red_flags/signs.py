"""The emergency signs in about twelve lines: which red flags each line holds.

Source: education/clinical/README.md, "Asking".
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from education.domain.red_flags.facts import NO, Value


@dataclass(frozen=True, slots=True)
class SignLine:
    """One line of emergency signs; ``flags`` are codes of emergency red flags."""

    code: str
    flags: tuple[str, ...]


SIGN_LINES: tuple[SignLine, ...] = (
    SignLine("bleeding", ("RF01", "RF03", "RF04", "RF11", "RF57")),
    SignLine("pain", ("RF05", "RF08", "RF56")),
    SignLine("collapse", ("RF07",)),
    SignLine("swallowing", ("RF10", "RF63")),
    SignLine("allergy", ("RF64",)),
    SignLine("pregnancy", ("RF09",)),
    SignLine("hernia", ("RF60", "RF61")),
    SignLine("blocked", ("RF06", "RF14", "RF70", "RF71")),
    SignLine("head", ("RF72",)),
    SignLine("treatment", ("RF12", "RF62", "RF69", "RF59", "RF58", "RF67", "RF65")),
    SignLine("alcohol", ("RF73",)),
    SignLine("safe", ("RF13",)),
)

WHOLE_QUESTION: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "RF03": ("bleeding_heavy_24h",),
        "RF05": ("severe_sudden_pain",),
        "RF06": ("cannot_pass_stool_or_wind",),
        "RF07": ("collapse_or_confusion",),
        "RF08": ("chest_pain",),
        "RF10": ("cannot_swallow_saliva",),
        "RF14": ("vomited_green_24h",),
        "RF56": ("aaa",),
        "RF60": ("testicle_pain",),
        "RF61": ("hernia_stuck",),
        "RF62": ("dka",),
        "RF63": ("swallowed_danger",),
        "RF64": ("anaphylaxis",),
        "RF70": ("cannot_pee",),
        "RF71": ("cauda_equina",),
        "RF72": ("vomiting_head",),
        "RF73": ("alcohol_withdrawal",),
    }
)
"""Facts that a sign asks in full, so that "none of these" answers them with no.

A sign that joins two things (black poo *and* feeling unwell) answers neither of them.
"""


def lines_of(live: Collection[str]) -> tuple[SignLine, ...]:
    """Return the lines with the flags among ``live``; flags that are in no line share the last one.

    Args:
        live: codes of the emergency red flags that are live.
    """
    placed = {code for line in SIGN_LINES for code in line.flags}
    lines = [
        SignLine(line.code, tuple(code for code in line.flags if code in live))
        for line in SIGN_LINES
    ]
    others = tuple(sorted(set(live) - placed))
    if others:
        lines.append(SignLine("other", others))
    return tuple(line for line in lines if line.flags)


def none_of_these(lines: Iterable[SignLine]) -> dict[str, Value]:
    """Return the facts that "none of these" answers with no, for the lines that were shown."""
    shown = [code for line in lines for code in line.flags]
    return {fact: NO for code in shown for fact in WHOLE_QUESTION.get(code, ())}
