"""Hands education what only the diary knows: how a case becomes facts, and what a patient is told."""

from django.conf import settings

from diary.domain.vignettes import derive_vignette
from diary.wording import result_text
from education.domain.red_flags.evaluate import Findings
from education.domain.red_flags.facts import FactSet
from education.domain.red_flags.rule_set import RuleSet
from education.domain.regions import region
from education.trying.reader import READER


def connect() -> None:
    """Fill education's slot; the site does so once, when it starts."""
    READER.derive, READER.said = derive_vignette, what_a_patient_reads


def what_a_patient_reads(findings: Findings, rules: RuleSet, facts: FactSet) -> str:
    """Return the whole result as plain text, in the words and numbers of this region."""
    flags = {code: flag.data for code, flag in rules.by_code.items()}
    return result_text(findings, flags, region(settings.REGION), facts)
