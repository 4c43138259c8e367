"""What taking a red flag down would do: where it is shown, which rules rest on it, which cases change."""

from typing import Any, NamedTuple

from wagtail.snippets.views.snippets import UnpublishView

from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.grammar import parse
from education.domain.red_flags.rule_set import load_rules
from education.domain.red_flags.rules import Refers, RuleFault, leaves
from education.domain.red_flags.trial import Trial, compare
from education.evidence.places import Place, places_of
from education.models.red_flag import live_ones
from education.models.translations import is_translation, translations_of
from education.trying.cases import all_cases
from education.trying.reader import READER
from education.trying.trying import live_rules


class Retired(NamedTuple):
    """Places that show it, live translations, codes of red flags that refer to it, and the cases."""

    places: tuple[Place, ...]
    translations: list[Any]
    referring: list[str]
    trial: Trial
    trouble: str = ""


def without(flag: Any) -> Retired:
    """Return what taking ``flag`` down would do. Cases are asked only of the one that decides."""
    others = [other.data() for other in live_ones() if other.code != flag.code]
    places, translations = places_of(flag), [row for row in translations_of(flag) if row.live]
    if is_translation(flag):
        return Retired(places, translations, [], Trial())
    try:
        referring = [other.code for other in others if flag.code in _refers_to(other.rule)]
        before, after = live_rules(), load_rules(others, known=catalogue())
    except RuleFault as fault:
        return Retired(places, translations, [], Trial(), str(fault))
    trial = compare(all_cases()[0], before, after, READER.derive, READER.said)
    return Retired(places, translations, referring, trial)


def _refers_to(rule: str) -> set[str]:
    return {leaf.flag for leaf in leaves(parse(rule)) if isinstance(leaf, Refers)}


class RetireRedFlagView(UnpublishView):
    """Asks before a red flag is taken down, with what that would do."""

    template_name = "education/cms/trying/retire.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "retired": without(self.object)}
