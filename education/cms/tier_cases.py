"""The exceptions from how soon, as fields: a row for each case with its name, its condition, its tier."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from education.domain.red_flags.grammar import parse
from education.domain.red_flags.rule_set import AGE
from education.domain.red_flags.rules import Refers, RuleFault, leaves
from education.models.choices import Tier

PARTS = ("label", "when", "tier")
EMPTY_ROWS = 1
EXAMPLE = "age<50"


def add_case_fields(form: forms.ModelForm) -> int:
    """Give ``form`` the fields of every case there is and of one more; return how many rows that is."""
    rows = [*cases_in(form.instance.tier_cases), *({} for _row in range(EMPTY_ROWS))]
    for place, row in enumerate(rows):
        for name, field in _fields(place + 1).items():
            field.initial = row.get(name, "")
            form.fields[f"case_{place}_{name}"] = field
    return len(rows)


def cases_in(kept: Any) -> list[dict[str, str]]:
    """Return the kept cases as rows; what is none stands where its condition would, to be put right."""
    rows = kept if isinstance(kept, list) else [kept] if kept else []
    return [
        {name: str(row.get(name) or "") for name in PARTS}
        if isinstance(row, dict)
        else {"label": "", "when": str(row), "tier": ""}
        for row in rows
    ]


def given_cases(form: forms.ModelForm, rows: int) -> list[dict[str, str]]:
    """Return the cases that were typed, in order; an emptied row is gone. Tell the form what is wrong."""
    found = []
    for place in range(rows):
        case = {name: str(form.cleaned_data.get(f"case_{place}_{name}") or "") for name in PARTS}
        if any(case.values()):
            for name, told in _faults(case):
                form.add_error(f"case_{place}_{name}", told)
            found.append({name: text for name, text in case.items() if text})
    return found


def _faults(case: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not case["tier"]:
        yield "tier", _g("Choose how soon in this case, or empty the whole row.")
    if not case["when"]:
        yield "when", _g("Say when this case applies, like {example}.").format(example=EXAMPLE)
        return
    try:
        rule = parse(case["when"], aliases=AGE)
    except RuleFault as fault:
        yield "when", str(fault)
        return
    if any(isinstance(leaf, Refers) for leaf in leaves(rule)):
        yield "when", _g("A case looks at facts, not at other red flags.")


def _fields(number: int) -> dict[str, forms.Field]:
    return {
        "label": forms.CharField(
            label=format_lazy(_("Case {number}: name"), number=number),
            required=False,
            max_length=80,
            help_text=_("For staff: “Under 50”."),
        ),
        "when": forms.CharField(
            label=format_lazy(_("Case {number}: when"), number=number),
            required=False,
            max_length=255,
            help_text=format_lazy(
                _("A condition over facts, written as in the rule: {example}."),
                example=lazystr(EXAMPLE),
            ),
        ),
        "tier": forms.ChoiceField(
            label=format_lazy(_("Case {number}: how soon"), number=number),
            required=False,
            choices=[("", "–"), *Tier.choices],
        ),
    }


def cases_in_words(kept: Any) -> list[str]:
    """Return each case as a line for staff: its name, its condition, how soon."""
    tiers = {str(value): str(name) for value, name in Tier.choices}
    return [
        _g("{case} – {tier}").format(case=_named(row), tier=tiers.get(row["tier"], row["tier"]))
        for row in cases_in(kept)
    ]


def _named(row: dict[str, str]) -> str:
    return f"{row['label']} ({row['when']})" if row["label"] else row["when"]


class TierCasesPanel(Panel):
    """Shows a row of fields for each case, and an empty one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "education/cms/trying/tier_cases.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            rows = range(self.form.case_rows)
            cases = [[self.form[f"case_{place}_{name}"] for name in PARTS] for place in rows]
            return {**context, "cases": cases}
