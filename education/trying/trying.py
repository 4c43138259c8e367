"""Tries one version of a red flag, and keeps that somebody looked at what it would change."""

from dataclasses import dataclass, field, replace
from typing import Any

from wagtail.models import Revision

from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.rule_set import RuleSet, load_rules
from education.domain.red_flags.rules import RuleFault
from education.domain.red_flags.trial import Trial, compare
from education.models import RedFlag, RuleTrial
from education.models.red_flag import live_ones
from education.models.refusals import NotReady
from education.trying.cases import all_cases
from education.trying.reader import READER


@dataclass(frozen=True)
class Tried:
    """What trying came to. ``trouble`` says why it could not be tried; then the rest is empty."""

    trial: Trial = field(default_factory=Trial)
    rule_set: str = ""
    live: int = 0
    trouble: str = ""


class StaleLook(Exception):
    """Another red flag went live meanwhile, so these are not the outcomes that were looked at."""


def live_rules() -> RuleSet:
    """Return the rules that decide for patients now.

    Raises:
        RuleFault: if one of them cannot be used.
    """
    return load_rules([flag.data() for flag in live_ones()], known=catalogue())


def try_version(draft: RedFlag) -> Tried:
    """Return what all cases come to with the live red flags, and with ``draft`` among them."""
    try:
        before, after = live_rules(), draft.rules_with_it()
    except RuleFault as fault:
        return Tried(trouble=str(fault))
    cases, unread = all_cases()
    trial = compare(cases, before, after, READER.derive, READER.said)
    trial = replace(trial, faults=(*unread, *trial.faults))
    return Tried(trial, after.content_hash, len(before.flags))


def record_look(*, revision: Revision, by: Any, rule_set: str, tried: Tried) -> RuleTrial:
    """Keep that ``by`` looked at this version; refuse when the rules are not the ones they looked at."""
    if tried.trouble:
        raise NotReady([tried.trouble], about=revision.as_object())
    if rule_set != tried.rule_set:
        raise StaleLook
    return RuleTrial.objects.create(
        revision=revision,
        rule_set=rule_set,
        cases=tried.trial.cases,
        changed=len(tried.trial.changes),
        looked_by=by,
    )
