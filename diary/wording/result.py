"""What the checklist's result says: built once, read by the page, the print and the clinical cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.wording.answers import reason_text
from diary.wording.prompts import PROMPTS as PROMPTS
from diary.wording.prompts import may_be_an_emergency, prompt_text
from diary.wording.questions import question_text
from diary.wording.sources import source_text
from education.domain.red_flags.catalogue import RedFlagData
from education.domain.red_flags.evaluate import Findings, Fired
from education.domain.red_flags.facts import FactSet
from education.domain.regions import Region
from education.domain.regions import region as region_of
from education.domain.urgency import EMERGENCY, NO_TIER, SAME_DAY, SOON, URGENT
from education.sign_words import SIGN_HEADINGS

Text = str | Promise
Flags = Mapping[str, RedFlagData]
NO_OTHER: Mapping[str, str] = MappingProxyType({})
CRISIS = frozenset({"RF13", "RF74", "RF54"})

HEADLINES: dict[str, Text] = {
    EMERGENCY: gettext_lazy("Get help now"),
    SAME_DAY: gettext_lazy("Speak to someone today"),
    URGENT: gettext_lazy("Contact your practice this week"),
    SOON: gettext_lazy("Book a routine appointment"),
    NO_TIER: gettext_lazy("Nothing you answered matched our list; it does not cover everything"),
}
NOT_ENOUGH = gettext_lazy("There is not enough information to say anything")
CHECK_FIRST = gettext_lazy("Check this first: it may be an emergency")
NOT_A_DIAGNOSIS = gettext_lazy("This is not a diagnosis.")
CANNOT_TELL = gettext_lazy("This list cannot tell you what is causing it.")
GETS_WORSE = gettext_lazy("If this gets worse or you feel unwell, get help today.")
OPEN_QUESTIONS = gettext_lazy("You did not answer these: treat them as open.")
NOT_SURE_COUNTS = gettext_lazy("We counted “not sure” as a reason to ask.")
LOW_FIT = gettext_lazy("A low FIT result does not rule everything out.")
LOW_FIT_BELOW_UG_G = 10
COME_BACK: tuple[Text, ...] = (
    GETS_WORSE,
    gettext_lazy("If something new starts, or anything here changes, answer again."),
    gettext_lazy("If you are worried, call. You do not need this page’s say-so."),
)
NOT_EVERYTHING = gettext_lazy(
    "It does not cover everything, and questions left blank are not a no."
)


@dataclass(frozen=True)
class Why:
    """One red flag that fired, as the patient reads it.

    ``lang`` is the language of its own words, empty when it is the one being read. The reasons are ours;
    ``facts`` are the codes they are about.
    """

    code: str
    tier: str
    sign: str
    question: str
    why_it_matters: str
    what_to_do: str
    reasons: tuple[str, ...]
    source: str
    lang: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResultText:
    """The whole result in words.

    ``prompts_now`` are open questions that decide an emergency: they come before everything else.
    """

    tier: str
    headline: str
    action: str
    items: tuple[Why, ...]
    prompts: tuple[str, ...]
    prompts_now: tuple[str, ...]
    notes: tuple[str, ...]
    signs: tuple[str, ...]
    unsure: tuple[str, ...]
    not_answered: tuple[str, ...]
    show_crisis: bool
    enough: bool

    @property
    def top(self) -> Why | None:
        """Return the red flag whose action comes first."""
        return self.items[0] if self.items else None


def result_words(
    findings: Findings,
    flags: Flags,
    region: Region,
    facts: FactSet | None = None,
    languages: Mapping[str, str] = NO_OTHER,
) -> ResultText:
    """Return the words for ``findings`` of ``facts``; ``flags`` are the live ones by code.

    ``languages`` maps the codes whose words stand in another language than the one being read to it.
    """
    known = facts or FactSet()
    items = tuple(
        why_words(fired, flags[fired.code], region, languages.get(fired.code, ""))
        for fired in findings.fired
        if fired.code in flags
    )
    now = [
        prompt
        for prompt in findings.prompts
        if findings.tier != EMERGENCY and may_be_an_emergency(prompt, flags)
    ]
    later = [prompt for prompt in findings.prompts if prompt not in now]
    return ResultText(
        tier=findings.tier,
        headline=_headline(findings, bool(now)),
        action=region.actions.get(findings.tier, ""),
        items=items,
        prompts=tuple(dict.fromkeys(prompt_text(p, flags, region, known) for p in later)),
        prompts_now=tuple(dict.fromkeys(prompt_text(p, flags, region, known) for p in now)),
        notes=_notes(known),
        signs=tuple(str(SIGN_HEADINGS.get(code, code)) for code in findings.signs),
        unsure=tuple(question_text(code) for code in findings.unsure),
        not_answered=tuple(question_text(code) for code in findings.not_answered),
        show_crisis="safe" in findings.signs or any(item.code in CRISIS for item in items),
        enough=findings.enough,
    )


def lead_text(tier: str, count: int, *, enough: bool, checks_first: bool) -> str:
    """Return the sentences under the headline; ``count`` is how many red flags fired."""
    if tier != NO_TIER:
        lead = ngettext(
            "This comes from what you told us.",
            "This comes from what you told us; {n} things count.",
            max(count, 1),
        ).format(n=count)
    elif checks_first:
        lead = _("Nothing else you answered matched our list; it does not cover everything.")
    elif enough:
        lead = _("Keep watching, and come back if anything changes.")
    else:
        lead = _("Nothing was answered, and silence is not a no.")
    if tier == NO_TIER and checks_first:
        lead = f"{lead} {_('Keep watching, and come back if anything changes.')}"
    return f"{lead} {NOT_A_DIAGNOSIS}"


def _headline(findings: Findings, checks_first: bool) -> str:
    if checks_first:
        return str(CHECK_FIRST)
    nothing = findings.tier == NO_TIER and not findings.enough
    return str(NOT_ENOUGH if nothing else HEADLINES[findings.tier])


def _notes(facts: FactSet) -> tuple[str, ...]:
    fit = facts.value("fit_ug_g")
    low = isinstance(fit, int | float) and fit < LOW_FIT_BELOW_UG_G
    return (str(LOW_FIT),) if low else ()


def why_words(fired: Fired, flag: RedFlagData, region: Region, lang: str = "") -> Why:
    """Return one fired red flag in words, with its reasons and its source.

    Whom to call is said in the language of the words around it, never in a mixture.
    """
    place = region_of(region.code) if lang else region
    return Why(
        code=fired.code,
        tier=fired.tier,
        sign=flag.sign or flag.question,
        question=flag.question,
        why_it_matters=flag.why_it_matters,
        what_to_do=place.fill(flag.what_to_do),
        reasons=tuple(dict.fromkeys(t for r in fired.reasons if (t := reason_text(r)))),
        source=source_text(flag),
        lang=lang,
        facts=tuple(reason.fact for reason in fired.reasons),
    )


def result_text(
    findings: Findings, flags: Flags, region: Region, facts: FactSet | None = None
) -> str:
    """Return the whole result as plain text, as the patient reads it."""
    words = result_words(findings, flags, region, facts)
    return "\n".join([*_top(words, region), *_rest(words)])


def _top(words: ResultText, region: Region) -> Iterator[str]:
    first = bool(words.prompts_now)
    yield words.headline + "."
    yield lead_text(words.tier, len(words.items), enough=words.enough, checks_first=first)
    yield from words.prompts_now
    if words.action:
        yield words.action + "."
    if words.signs:
        yield _("You ticked:") + f" {', '.join(words.signs)}."
        yield _("Call {number} now, do not wait for this page.").format(
            number=region.emergency_number
        )
    for item in words.items[:1]:
        yield _("Tell them this first:") + f" {item.sign}."
        yield from _item(item)
    if words.show_crisis:
        yield _("You matter, and people are awake to talk.")
        yield region.phrases["crisis_line"]
        yield from (f"{line.name} {line.tel or line.sms}" for line in region.listening)
    yield from words.prompts


def _rest(words: ResultText) -> Iterator[str]:
    for item in words.items[1:]:
        yield f"{item.sign}."
        yield from _item(item)
    if words.unsure:
        yield str(NOT_SURE_COUNTS)
        yield from words.unsure
    if words.not_answered:
        yield str(OPEN_QUESTIONS)
        yield from words.not_answered
    yield from words.notes
    yield from (str(text) for text in (*COME_BACK, CANNOT_TELL, NOT_EVERYTHING))


def _item(item: Why) -> Iterator[str]:
    yield item.what_to_do
    yield from item.reasons
    yield item.why_it_matters
    yield item.source
