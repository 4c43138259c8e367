"""What the checklist's result says: built once, read by the page, the print and the clinical cases."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diary.wording.evidence import diary_shows
from diary.wording.questions import question_text
from education.domain.red_flags.catalogue import RedFlagData
from education.domain.red_flags.evaluate import Findings, Fired, Reason
from education.domain.red_flags.prompts import WEIGHT_UNIT, Prompt
from education.domain.regions import Region
from education.domain.urgency import EMERGENCY, NO_TIER, SAME_DAY, SOON, URGENT
from education.sign_words import SIGN_HEADINGS

Text = str | Promise
Flags = Mapping[str, RedFlagData]
CRISIS = frozenset({"RF13", "RF74", "RF54"})

HEADLINES: dict[str, Text] = {
    EMERGENCY: gettext_lazy("Get help now"),
    SAME_DAY: gettext_lazy("Speak to someone today"),
    URGENT: gettext_lazy("Contact your practice this week"),
    SOON: gettext_lazy("Book a routine appointment"),
    NO_TIER: gettext_lazy("Nothing you answered matched our list; it does not cover everything"),
}
NOT_ENOUGH = gettext_lazy("There is not enough information to say anything")
NOT_A_DIAGNOSIS = gettext_lazy("This is not a diagnosis.")
CANNOT_TELL = gettext_lazy("This list cannot tell you what is causing it.")
GETS_WORSE = gettext_lazy("If this gets worse or you feel unwell, get help today.")
OPEN_QUESTIONS = gettext_lazy("You did not answer these: treat them as open.")
NOT_SURE_COUNTS = gettext_lazy("We counted “not sure” as a reason to ask.")
NOBODY_SEES = gettext_lazy("Nobody at the clinic sees this.")

PROMPTS: dict[str, Text] = {
    WEIGHT_UNIT: gettext_lazy(
        "One of your weights may be in another unit. Please check it in your diary: we left it out."
    ),
    "old_bleeding": gettext_lazy(
        "Did a clinician look into the older bleeding? If nobody did, ask."
    ),
    "one_answer_decides": gettext_lazy(
        "Do you feel faint, clammy, confused, short of breath or very unwell? If so, or if you are not sure"
    ),
    "family_history_alone": gettext_lazy(
        "You told us of cancer in the family. Ask your practice about screening, and tell them of any symptom."
    ),
    "intended_loss": gettext_lazy(
        "You were trying to lose weight, so we did not count it. Mention it all the same."
    ),
}


@dataclass(frozen=True)
class Why:
    """One red flag that fired, as the patient reads it."""

    code: str
    tier: str
    sign: str
    question: str
    why_it_matters: str
    what_to_do: str
    reasons: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class ResultText:
    """The whole result in words."""

    tier: str
    headline: str
    action: str
    items: tuple[Why, ...]
    prompts: tuple[str, ...]
    signs: tuple[str, ...]
    unsure: tuple[str, ...]
    not_answered: tuple[str, ...]
    show_crisis: bool
    enough: bool

    @property
    def top(self) -> Why | None:
        """Return the red flag whose action comes first."""
        return self.items[0] if self.items else None


def result_words(findings: Findings, flags: Flags, region: Region) -> ResultText:
    """Return the words for ``findings``; ``flags`` are the live ones by code."""
    items = tuple(
        why_words(fired, flags[fired.code], region)
        for fired in findings.fired
        if fired.code in flags
    )
    nothing = findings.tier == NO_TIER and not findings.enough
    return ResultText(
        tier=findings.tier,
        headline=str(NOT_ENOUGH if nothing else HEADLINES[findings.tier]),
        action=region.actions.get(findings.tier, ""),
        items=items,
        prompts=tuple(dict.fromkeys(prompt_text(p, flags, region) for p in findings.prompts)),
        signs=tuple(str(SIGN_HEADINGS.get(code, code)) for code in findings.signs),
        unsure=tuple(question_text(code) for code in findings.unsure),
        not_answered=tuple(question_text(code) for code in findings.not_answered),
        show_crisis="safe" in findings.signs or any(item.code in CRISIS for item in items),
        enough=findings.enough,
    )


def why_words(fired: Fired, flag: RedFlagData, region: Region) -> Why:
    """Return one fired red flag in words, with its reasons and its source."""
    return Why(
        code=fired.code,
        tier=fired.tier,
        sign=flag.sign or flag.question,
        question=flag.question,
        why_it_matters=flag.why_it_matters,
        what_to_do=region.fill(flag.what_to_do),
        reasons=tuple(dict.fromkeys(t for r in fired.reasons if (t := reason_text(r)))),
        source=source_text(flag),
    )


def reason_text(reason: Reason) -> str:
    """Return why one fact counted: the answer, what the diary shows, or that it was not answered."""
    if reason.fact == "age_years":
        return _("You are {age} years old.").format(age=_number(reason.value))
    question = question_text(reason.fact)
    said = _answer_text(reason, question)
    shown = diary_shows(reason.evidence)
    if said and shown:
        return f"{said} {shown}"
    if said or shown:
        return said or shown
    if reason.value is None:
        return _("You did not answer “{question}”: that counts as a reason to ask.").format(
            question=question
        )
    return ""


def _answer_text(reason: Reason, question: str) -> str:
    if reason.answered is None:
        return ""
    if isinstance(reason.answered, int | float):
        return _("You answered {number} to “{question}”").format(
            number=_number(reason.answered), question=question
        )
    said = {
        "yes": _("You answered yes to “{question}”"),
        "maybe": _("You answered maybe to “{question}”"),
        "no": _("You answered no to “{question}”"),
        "unsure": _("You answered not sure to “{question}” Not sure counts as a reason to ask."),
    }
    return said.get(reason.answered, "").format(question=question)


def prompt_text(prompt: Prompt, flags: Flags, region: Region) -> str:
    """Return what is asked, and why, without saying that it is so."""
    shown = diary_shows(prompt.evidence)
    own = PROMPTS.get(prompt.code) or PROMPTS.get(prompt.why)
    if prompt.why == "one_answer_decides":
        return f"{own}, {region.phrases['emergency']}."
    if own is not None:
        return f"{shown} {own}".strip()
    flag = flags.get(prompt.code)
    return f"{shown} {flag.question if flag else ''}".strip()


def source_text(flag: RedFlagData) -> str:
    """Return organisation and document, whether the source was seen, version and date."""
    parts = [_("Source: {source}").format(source=flag.source), source_state(flag.source_status)]
    parts += [part for part in (flag.guideline_version, flag.source_date) if part]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def source_state(status: str) -> str:
    """Return in words what the letters of a source's state say."""
    seen = status.startswith("V")
    rest = any(letter in status.replace("V", "") for letter in ("M", "D", "not seen"))
    if seen and not rest:
        return _("Source seen, waiting for this clinic’s sign-off")
    if seen:
        return _("Source seen in part, the rest is to be checked")
    return _("Source to be checked")


def result_text(findings: Findings, flags: Flags, region: Region) -> str:
    """Return the whole result as plain text, as the patient reads it."""
    words = result_words(findings, flags, region)
    lines = [words.headline + "."]
    if words.action:
        lines += [words.action + ".", str(NOT_A_DIAGNOSIS)]
    for item in words.items:
        lines += [
            f"{item.sign}. {item.what_to_do}",
            *item.reasons,
            item.why_it_matters,
            item.source,
        ]
    lines += words.prompts
    lines += [str(text) for text in (CANNOT_TELL, GETS_WORSE)]
    if words.unsure:
        lines.append(str(NOT_SURE_COUNTS))
    if words.not_answered:
        lines += [str(OPEN_QUESTIONS), *words.not_answered]
    return "\n".join(lines)


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)
