"""Why a test is not for now, kindly, and whom to talk to."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diary.domain.experiments.exclusions import Exclusion, ExclusionCode

Words = tuple[Any, Any, Any]
STOPS: dict[ExclusionCode, Words] = {
    "red_flag": (
        gettext_lazy("A sign to look into first"),
        gettext_lazy("You recorded or answered something that somebody should look at before you try anything."),
        gettext_lazy("Do what it says above. When it has been looked at, you can come back to your plan."),
    ),
    "pregnancy": (
        gettext_lazy("Pregnant, or perhaps"),
        gettext_lazy("In pregnancy even small changes are better made with somebody who knows you."),
        gettext_lazy("Talk to your midwife or your doctor about what you want to try."),
    ),
    "eating_disorder": (
        gettext_lazy("Eating comes first"),
        gettext_lazy("Tests that watch food and symptoms can make a hard time with eating harder."),
        gettext_lazy("Talk to your doctor or a dietitian. They can help with the symptoms too."),
    ),
    "coeliac_test": (
        gettext_lazy("The coeliac test first"),
        gettext_lazy("The test only works while you eat gluten. With less of it, it can miss the disease."),
        gettext_lazy("Keep eating as you do, and ask your doctor for the test. Afterwards you can come back to this plan."),
    ),
    "prescription": (
        gettext_lazy("A medicine that was prescribed"),
        gettext_lazy("Please go on with it as it was prescribed. Some medicines do harm when they change suddenly."),
        gettext_lazy("Ask whoever prescribes it, or a pharmacist. If they agree to a test, come back and say so."),
    ),
    "allergy": (
        gettext_lazy("Perhaps an allergy"),
        gettext_lazy("Trying something you may be allergic to is not for at home."),
        gettext_lazy("Talk to your doctor. Allergies are tested where help is at hand."),
    ),
    "under_18": (
        gettext_lazy("Under 18"),
        gettext_lazy("While you grow, changes to food or medicines are better made together."),
        gettext_lazy("Talk to a parent or your doctor first."),
    ),
}  # fmt: skip


def reason_words(reasons: Iterable[Exclusion]) -> list[dict[str, Any]]:
    """Return each reason once: its title, why, and whom to talk to; hard ones first, and before a soft one."""
    found = {reason.code: reason for reason in sorted(reasons, key=lambda one: one.is_hard)}
    return [_words(one) for one in sorted(found.values(), key=lambda one: not one.is_hard)]


def _words(reason: Exclusion) -> dict[str, Any]:
    title, why, to_do = STOPS[reason.code]
    if reason.code == "red_flag" and not reason.is_hard:
        to_do = _("Ask a clinician about it before you begin, and say what you want to try.")
    return {
        "title": title,
        "why": why,
        "to_do": to_do,
        "is_hard": reason.is_hard,
        "from_settings": "fact:pregnant" in reason.because,
        "from_answers": any(":" not in code and not code.startswith("RF") for code in reason.because),
    }  # fmt: skip


def flags_of(reasons: Iterable[Exclusion]) -> list[str]:
    """Return the codes of the red flags among the reasons, none twice."""
    codes = (code for reason in reasons for code in reason.because if code.startswith("RF"))
    return list(dict.fromkeys(codes))
