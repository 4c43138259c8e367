"""A pack in words: every section in its order, in the language of the pack."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from diary.domain.periods import age_on
from diary.domain.visits.document import PackDocument, PackSection
from diary.domain.visits.pack.flags import PackFlags, pack_flags
from diary.domain.visits.pack.gathered import Gathered, gather
from diary.domain.visits.source import PackSource
from diary.domain.visits.visit import Section
from diary.wording.trends.plain import whole_stretch
from diary.wording.visits import (
    body,
    days,
    flags,
    medicines,
    own_words,
    patterns,
    record,
    symptoms,
    tried,
)
from diary.wording.visits.said import PackDays, whole_date, whole_moment

CHOSEN: dict[Section, Callable[[Gathered, PackDays], PackSection]] = {
    "symptoms": symptoms.symptoms,
    "bowel": body.bowel,
    "weight": body.weights,
    "medicines": lambda gathered, _days: medicines.medicines(gathered),
    "tried": tried.tried,
    "habits": lambda gathered, _days: record.habits(gathered),
}
"""What stands between the questions and how complete the record is, each if the patient put it in."""


def pack_document(source: PackSource) -> PackDocument:
    """Return the pack of ``source``. Red flags, goals, questions and how complete it is are always in."""
    with translation.override(source.language):
        return _document(source)


def _document(source: PackSource) -> PackDocument:
    gathered, found = gather(source), pack_flags(source)
    named = PackDays(gathered.today)
    name, about = source.visit.name or _("Name not given"), _about(gathered)
    return PackDocument(
        title=_("Visit pack"),
        name=name,
        about=about,
        facts=tuple(_facts(gathered)),
        sections=tuple(
            replace(section, title=f"{n}. {section.title}")
            for n, section in enumerate(_sections(gathered, found, named), 1)
        ),
        appendix=tuple(_appendix(gathered, found, named)),
        marks=(
            ", ".join((name, *about[:1])),
            _("{clinic}: patient’s own record").format(clinic=source.clinic),
        ),
        language=source.language,
        direction="rtl" if get_language_info(source.language)["bidi"] else "ltr",
        warning=_warning(source),
    )


def _about(gathered: Gathered) -> tuple[str, ...]:
    profile = gathered.source.profile
    said = []
    if profile.date_of_birth is not None:
        age = age_on(gathered.today, profile.date_of_birth)
        born = whole_date(profile.date_of_birth)
        said.append(_("born {day} ({age})").format(day=born, age=age))
    if profile.has_ovaries == "yes":
        said.append(_("has ovaries"))
    return tuple(said)


def _facts(gathered: Gathered) -> Iterator[tuple[str, str]]:
    source = gathered.source
    if visit := _visit(source):
        yield _("Visit"), visit
    yield _("Period"), whole_stretch(gathered.span)
    yield _("Made"), whole_moment(source.made_at, source.zone)


def _visit(source: PackSource) -> str:
    visit = source.visit
    parts = (whole_date(visit.on) if visit.on else "", visit.at or "", visit.with_whom or "")
    return ", ".join(part for part in parts if part)


def _sections(gathered: Gathered, found: PackFlags, named: PackDays) -> Iterator[PackSection]:
    source = gathered.source
    yield flags.flags_section(found, source)
    if told := own_words.story(source):
        yield told
    yield own_words.goals(source)
    yield own_words.questions(source)
    yield from (make(gathered, named) for code, make in CHOSEN.items() if source.has(code))
    yield record.quality(gathered, named)
    if articles := own_words.read(source):
        yield articles


def _appendix(gathered: Gathered, found: PackFlags, named: PackDays) -> Iterator[PackSection]:
    source = gathered.source
    if unanswered := flags.open_section(found, source):
        yield unanswered
    if source.has("symptoms") and (more := symptoms.more_symptoms(gathered, named)):
        yield more
    if source.has("patterns"):
        yield patterns.patterns(gathered)
    if source.has("days"):
        yield days.day_by_day(gathered, named)


def _warning(source: PackSource) -> str:
    is_sample = (source.rules and source.rules.sample) or (source.run and source.run.sample)
    return _("Sample: these red flags were not clinically reviewed.") if is_sample else ""
