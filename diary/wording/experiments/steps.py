"""What there is to say of a plan, in words; and what a plan says of each, in short."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.experiments.experiment import ExperimentPayload
from diary.domain.experiments.plan import Shape
from diary.domain.experiments.steps import StepCode, shape_of

TITLES: dict[StepCode, Any] = {
    "what": gettext_lazy("What to try"),
    "safety": gettext_lazy("Is it safe to try?"),
    "symptom": gettext_lazy("Which symptom"),
    "days": gettext_lazy("How, and how long"),
    "belief": gettext_lazy("What you expect"),
}
WHY: dict[StepCode, Any] = {
    "what": gettext_lazy("One change at a time. With two, nobody can tell which one it was."),
    "safety": gettext_lazy("Some things are not for trying alone. That is asked first, of everybody."),
    "symptom": gettext_lazy("One symptom, chosen now. Choosing it afterwards would let chance choose."),
    "days": gettext_lazy("The more days, the smaller the difference that shows."),
    "belief": gettext_lazy("What we expect colours what we feel. So it is asked before, and shown beside the result."),
}  # fmt: skip


def day_in_words(day: date) -> str:
    """Write a local date with its year."""
    return str(date_format(day, "j F Y"))


def days_in_words(n: int) -> str:
    """Write a number of days."""
    return ngettext("%(n)s day", "%(n)s days", n) % {"n": n}


def shape_in_words(shape: Shape) -> str:
    """Say how a test is laid out."""
    if shape.design == "blocks":
        said = ngettext(
            "%(n)s pair of blocks of %(days)s, in an order drawn by lot",
            "%(n)s pairs of blocks of %(days)s, in an order drawn by lot",
            shape.pairs or 0,
        ) % {"n": shape.pairs, "days": days_in_words(shape.block_days or 0)}
        if not shape.washout_days:
            return said
        return ngettext(
            "%(said)s. The first day of each block does not count",
            "%(said)s. The first %(n)s days of each block do not count",
            shape.washout_days,
        ) % {"said": said, "n": shape.washout_days}
    return _(
        "%(before)s that have been, compared with %(after)s with the change; %(settle)s in between to settle"
    ) % {
        "before": days_in_words(shape.baseline_days or 0),
        "after": days_in_words(shape.after_days or 0),
        "settle": days_in_words(shape.transition_days or 0),
    }


def belief_in_words(score: int | None) -> str:
    """Say how sure somebody was before."""
    return "" if score is None else _("%(score)s of 10") % {"score": score}


def outcome_in_words(said: ExperimentPayload, labels: dict[str, str]) -> str:
    """Return the symptom in the patient's own word, or in the clinic's."""
    code = said.outcome or ""
    return said.own_label or labels.get(code) or code.replace("_", " ").capitalize()


def said_in_short(code: StepCode, said: ExperimentPayload, labels: dict[str, str]) -> str:
    """Return what a plan says of one step, in a line."""
    if code == "what":
        return said.what or ""
    if code == "safety":
        return _("Answered")
    if code == "symptom":
        return outcome_in_words(said, labels)
    if code == "belief":
        return belief_in_words(said.belief_0_10)
    first = said.first_day
    shape = shape_of(said, first) if first else None
    return shape_in_words(shape) if shape else ""
