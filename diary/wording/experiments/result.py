"""What an experiment came to, in words: counts first, then the difference, then how far to trust it.

A worsening is said with the same words as a bettering, and nothing here names a cause.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from diary.domain.experiments.outcome import BAD, Days, Outcome
from diary.domain.experiments.results import (
    Answer,
    BeforeAfter,
    Blocks,
    NoAnswer,
    Reason,
    Verdict,
)
from diary.wording.experiments.steps import day_in_words
from diary.wording.trends.plain import number

VERDICTS: dict[Verdict, object] = {
    "likely_helped": gettext_lazy("It likely helped you in this test."),
    "leans_helped": gettext_lazy("It leans towards having helped. That is too little to be sure."),
    "little_difference": gettext_lazy("Little difference: less than one point either way."),
    "cannot_tell": gettext_lazy("This test can’t tell."),
    "leans_made_worse": gettext_lazy("It leans towards having made it worse. That is too little to be sure."),
    "likely_made_worse": gettext_lazy("It likely made it worse in this test."),
}  # fmt: skip
NO_ANSWER: dict[Reason, object] = {
    "too_few_days": gettext_lazy("There are too few days with a score to say anything."),
    "too_few_pairs": gettext_lazy("There are too few pairs of blocks with scores to say anything."),
    "all_zero": gettext_lazy("Every scored day was 0, with it and without it. So there was nothing that could change."),
    "no_variation": gettext_lazy("The days came out so much alike that nothing says how far chance could have gone."),
}  # fmt: skip


def headline(outcome: Outcome) -> str:
    """Return the answer in one line; of before and after there is none but the difference."""
    main = outcome.result.main
    if isinstance(main, NoAnswer):
        return str(NO_ANSWER[main.reason])
    if isinstance(main, Blocks):
        return str(VERDICTS[main.verdict])
    return _("A difference, and no verdict: the days were not drawn by lot.")


def counts(outcome: Outcome, name: str) -> str:
    """Say the days in plain counts, before any average."""
    if not (outcome.tried.scored or outcome.usual.scored):
        return _("No day that counts has a score.")
    before_after = outcome.result.design == "before_after"
    text = (
        _("{symptom} {bad} or more: {tried} days with the change, {usual} days before it.")
        if before_after
        else _("{symptom} {bad} or more: {tried} days with the change, {usual} days without it.")
    )
    return text.format(symptom=name, bad=BAD, tried=_of(outcome.tried), usual=_of(outcome.usual))


def _of(days: Days) -> str:
    return _("{bad} of {days}").format(bad=days.bad, days=days.scored)


def averages(outcome: Outcome) -> str:
    """Say the mean score of each arm; nothing where one has no scored day."""
    usual, tried = outcome.usual.mean, outcome.tried.mean
    if usual is None or tried is None:
        return ""
    text = _("Average score: {tried} with the change, {usual} without it.")
    return text.format(tried=number(tried), usual=number(usual))


def difference(answer: Answer, name: str) -> str:
    """Say the difference in points with its interval; nothing where there is none."""
    if isinstance(answer, NoAnswer):
        return ""
    low, high = _both_ends(answer.low), _both_ends(answer.high)
    plausible = _("plausible: {low} to {high}").format(low=low, high=high)
    size = number(abs(answer.points))
    if size == "0":
        return _("On average {symptom} was the same with the change ({plausible}).").format(
            symptom=name, plausible=plausible
        )
    text = (
        _("With the change {symptom} averaged {size} points lower ({plausible}).")
        if answer.points < 0
        else _("With the change {symptom} averaged {size} points higher ({plausible}).")
    )
    return text.format(symptom=name, size=size, plausible=plausible)


def _both_ends(points: float) -> str:
    size = number(abs(points))
    if size == "0":
        return _("no difference")
    if points < 0:
        return _("{size} lower").format(size=size)
    return _("{size} higher").format(size=size)


def how_sure(outcome: Outcome) -> Iterator[str]:
    """Say what the interval means, and how far the days speak for one direction."""
    main = outcome.result.main
    if isinstance(main, Blocks):
        yield _(
            "Going by these days, the chance is 90 in 100 that the true difference lies within the plausible range."
        )
        better = round(100 * main.better)
        text = _("Going by these days, it is better with the change in {better} of 100 cases like this, and worse in {worse}.")  # fmt: skip
        yield text.format(better=better, worse=100 - better)
        if main.is_small and main.verdict != "little_difference":
            yield _("Whichever way it goes, the difference is probably less than one point.")
    elif isinstance(main, BeforeAfter):
        yield _("In 95 of 100 such tests the true difference lies within the plausible range.")
        yield _(
            "People often begin a change when things are bad, and bad times tend to ease by themselves. "
            "Part of the difference may be that, or something else that changed at the same time."
        )
    else:
        yield from (_lack(lack.of, lack.have, lack.need) for lack in main.lacking)


def _lack(of: str, have: int, need: int) -> str:
    texts = {
        "baseline_days": _("Days with a score before the change: {have}. It takes {need}."),
        "after_days": _("Days with a score since the change: {have}. It takes {need}."),
        "pairs": _("Pairs with scores enough on both sides: {have}. It takes {need}."),
    }
    return texts[of].format(have=have, need=need)


def missing(outcome: Outcome) -> str:
    """Say how many days have no score, and what they could have done to the answer."""
    found = outcome.result.missing
    counted = outcome.result.counted
    if not counted:
        return _("It ended before a day that counts.")
    if not found.days:
        return ngettext(
            "The {counted} day that counts has a score.",
            "All {counted} days that count have a score.",
            counted,
        ).format(counted=counted)
    said = ngettext(
        "{days} of {counted} days has no score. It is unknown, and never counted as zero.",
        "{days} of {counted} days have no score. They are unknown, and never counted as zero.",
        found.days,
    ).format(days=found.days, counted=counted)
    if found.lowest is None or found.highest is None:
        return said
    could = _("Depending on how those days were, the difference could be from {low} to {high}.")
    ends = {"low": _both_ends(found.lowest), "high": _both_ends(found.highest)}
    change = (
        _("That would change the answer.")
        if found.changes_answer
        else _("The answer would stay much the same.")
    )
    return f"{said} {could.format(**ends)} {change}"


def not_followed(outcome: Outcome, name: str) -> str:
    """Say on how many days something else was done, and the difference without them."""
    days = outcome.result.not_followed
    if not days:
        return _("No day is noted on which you did it differently.")
    said = ngettext(
        "On {days} day you noted that you did it differently. It counts as it was planned.",
        "On {days} days you noted that you did it differently. They count as they were planned.",
        days,
    ).format(days=days)
    if outcome.result.as_followed is None or isinstance(outcome.result.as_followed, NoAnswer):
        return said
    return f"{said} {_('Without them:')} {difference(outcome.result.as_followed, name)}"


def belief(outcome: Outcome) -> str:
    """Say what was expected before, beside what came out."""
    score = outcome.said.belief_0_10 or 0
    return _(
        "Before, you were {score} of 10 sure that it would help. What we expect can colour what we feel and score."
    ).format(score=score)


def stopped(outcome: Outcome) -> str:
    """Say that it was stopped before its end; nothing when it was not."""
    day = outcome.result.stopped_on
    if day is None:
        return ""
    return _("You stopped on {day}, before the end. Only the days until then count.").format(
        day=day_in_words(day)
    )


def no_cause() -> str:
    """Say what no test of one person shows."""
    return _(
        "This is one test of one person, and you knew each day what you did. It does not show what the cause is, "
        "nor what it does for others."
    )


def to_ask() -> list[str]:
    """Return what to ask a clinician about it."""
    return [
        _("What does this mean for me, and what else could explain it?"),
        _("Does it make sense to go on with it, to leave it, or to test it again?"),
        _("Is there anything that should be looked at before I try more?"),
    ]
