"""The words for who should not try a strategy, and whether it is offered."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from education.domain.strategies import NotFor

WHO_SHOULD_NOT = {
    NotFor.RED_FLAG: _("You have a sign that needs somebody to look at it, and nobody has yet."),
    NotFor.PREGNANCY: _("You are pregnant, or may be."),
    NotFor.EATING_DISORDER: _(
        "You eat very little, weigh very little, or have or had an eating disorder."
    ),
    NotFor.COELIAC_TEST: _("You have not been tested for coeliac disease yet."),
    NotFor.PRESCRIPTION: _("You would change a prescribed medicine without your clinician."),
    NotFor.ALLERGY: _("You are allergic to it, or think you may be."),
}


def who_should_not() -> list[tuple[str, object]]:
    """Return each code and its words, in the order in which readers are told."""
    return [(code.value, words) for code, words in WHO_SHOULD_NOT.items()]


def offered_in_words(strategy: Any) -> str:
    """Say whether readers are invited to try a ``Strategy``, and why not."""
    if strategy.is_offered:
        return gettext("Yes, where an article shows it")
    if strategy.live:
        return gettext("No: a claim speaks against it, or none is live")
    return gettext("Not yet")
