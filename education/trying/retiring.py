"""What taking a red flag down would do: where it is shown, which rules rest on it, which cases change."""

from typing import Any, NamedTuple

from wagtail.snippets.views.snippets import DeleteView, UnpublishView

from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.grammar import parse
from education.domain.red_flags.prompts import RAISED_BY_ANSWERS
from education.domain.red_flags.rule_set import load_rules
from education.domain.red_flags.rules import Refers, RuleFault, leaves
from education.domain.red_flags.trial import Trial, compare
from education.evidence.places import Place, edit_address, places_of
from education.languages import SOURCE
from education.models import DiaryTag
from education.models.red_flag import live_ones
from education.models.translations import is_translation, translations_of
from education.trying.cases import all_cases
from education.trying.reader import READER
from education.trying.trying import live_rules


class Retired(NamedTuple):
    """Places that show it, live translations, codes of red flags that refer to it, and the cases.

    ``asks`` is what raises its question without firing it.
    """

    places: tuple[Place, ...]
    translations: list[Any]
    referring: list[str]
    trial: Trial
    trouble: str = ""
    asks: "Asks | None" = None

    @property
    def is_used(self) -> bool:
        """Say whether anything would miss it."""
        return bool(self.places or self.translations or self.referring or self.asks)


class Asks(NamedTuple):
    """Diary tags that raise its question, with their editors; and whether answers or entries do."""

    tags: tuple[Place, ...]
    by_answers: bool
    by_entries: bool


def asking_about(code: str) -> Asks | None:
    """Return what raises the question of a red flag, None when nothing does."""
    known = READER.asked_by(code)
    rows = DiaryTag.objects.in_language(SOURCE).filter(code__in=known.tags).order_by("label")
    found = Asks(
        tuple(Place(str(row), edit_address(row)) for row in rows),
        code in RAISED_BY_ANSWERS,
        known.by_entries,
    )
    return found if any(found) else None


def without(flag: Any) -> Retired:
    """Return what taking ``flag`` down would do. Cases are asked only of the one that decides."""
    others = [other.data() for other in live_ones() if other.code != flag.code]
    places, translations = places_of(flag), [row for row in translations_of(flag) if row.live]
    if is_translation(flag):
        return Retired(places, translations, [], Trial())
    asks = asking_about(flag.code)
    try:
        referring = [other.code for other in others if flag.code in _refers_to(other.rule)]
        before, after = live_rules(), load_rules(others, known=catalogue())
    except RuleFault as fault:
        return Retired(places, translations, [], Trial(), str(fault), asks)
    trial = compare(all_cases()[0], before, after, READER.derive, READER.said)
    return Retired(places, translations, referring, trial, asks=asks)


def _refers_to(rule: str) -> set[str]:
    return {leaf.flag for leaf in leaves(parse(rule)) if isinstance(leaf, Refers)}


class RetireRedFlagView(UnpublishView):
    """Asks before a red flag is taken down, with what that would do."""

    template_name = "education/cms/trying/retire.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "retired": without(self.object)}


class DeleteRedFlagView(DeleteView):
    """Asks before a red flag is deleted, with what that would do; what is in use is refused."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "retired": without(self.object)}
