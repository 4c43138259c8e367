"""Poo over a span, in sentences: how often, which forms, when blood was noted."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.trends.bowel import BowelNumbers
from diary.domain.trends.told import Stool
from diary.wording.trends.plain import Days, number

BLOOD = {
    "none": gettext_lazy("none seen"),
    "on_paper": gettext_lazy("on the paper"),
    "mixed": gettext_lazy("mixed in"),
    "a_lot": gettext_lazy("a lot"),
}
MOST_BLOOD = ("a_lot", "mixed", "on_paper", "none")


def bowel_says(now: BowelNumbers, before: BowelNumbers | None) -> list[str]:
    """Return the sentences above the chart of stool forms, without blood, which stands apart."""
    if not now.poos or now.middle is None:
        return [_("No poo is written down for these days."), _missing(now)]
    count = ngettext(
        "{poos} poo, on {days} of {of_days} days.",
        "{poos} poos, on {days} of {of_days} days.",
        now.poos,
    ).format(poos=now.poos, days=now.days, of_days=now.of_days)
    return [
        part for part in (count, _a_day(now), _forms(now), _missing(now), _before(before)) if part
    ]


def _a_day(now: BowelNumbers) -> str:
    if now.middle is None or now.poos == 1:
        return ""
    text = (
        _("{most} on each such day.")
        if now.least == now.most
        else _("{least} to {most} on such a day, middle value {middle}.")
    )
    return text.format(least=now.least, most=now.most, middle=number(now.middle))


def _forms(now: BowelNumbers) -> str:
    if not now.with_form:
        return _("No form is written down.")
    forms = ", ".join(str(form) for form in now.usual_forms)
    if now.usual_count == 1:
        return ngettext("Form {forms}.", "Forms {forms}, once each.", now.with_form).format(
            forms=forms
        )
    usual = ngettext(
        "Most often form {forms}: {count} of {all}.",
        "Most often forms {forms}: {count} of {all} each.",
        len(now.usual_forms),
    ).format(forms=forms, count=now.usual_count, all=now.with_form)
    if now.firmest == now.loosest:
        return usual
    return f"{usual} " + _("Firmest {firmest}, loosest {loosest}.").format(
        firmest=now.firmest, loosest=now.loosest
    )


def _missing(now: BowelNumbers) -> str:
    if not now.missing and not now.complete_without:
        return _("No day is missing.")
    text = ngettext(
        "{count} of {days} days is missing.", "{count} of {days} days are missing.", now.missing
    ).format(count=now.missing, days=now.of_days)
    if not now.complete_without:
        return text
    return f"{text} " + ngettext(
        "{count} day you marked complete has no poo.",
        "{count} days you marked complete have no poo.",
        now.complete_without,
    ).format(count=now.complete_without)


def _before(before: BowelNumbers | None) -> str:
    if before is None:
        return ""
    if before.middle is None:
        return _("In the {days} days before, nothing is recorded.").format(days=before.of_days)
    return _(
        "In the {days} days before: {poos} on {on} days, middle value {middle} on such a day, {missing} missing."
    ).format(
        days=before.of_days,
        poos=before.poos,
        on=before.days,
        middle=number(before.middle),
        missing=before.missing,
    )


def blood_says(now: BowelNumbers, days: Days) -> list[str]:
    """Return which days blood, and black or dark red poo, were noted on."""
    said = []
    if now.blood_on:
        text = ngettext(
            "You noted blood on {count} day: {days}.",
            "You noted blood on {count} days: {days}.",
            len(now.blood_on),
        )
        said.append(text.format(count=len(now.blood_on), days=days.several(now.blood_on)))
    if now.dark_on:
        text = ngettext(
            "You noted black or dark red poo on {count} day: {days}.",
            "You noted black or dark red poo on {count} days: {days}.",
            len(now.dark_on),
        )
        said.append(text.format(count=len(now.dark_on), days=days.several(now.dark_on)))
    return said


def forms_cell(stools: Iterable[Stool]) -> str:
    """Write the forms of some poos: each when there are few, counted when there are many."""
    forms = [stool.form for stool in stools]
    unknown = _("form not recorded")
    if len(forms) <= 6:
        return ", ".join(str(form) if form else unknown for form in forms)
    counts = Counter(forms)
    ordered = sorted(counts, key=lambda form: form or 0)
    return ", ".join(f"{form or unknown} × {counts[form]}" for form in ordered)


def blood_cell(stools: Iterable[Stool]) -> str:
    """Write the most blood that was noted; nothing noted is not recorded."""
    noted = {stool.blood for stool in stools}
    worst = next((code for code in MOST_BLOOD if code in noted), None)
    return str(BLOOD[worst]) if worst else _("not recorded")
