"""Sentences for what reading and comparing references finds."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from education.domain.references.doubles import Same
from education.domain.references.reading import (
    MOST_CHARACTERS,
    MOST_RECORDS,
    Format,
    Trouble,
    UnreadableList,
)
from education.domain.references.record import Fault, Problem

FORMAT_NAMES = {
    Format.RIS: "RIS",
    Format.BIBTEX: "BibTeX",
    Format.NBIB: "PubMed (nbib)",
    Format.CSL_JSON: "CSL-JSON",
}
_FAULTS = {
    Fault.NO_TITLE: _l("It has no title. Add it by hand, with its title."),
    Fault.NO_AUTHORS: _l("It names no authors. Add them before it is published."),
    Fault.NO_JOURNAL: _l("It names no journal or publisher. Add it before it is published."),
    Fault.NO_YEAR: _l("It has no year."),
    Fault.ODD_YEAR: _l("“{value}” is no year; the year was left empty."),
    Fault.ODD_DOI: _l("“{value}” is no DOI; the DOI was left empty."),
    Fault.ODD_PMID: _l("“{value}” is no PubMed number; that was left empty."),
    Fault.TOO_LONG: _l(
        "This is too long for the field “{field}”, which was left empty: “{value}”."
    ),
    Fault.WITHDRAWN: _l("It says that it was retracted: it is flagged so, and supports nothing."),
    Fault.CONCERN: _l("It carries an expression of concern: it is flagged so."),
    Fault.UNREADABLE: _l("This could not be read: look for a bracket or a tag that is missing."),
    Fault.OTHER_FORMAT: _l("This part looks like {value}. Add it as a list of its own."),
    Fault.NO_RECORD: _l("There is no reference in it."),
}
_SAME = {
    Same.DOI: _l("It has the DOI of “{other}”."),
    Same.PMID: _l("It has the PubMed number of “{other}”."),
    Same.TITLE: _l("It has the title and the year of “{other}”."),
}
LONGEST_SHOWN = 120


def problem_words(problem: Problem) -> str:
    """Return what is wrong with a record, as a sentence."""
    value = problem.value
    if problem.fault is Fault.OTHER_FORMAT:
        value = FORMAT_NAMES[Format(value)]
    shown = value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"
    return str(_FAULTS[problem.fault]).format(value=shown, field=problem.field)


def same_words(same: Same, other: object) -> str:
    """Return in what two references are the same, as a sentence."""
    return str(_SAME[same]).format(other=other)


def trouble_words(refusal: UnreadableList) -> str:
    """Return why a list cannot be read at all, and what to do."""
    sentences = {
        Trouble.EMPTY: _("Paste a reference, or choose a file with some."),
        Trouble.TOO_LONG: _(
            "This is too much at once: at most {characters} characters. Add the list in parts."
        ),
        Trouble.TOO_MANY: _(
            "This is too much at once: at most {records} references. Add the list in parts."
        ),
        Trouble.UNKNOWN_FORMAT: _(
            "This is neither RIS, BibTeX, PubMed (nbib) nor CSL-JSON. Export the reference in one "
            "of these formats; PubMed has it under “Cite” or “Send to: Citation manager”."
        ),
        Trouble.OTHER_FORMAT: _(
            "This looks like {format}. Choose that, or let the format be found out."
        ),
    }
    looks_like = FORMAT_NAMES[refusal.looks_like] if refusal.looks_like else ""
    return sentences[refusal.trouble].format(
        characters=f"{MOST_CHARACTERS:,}", records=MOST_RECORDS, format=looks_like
    )
