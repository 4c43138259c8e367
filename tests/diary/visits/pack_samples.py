"""Packs made by hand, as rich as a pack gets: for whoever shows a pack in some form."""

from dataclasses import replace
from datetime import date

from diary.domain.charts.frame import Frame, Words
from diary.domain.charts.lines import score_chart
from diary.domain.trends.series import Mark
from diary.domain.trends.span import Span, columns_of
from diary.domain.trends.told import Course
from diary.domain.visits.document import (
    Block,
    PackDocument,
    PackSection,
    Pairs,
    Paragraph,
    Picture,
    Points,
    Table,
)

FIRST, LAST = date(2026, 10, 24), date(2026, 11, 22)
BLOATING = (3, 4, 4, 5, None, None, 6, 5, 4, 5, 6, 6, 7, 5, 4, None, 5, 6, 7, 8, 7, 5, 4, None, None, 4, 3, 4, 5, 4)  # fmt: skip
CHART_SAYS = (
    "Bloating rises from 3 to a worst of 8 on 12 November and comes back to 4. Five days have no "
    "record and are left blank."
)
UNUSUAL = (
    "#set page(width: 1cm) #eval(\"1+1\") *strong* _emph_ $x^2$ `raw` \\ @cite <label> #[ ]( }{ [[ "
    "// no comment /* nor this */ = Heading\n- item\n+ item\n/ term: x https://example.org/a_b ~ -- ... "
    "<script>alert(1)</script> &amp; ``` #let"
)  # fmt: skip
"""What would be markup for Typst or HTML; in a pack it is text."""


SYMPTOMS = Table(
    "Symptoms in the period",
    ("Symptom", "Since", "Days with / recorded", "Middle", "Worst", "Days blank"),
    (
        ("Bloating", "July 2026", "25 / 25", "5", "8 (12 Nov)", "5"),
        ("Abdominal pain", "July 2026", "25 / 25", "3", "6 (12 Nov)", "5"),
        ("Tiredness", "not stated", "21 / 22", "5", "7 (13 Nov)", "8"),
        ("Nausea", "not stated", "3 / 14", "0", "3 (7 Nov)", "16"),
    ),
    numbers=(2, 3, 4, 5),
)
BOWEL = (
    ("Usual form", "5 (range 3 to 7), 33 in 25 days"),
    ("Most in a day", "3, on 11 November"),
    ("Blood", "1 of 25 days: 12 November, on paper"),
    ("Woke from sleep", "2 nights: 11 and 12 November"),
    ("Colour", "brown; “dark” on 13 November"),
)
WEIGHT = (
    ("Now", "71.3 kg, middle of last 14 days"),
    ("Change", "−1.4 % (from 72.3 kg, first 14 days of this record); not intended"),
    ("6 and 12 months", "record too short to say"),
)
MEDICINES = Table(
    "Medicines and supplements",
    ("Name", "Dose, as written", "Started", "Stopped", "Why"),
    (
        ("Ibuprofen", "400 mg, 2 to 3 a day", "6 Nov 2026", "12 Nov 2026", "Knee pain; stopped after blood"),
        ("Peppermint oil", "1 capsule, before meals", "14 Nov 2026", "still taking", "Bloating"),
        ("Levothyroxine", "75 micrograms", "2019", "still taking", "Thyroid"),
        ("Vitamin D (supplement)", "10 micrograms", "October 2025", "still taking", "Winter"),
    ),
)  # fmt: skip
TRIED = (
    Paragraph("Stopped ibuprofen, 12 November. Started peppermint oil, 14 November."),
    Paragraph(
        "Bloating was scored on 16 days before and 8 days since. We compare from 21 days on each side, "
        "so no difference is given yet. Two changes made 2 days apart cannot be told from each other."
    ),
)
QUALITY = (
    ("Days recorded", "25 of 30"),
    ("Marked complete", "19 of 30"),
    ("Longest gap", "2 days: 28–29 October; 16–17 November"),
    ("Back-filled", "4 entries, written 2 to 3 days later"),
    ("Not recorded", "fluids, temperature, pulse"),
    ("Left out by patient", "mood and stress"),
)
READ = (
    "Is leaky gut real? (reviewed 12 November 2026)",
    "Painkillers and the gut (reviewed 3 September 2026)",
)


def chart(first: date = FIRST, last: date = LAST, scores=BLOATING) -> Picture:
    """Return a chart of bloating, with two medicines under it."""
    courses = (
        Course(date(2026, 11, 6), "Ibuprofen", date(2026, 11, 12), True, "400 mg"),
        Course(date(2026, 11, 14), "Peppermint oil", None, True, "1 capsule"),
    )
    marks = [None if score is None else Mark(score, score, score, 1) for score in scores]
    words = Words("Bloating", CHART_SAYS, lambda day, _form: f"{day.day} {day:%b}")
    columns = columns_of(Span(first, last))
    fluid, fixed = (
        score_chart("bloating", marks, Frame(columns, courses=courses, width=width), words)
        for width in (None, 640)
    )
    note = "Dots: bloating. Bars: medicines. Hatched: nothing recorded."
    return Picture(fluid, fixed, CHART_SAYS, note)


def story(text: str) -> PackSection:
    return PackSection("story", "My story", (Paragraph(text, quoted=True),))


def full() -> PackDocument:
    """Return a usual month: everything a pack may hold, on two pages, with a table of days after them."""
    return PackDocument(
        title="Visit pack",
        name="Robin Marsh",
        about=("Born 4 March 1982 (44)", "Has ovaries"),
        facts=(
            ("Visit", "26 November 2026, 09:20, Dr A. Okoro"),
            ("Period", "24 October to 22 November 2026"),
            ("Made", "22 November 2026, 12:04"),
        ),
        sections=(*_said(), *_recorded()),
        appendix=(_days(),),
        marks=("Robin Marsh, born 4 March 1982", "Alder Street Gut Clinic"),
        language="en-gb",
        warning="Sample rules: no clinician has reviewed these red flags.",
    )


def with_story(text: str) -> PackDocument:
    """Return the full pack with another story."""
    pack = full()
    sections = tuple(story(text) if part.code == "story" else part for part in pack.sections)
    return replace(pack, sections=sections)


def bare() -> PackDocument:
    """Return a pack of a period in which nothing was written down."""
    return replace(
        full(),
        name="",
        about=(),
        marks=("Visit pack",),
        sections=(
            PackSection("flags", "Red flags", (Paragraph("No checklist was answered."),)),
            PackSection("quality", "How complete this record is", (Pairs((("Days recorded", "0 of 30"),)),)),
        ),
        appendix=(),
        warning="",
    )  # fmt: skip


def year_of_days(days: int = 365) -> PackDocument:
    """Return a pack of a year with an entry each day."""
    dates = [date.fromordinal(LAST.toordinal() - n) for n in range(days)][::-1]
    scores = tuple((day.toordinal() * 7) % 11 for day in dates)
    pack = full()
    symptoms = PackSection("symptoms", "Symptoms", (chart(dates[0], LAST, _weekly(scores)),))
    sections = tuple(symptoms if part.code == "symptoms" else part for part in pack.sections)
    rows = tuple(
        (f"{day.day} {day:%b %Y}", str(score), "5, 4", "7 h", "A day like the others, with a walk.")
        for day, score in zip(dates, scores, strict=True)
    )
    return replace(pack, sections=sections, appendix=(_days(rows),))


def _weekly(scores: tuple[int, ...]) -> tuple[int, ...]:
    many = len(columns_of(Span(date.fromordinal(LAST.toordinal() - len(scores) + 1), LAST)))
    return scores[:many]


def _said() -> tuple[PackSection, ...]:
    flags: tuple[Block, ...] = (
        Points(
            ("Black or dark red poo, last 14 days: not sure (22 Nov). Sample guideline, 1.3, version 2026.",),
            heading="Same day",
            urgency="same_day",
        ),
        Points(
            (
                "Blood when passing stool, with abdominal pain, under 50: yes; diary 12 Nov. Sample guideline, 1.4, version 2026.",
            ),
            heading="Urgent, this week",
            urgency="urgent",
        ),
        Points(
            ("Woken by need to pass stool: diary 11, 12 Nov", "Same symptom 3 weeks or more: bloating"),
            heading="Soon, routine",
            urgency="soon",
        ),
        Points(("Blood thinners, low iron, family history",), heading="Not answered"),
        Paragraph("Emergency items: all 13 answered no. Rule set 2026-11. Quotes published guidance; not a diagnosis.", quiet=True),
    )  # fmt: skip
    goals = ("Know if the blood needs a test.", "Sleep through without getting up.", "Eat with friends without planning it for days.")  # fmt: skip
    questions = (
        "What could explain the blood and the pain, and how will we find out?",
        "Should I have a coeliac test before I change what I eat?",
        "Could ibuprofen be part of this? What else can I take for my knee?",
        "The evidence on peppermint oil and on low FODMAP is low. Is either worth a try for me?",
        "If this does not settle, what is the next step, and when?",
    )
    return (
        PackSection("flags", "Red flags", flags),
        story("It began in the summer after a tummy bug. Bloating most days, worse by evening.\n\nOn 12 November I saw a little blood on the paper and slept badly. I am worried, and tired of guessing."),
        PackSection("goals", "My goals", (Points(goals, ordered=True),)),
        PackSection("questions", "Questions I want to ask", (Points(questions, ordered=True, strong=3),)),
    )  # fmt: skip


def _recorded() -> tuple[PackSection, ...]:
    return (
        PackSection("symptoms", "Symptoms", (SYMPTOMS, chart())),
        PackSection("bowel", "Bowel", (Pairs(BOWEL),)),
        PackSection("weight", "Weight", (Pairs(WEIGHT),)),
        PackSection("medicines", "Medicines and supplements", (MEDICINES,)),
        PackSection("tried", "What I tried", TRIED),
        PackSection("quality", "How complete this record is", (Pairs(QUALITY), Paragraph("Blank days are unknown. They are never counted as zero.", quiet=True))),
        PackSection("read", "What I read", (Points(READ),)),
    )  # fmt: skip


def _days(rows: tuple[tuple[str, ...], ...] = ()) -> PackSection:
    head = ("Day", "Bloating", "Stools", "Sleep", "Notes")
    rows = rows or (
        ("11 Nov 2026", "7", "5, 6, 6", "5 h", "Woken twice"),
        ("12 Nov 2026", "8", "6, 7", "4 h", "A little blood on the paper"),
        ("13 Nov 2026", "7", "5", "not recorded", ""),
    )
    return PackSection("days", "Day by day", (Table("Each day of the period", head, rows, numbers=(1, 3)),))  # fmt: skip
