"""The form of a red flag: the numbers of its rule are fields of their own, and placeholders are checked."""

from typing import Any

from django import forms
from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import Panel

from education.cms.tier_cases import add_case_fields, given_cases
from education.domain.red_flags.numbers import Limit, limits_of, with_numbers
from education.domain.red_flags.rules import RuleFault
from education.domain.red_flags.sources import composed
from education.domain.regions import UnknownPlaceholder, check_placeholders, placeholders
from education.red_flags.explaining import choices
from education.red_flags.source_fields import sources_in
from education.trying.plain_rule import fact_in_words, rule_in_words, sign_in_words

UNITS = {
    "years": _("years"),
    "celsius": _("°C"),
    "beats_a_minute": _("beats a minute"),
    "days": _("days"),
    "weeks": _("weeks"),
    "percent": _("per cent"),
    "ug_g": _("µg/g"),
    "kg_m2": _("kg/m²"),
    "points": _("points"),
    "times": _("times"),
    "groups": _("groups of food"),
    "medicines": _("medicines"),
}


class RedFlagForm(WagtailAdminModelForm):
    """What an editor changes. A number changed in its field changes the rule, and nothing else of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case_rows = add_case_fields(self)
        if "what_to_do" in self.fields:
            names = ", ".join(f"{{{name}}}" for name in sorted(placeholders()))
            words = _("The region fills in: {names}.")
            self.fields["what_to_do"].help_text = format_lazy(words, names=lazystr(names))
        if "explained_by" in self.fields:
            self.fields["explained_by"] = _explained(self.fields["explained_by"], self.instance)
        self.limits = _limits(self.instance.rule) if "rule" in self.fields else ()
        for place, limit in enumerate(self.limits):
            self.fields[f"limit_{place}"] = _field(limit)

    def own_fields(self) -> list[str]:
        """Return the fields that no field of the model stands behind: numbers of the rule, and cases."""
        return [name for name in self.fields if name.startswith(("limit_", "case_"))]

    def clean(self) -> dict[str, Any]:
        """Check placeholders, and put changed numbers into the rule unless it was rewritten itself."""
        data: dict[str, Any] = super().clean()
        try:
            check_placeholders(data.get("what_to_do") or "")
        except UnknownPlaceholder as fault:
            self.add_error("what_to_do", str(fault))
        if self.limits and "rule" in data and "rule" not in self.changed_data:
            given = [data.get(f"limit_{place}") for place in range(len(self.limits))]
            numbers = [
                limit.number if number is None else number
                for limit, number in zip(self.limits, given, strict=True)
            ]
            data["rule"] = with_numbers(data["rule"], numbers)
        self.instance.tier_cases = given_cases(self, self.case_rows)
        if "sources" in data and "sources" not in self.errors:
            self._name_source(data)
        return data

    def _name_source(self, data: dict[str, Any]) -> None:
        """Make the one text that patients read; what stood apart before is in the sources now."""
        row = self.instance
        row.source = composed(sources_in(data["sources"]), data.get("own_choice") or "")
        row.guideline_version, row.source_date = "", None


def _explained(field: Any, flag: Any) -> forms.ChoiceField:
    found = choices(flag.explained_by)
    if found and isinstance(found[0][1], str):
        chosen, anchor = found[0]
        found[0] = (chosen, _g("Gone: {section}").format(section=anchor))
    return forms.ChoiceField(
        label=field.label,
        help_text=field.help_text,
        required=False,
        choices=[("", _("The section that shows it")), *found],
    )


def _limits(rule: str) -> tuple[Limit, ...]:
    try:
        return limits_of(rule)
    except RuleFault:
        return ()


def _field(limit: Limit) -> forms.FloatField:
    measure = limit.measure
    label = _("{fact} – {sign}").format(
        fact=fact_in_words(limit.fact), sign=sign_in_words(limit.sign)
    )
    unit = str(UNITS.get(measure.unit, ""))
    bounds = _g("from {least} to {most}").format(
        least=f"{measure.least:g}", most=f"{measure.most:g}"
    )
    return forms.FloatField(
        label=label,
        required=False,
        initial=f"{limit.number:g}",
        min_value=measure.least,
        max_value=measure.most,
        help_text=f"{unit}, {bounds}" if unit else bounds,
    )


class LimitsPanel(Panel):
    """Shows the rule in plain words, as it was saved last, and a field for each of its numbers."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "education/cms/trying/limits.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            fields = [self.form[f"limit_{place}"] for place in range(len(self.form.limits))]
            rule = self.instance.rule
            return {
                **context,
                "fields": fields,
                "rule_in_words": rule_in_words(rule) if rule else (),
            }
