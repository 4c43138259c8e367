"""A layout of days in plain words: how long it is, and how small a difference it could show."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.experiments.plan import Shape
from diary.domain.experiments.power import power_of
from diary.wording.experiments.steps import days_in_words


def choice_in_words(shape: Shape) -> str:
    """Return a layout as one choice of a form: a title, and small print in a second line."""
    return f"{title_of(shape)}\n{small_print(shape)}"


def title_of(shape: Shape) -> str:
    """Say how long a test takes, and how its days are laid out."""
    if shape.design == "blocks":
        return _("%(days)s: %(pairs)s times %(block)s with and %(block)s without") % {
            "days": days_in_words(shape.length_days),
            "pairs": shape.pairs,
            "block": days_in_words(shape.block_days or 0),
        }
    return _("%(days)s: the last %(before)s as they were, then the change") % {
        "days": days_in_words(shape.length_days),
        "before": days_in_words(shape.baseline_days or 0),
    }


def small_print(shape: Shape) -> str:
    """Say what does not count, and how often a test of this size would show a difference."""
    parts = [_left_out(shape), _seen(shape)]
    return " ".join(part for part in parts if part)


def _seen(shape: Shape) -> str:
    """Say how often a test of this size shows two points; of before and after nobody can say it so."""
    numbers = (shape.pairs or 0, shape.block_days or 0, shape.washout_days or 0)
    found = power_of(*numbers) if shape.design == "blocks" else None
    if found is None:
        return ""
    return _("In {n} of 100 such tests a difference of 2 points would show.").format(
        n=round(100 * found.seen)
    )


def _left_out(shape: Shape) -> str:
    if shape.design == "before_after":
        return ngettext(
            "The first day of the change does not count.",
            "The first %(n)s days of the change do not count.",
            shape.transition_days or 0,
        ) % {"n": shape.transition_days}
    if not shape.washout_days:
        return ""
    return ngettext(
        "The first day of each turn does not count.",
        "The first %(n)s days of each turn do not count.",
        shape.washout_days,
    ) % {"n": shape.washout_days}
