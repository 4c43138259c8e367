"""What a result asks instead of says: a question that the diary, or an answer left open, raises."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diary.wording.evidence import diary_shows
from education.domain.red_flags.catalogue import RedFlagData
from education.domain.red_flags.facts import YES, FactSet
from education.domain.red_flags.prompts import WEIGHT_UNIT, Prompt
from education.domain.regions import Region
from education.domain.urgency import EMERGENCY

Text = str | Promise
Flags = Mapping[str, RedFlagData]

PROMPTS: dict[str, Text] = {
    WEIGHT_UNIT: gettext_lazy(
        "One of your weights may be in another unit. Please check it in your diary: we left it out."
    ),
    "old_bleeding": gettext_lazy(
        "Did a clinician look into the older bleeding? If nobody did, ask."
    ),
    "old_bleeding_discussed": gettext_lazy(
        "You said that a clinician looked into the older bleeding. Tell them if it comes back or changes."
    ),
    "one_answer_decides": gettext_lazy(
        "Do you feel faint, clammy, confused, short of breath or very unwell?"
    ),
    "family_history_alone": gettext_lazy(
        "You told us of cancer in the family. Ask your practice about screening, and tell them of any symptom."
    ),
    "intended_loss": gettext_lazy(
        "You were trying to lose weight, so we did not count it. Mention it all the same."
    ),
}


def prompt_text(prompt: Prompt, flags: Flags, region: Region, facts: FactSet) -> str:
    """Return what is asked, and why, without saying that it is so; for an emergency, what to do too."""
    flag = flags.get(prompt.code)
    question = PROMPTS.get(prompt.code) or PROMPTS.get(_why(prompt, facts))
    parts = [diary_shows(prompt.evidence), str(question or (flag.question if flag else ""))]
    if may_be_an_emergency(prompt, flags):
        parts.append(
            _("If so, or if you are not sure, {call}.").format(call=region.phrases["emergency"])
        )
    return " ".join(part for part in parts if part)


def may_be_an_emergency(prompt: Prompt, flags: Flags) -> bool:
    """Say whether a yes to this question would be an emergency."""
    flag = flags.get(prompt.code)
    return flag is not None and flag.tier == EMERGENCY


def _why(prompt: Prompt, facts: FactSet) -> str:
    discussed = prompt.why == "old_bleeding" and facts.value("old_bleeding_discussed") == YES
    return "old_bleeding_discussed" if discussed else prompt.why
