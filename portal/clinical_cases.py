"""Hands education what only the diary knows: how a case becomes facts, and what a patient is told."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from diary.domain.raised import ASKED_BY_ENTRIES, tags_that_raise
from diary.domain.vignettes import derive_vignette
from diary.wording import result_text
from diary.wording.result import lead_text, result_words
from education.domain.red_flags.catalogue import RedFlagData
from education.domain.red_flags.evaluate import Findings, Fired
from education.domain.red_flags.facts import FactSet
from education.domain.red_flags.rule_set import RuleSet
from education.domain.regions import Region, region
from education.trying.reader import READER, AskedBy


def connect() -> None:
    """Fill education's slot; the site does so once, when it starts."""
    READER.derive, READER.said = derive_vignette, what_a_patient_reads
    READER.places, READER.asked_by = places_beyond_articles, what_asks_about


def what_asks_about(code: str) -> AskedBy:
    """Return the tags and patterns of the diary that raise the question of a red flag."""
    return AskedBy(tags_that_raise(code), code in ASKED_BY_ENTRIES)


def what_a_patient_reads(findings: Findings, rules: RuleSet, facts: FactSet) -> str:
    """Return the whole result as plain text, in the words and numbers of this region."""
    flags = {code: flag.data for code, flag in rules.by_code.items()}
    return result_text(findings, flags, region(settings.REGION), facts)


def places_beyond_articles(flag: RedFlagData, here: Region) -> dict[str, Any]:
    """Return what the checklist and the diary would show of one red flag that fires, in one region."""
    fired = Fired(flag.code, flag.tier, ())
    findings = Findings(flag.tier, (fired,), (), (), (), (), enough=True, checked_at=timezone.now())
    words = result_words(findings, {flag.code: flag}, here)
    return {
        "words": words,
        "lead": lead_text(flag.tier, 1, enough=True, checks_first=False),
        "checked_at": timezone.localtime(),
        "explained": {},
        "alert": {
            "code": flag.code,
            "sign": flag.sign,
            "what_to_do": here.fill(flag.what_to_do),
            "why": flag.why_it_matters,
        },
        "line": here.emergency,
    }
