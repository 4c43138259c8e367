"""Sentences for what education's domain says in codes."""

from django.utils.translation import gettext as _

from education.domain.certainty import Certainty
from education.domain.certainty_wording import Doubt, Finding, lint_certainty

_SHOULD_SAY = {
    Certainty.HIGH: "does",
    Certainty.MODERATE: "probably",
    Certainty.LOW: "may",
    Certainty.VERY_LOW: "we are very uncertain",
}


def doubts_about(text: str, certainty: str) -> list[str]:
    """Return a sentence for each wording of ``text`` that does not fit how sure we are."""
    level = Certainty(certainty)
    return [_sentence(finding, level) for finding in lint_certainty(text, level)]


def sentence_about(finding: Finding, certainty: str) -> str:
    """Return what is wrong with one wording, and what to write."""
    return _sentence(finding, Certainty(certainty))


def _sentence(finding: Finding, level: Certainty) -> str:
    sentences = {
        Doubt.TOO_SURE: _("“{words}” sounds surer than the evidence is. Say “{better}”."),
        Doubt.TOO_UNSURE: _("“{words}” sounds less sure than the evidence is. Say “{better}”."),
        Doubt.NO_HEDGE: _("Nothing here says how unsure we are. Say “{better}”."),
    }
    return sentences[finding.doubt].format(words=finding.words, better=_SHOULD_SAY[level])
