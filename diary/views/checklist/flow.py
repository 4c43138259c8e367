"""Where a checklist stands after one POST, and which page comes next: shared by the two ways to answer it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import QueryDict

from diary.domain.about import About
from diary.domain.facts import derive_facts
from diary.domain.observations import Observation
from diary.domain.question_list import APPLIES, STEPS, Question
from diary.domain.question_pages import LIST, page_after
from diary.domain.questions import questions_at_once, questions_for, without_guesses
from diary.forms.checklist import CHEST_PAIN, Answers, StepForm, faults, read_answers
from diary.snapshots.red_flags import LiveRedFlags
from education.domain.red_flags.evaluate import Findings, evaluate
from education.domain.red_flags.facts import FactSet
from education.domain.red_flags.signs import SignLine, lines_of
from education.domain.regions import Region, region
from education.domain.urgency import EMERGENCY
from education.languages.region import in_this_language

START, RESULT, SAVE, UNDER_AGE = "start", "result", "save", "under_age"
MINIMUM_AGE_YEARS = 18
ASKED_AGAIN = "UNWELL"
GUARDED = frozenset(code for line in APPLIES for code in line.guards)


@dataclass(frozen=True)
class Diary:
    """What a diary adds; empty for somebody who answers without one."""

    observations: Sequence[Observation] = ()
    about: About = About()  # noqa: RUF009 - frozen, and nothing in it changes
    zone: ZoneInfo = ZoneInfo("UTC")  # noqa: RUF009 - the same


@dataclass(frozen=True)
class Page:
    """What to show next: ``name`` is a step's code, or start, result or under_age.

    ``interrupts`` marks a result that comes before the end, because an emergency waits for nothing.
    ``raised`` are the codes that an earlier page raised, ``urgent`` further emergencies that the page says
    first: whoever was told to get help once is not stopped again, but reads it on top of the next page.
    """

    name: str
    codes: tuple[str, ...] = ()
    form: StepForm | None = None
    shows_list: bool = False
    interrupts: bool = False
    raised: frozenset[str] = frozenset()
    urgent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """A checklist in progress: the answers, and what they come to."""

    answers: Answers
    live: LiveRedFlags
    lines: tuple[SignLine, ...]
    facts: FactSet
    findings: Findings
    diary: Diary

    @property
    def region(self) -> Region:
        return in_this_language(region(settings.REGION))

    def heard_now(self) -> tuple[str, ...]:
        """Return codes of the emergencies that have been found so far."""
        return _emergencies(self.findings)

    def at_once(self) -> tuple[Question, ...]:
        """Return the questions that come before any other page: an emergency rests on their guess."""
        return questions_at_once(
            self.live.rules,
            self.facts,
            seen=self.answers.seen,
            settled=self.answers.settled(self.lines),
        )

    def pressing(self, at_once: Iterable[Question]) -> tuple[str, ...]:
        """Return the emergencies that wait for nothing, not even for the questions ``at_once``."""
        sure = without_guesses(self.facts, [question.code for question in at_once])
        return _emergencies(evaluate(self.live.rules, sure, self.findings.checked_at))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return every question that applies, in order."""
        found = questions_for(
            self.live.rules,
            self.facts.values,
            settled=self.answers.settled(self.lines),
            shown=self.facts.evidence,
        )
        if LIST in self.answers.seen:
            return found
        return tuple(question for question in found if question.code not in GUARDED)


def _emergencies(findings: Findings) -> tuple[str, ...]:
    fired = [found.code for found in findings.fired if found.tier == EMERGENCY]
    return (*fired, *(sign.upper()[:8] for sign in findings.signs))


def emergency_lines(live: LiveRedFlags) -> tuple[SignLine, ...]:
    """Return the lines of emergency signs that are live."""
    codes = [flag.data.code for flag in live.rules.flags if flag.data.tier == EMERGENCY]
    return lines_of(codes)


def check(data: QueryDict, live: LiveRedFlags, now: datetime, diary: Diary) -> Check:
    """Return where the checklist stands after the POST ``data``."""
    answers = read_answers(data)
    lines = emergency_lines(live)
    if answers.who == "other":
        diary = Diary(zone=diary.zone)
    facts = replace(_facts(answers, lines, now, diary), signs=answers.signs)
    return Check(answers, live, lines, facts, evaluate(live.rules, facts, now), diary)


def _facts(answers: Answers, lines: tuple[SignLine, ...], now: datetime, diary: Diary) -> FactSet:
    """Return the facts. Chest pain that the diary shows is lowered by a no to its own question alone."""
    said = answers.facts(lines)
    facts = derive_facts(diary.observations, diary.about, now, diary.zone, said)
    if CHEST_PAIN in facts.evidence and CHEST_PAIN in said and CHEST_PAIN not in answers.given:
        del said[CHEST_PAIN]
        facts = derive_facts(diary.observations, diary.about, now, diary.zone, said)
    return facts


def next_page(state: Check, data: QueryDict) -> Page:
    """Return the page that comes next. An emergency that was not said yet comes before all else."""
    age = state.facts.value("age_years")
    if isinstance(age, int | float) and age < MINIMUM_AGE_YEARS:
        return Page(UNDER_AGE)
    heard, at_once = set(state.answers.heard), state.at_once()
    unsaid = tuple(code for code in state.pressing(at_once) if code not in heard)
    if unsaid and not heard - {ASKED_AGAIN}:
        return Page(RESULT, interrupts=True)
    if at_once and set(state.heard_now()) - heard:
        codes = tuple(question.code for question in at_once)
        page = Page(at_once[0].step, codes, raised=frozenset(codes))
    else:
        page = _page(state, data, age)
    if unsaid and page.name == START:
        return Page(RESULT, interrupts=True)
    return replace(page, urgent=unsaid)


def _page(state: Check, data: QueryDict, age: object) -> Page:
    """Return the page that comes next where nothing is to be said first."""
    if state.answers.go == START or age is None:
        return Page(RESULT) if _may_be_saved(state) else Page(START)
    return _wrong_numbers(state, data) or _wanted(state)


def _may_be_saved(state: Check) -> bool:
    """Say whether an emergency that was shown is to be kept, though the age is not known."""
    return state.answers.go == SAVE and bool(state.heard_now())


def _wanted(state: Check) -> Page:
    """Return the page that the button asked for."""
    answers = state.answers
    if answers.go == SAVE:
        return Page(RESULT)
    if answers.go == RESULT:
        return _result(state)
    by_step = {step: _of_step(state.questions, step) for step in STEPS}
    wanted = answers.go.removeprefix("step:")
    if wanted in by_step:
        return _step(wanted, by_step[wanted])
    return _before(answers.step, by_step) if answers.go == "back" else _after(state, by_step)


def _wrong_numbers(state: Check, data: QueryDict) -> Page | None:
    """Return the page with a number that cannot be right, except on the way back."""
    if state.answers.go == "back" or state.answers.go.startswith("step:"):
        return None
    for step in STEPS:
        codes = _of_step(state.questions, step)
        form = faults(data, codes)
        if form is not None:
            return Page(step, codes, form, shows_list=step == "about")
    return None


def _of_step(questions: Iterable[Question], step: str) -> tuple[str, ...]:
    return tuple(question.code for question in questions if question.step == step)


def _step(step: str, codes: tuple[str, ...]) -> Page:
    return Page(step, codes, shows_list=step == "about")


def _before(step: str, by_step: dict[str, tuple[str, ...]]) -> Page:
    place = STEPS.index(step) if step in STEPS else 0
    for earlier in reversed(STEPS[:place]):
        if by_step[earlier]:
            return _step(earlier, by_step[earlier])
    return Page(START)


def _after(state: Check, by_step: dict[str, tuple[str, ...]]) -> Page:
    """Return the next page with questions that were not shown; those passed over come at the end."""
    if LIST not in state.answers.seen:
        return _step("about", by_step["about"])
    asked = page_after(state.answers.step, state.questions, state.answers.seen)
    return _result(state) if asked is None else Page(asked.step, asked.codes, raised=asked.raised)


def _result(state: Check) -> Page:
    """Return the result, after asking once more for the one answer that decides an emergency."""
    open_facts = {p.fact for p in state.findings.prompts if p.why == "one_answer_decides"}
    if open_facts and ASKED_AGAIN not in state.answers.heard:
        codes = tuple(sorted(open_facts))
        return Page("about", codes, raised=frozenset(codes))
    return Page(RESULT)
