"""What a self-experiment brings to Today: what to do, or that it is over; nothing to who has none."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from diary.domain.observations import observe_all
from diary.domain.visits.followed import FollowedRow, own_key
from diary.models.patient import OpenDiary
from diary.snapshots.alert_cards import AlertCard, alert_cards
from diary.vault import OpenEntry
from diary.views.experiments.opened import Experiments, OpenExperiment
from diary.views.experiments.screening import flags_in, waits_for_no_test
from diary.wording.experiments.instructions import instruction_words


@dataclass(frozen=True)
class Trying:
    """The experiment that goes on, with the words of today; or the one that is over and not looked at."""

    experiment: OpenExperiment
    words: dict[str, str] = field(default_factory=dict, repr=False)
    cards: tuple[AlertCard, ...] = field(default=(), repr=False)
    """Signs in what is written down of today and yesterday, for which it is to be stopped."""


def outcome_row(going_on: OpenExperiment | None) -> FollowedRow | None:
    """Return the row that the running experiment asks to score each day; its answer needs those scores."""
    if going_on is None or going_on.stage != "running":
        return None
    said, last = going_on.payload, going_on.payload.plan.last_day
    if said.own_label:
        key = own_key(said.own_label)
        return FollowedRow(key, last, own_label=said.own_label, for_test=True)
    tag = said.plan.outcome
    return FollowedRow(tag, last, tag=tag, for_test=True)


def trying_today(
    diary: OpenDiary, found: Experiments, opened: Iterable[OpenEntry]
) -> Trying | None:
    """Return what Today says of the experiments ``found``; ``opened`` is what the page has read already."""
    going_on = found.going_on()
    if going_on is None:
        over = next((one for one in found.opened if one.waits_to_be_opened), None)
        return Trying(over) if over else None
    words = instruction_words(going_on.payload.plan, going_on.instruction, going_on.day)
    observed = observe_all((entry.payload, str(entry.id)) for entry in opened)
    flags = waits_for_no_test(flags_in(diary, observed))
    return Trying(going_on, words, tuple(alert_cards(flag.code for flag in flags)))
