"""The numbers of what symptoms, measurements, medicines and travel show, and of what a diary only asks about."""

from collections.abc import Iterator
from functools import partial

from tests.diary.checklist_people import measured, medicine, on_days, stool, symptom, vomit
from tests.diary.derivations.table import (
    MINUTE,
    Row,
    counted,
    days,
    each_week,
    hours,
    many,
    noted,
    sick,
)

PAIN = "abdominal_pain"
OVARIAN = ("bloating", "early_satiety", "appetite_loss", "pelvic_pain", PAIN, "urinary_urgency", "urinary_frequency")  # fmt: skip


def rows() -> Iterator[Row]:
    """Yield every row about symptoms, measurements, medicines and travel."""
    yield from _symptoms()
    yield from _measurements()
    yield from _medicines()
    yield from _prompts()
    yield from _habit_prompts()
    yield from _weights()


def _symptoms() -> Iterator[Row]:
    yield hours("chest_pain", 24, noted("chest_pain"))
    yield hours("abdominal_pain_now", 48, noted(PAIN))
    yield Row(
        "abdominal_pain_4_now", "4", [symptom(PAIN, 1, severity=4)], [symptom(PAIN, 1, severity=3)]
    )
    yield hours("abdominal_pain_4_now", 48, noted(PAIN, 4))
    for code, tags in (
        ("abdominal_pain_90d", (PAIN,)),
        ("back_pain_90d", ("back_pain",)),
        ("upper_gut_90d", ("upper_abdominal_pain", "reflux", "dyspepsia")),
        ("nausea_90d", ("nausea",)),
        ("constipation_90d", ("constipation",)),
        ("food_sticks_90d", ("difficulty_swallowing",)),
    ):
        for tag in tags:
            yield days(code, 90, noted(tag))
    yield from counted("abdominal_pain_3_days", PAIN, 3, 90)
    yield from counted("abdominal_pain_3_of_28", PAIN, 3, 28)
    yield from counted("bloating_over_12_of_30", "bloating", 13, 30, "12")
    for tag in OVARIAN:
        yield from counted("ovarian_symptom_over_12_of_30", tag, 13, 30, "12")
    for tag in ("upper_abdominal_pain", "reflux", "dyspepsia"):
        yield from counted("upper_gut_8_of_28", tag, 8, 28)
        yield from counted("upper_gut_4_of_28", tag, 4, 28)
    yield from counted("leakage", "leakage", 2, 30)
    yield from each_week("abdominal_pain_each_week", PAIN)
    yield from each_week("bloating_each_week", "bloating")
    yield from each_week("same_symptom_each_week", "own:itchy ears")
    code = "nausea_or_vomiting_4_of_28"
    yield from counted(code, "nausea", 4, 28)
    both = on_days("nausea", 1, 2)
    yield Row(code, "4", [*both, vomit(1), vomit(27)], [*both, vomit(1)])
    yield Row(code, "28", [*both, vomit(1), vomit(27)], [*both, vomit(1), vomit(28)])


def _measurements() -> Iterator[Row]:
    for code, field in (("temperature_c_48h", "temperature_c"), ("pulse_bpm_48h", "pulse_bpm")):
        low = measured(1, **{field: 40})
        for at, is_ in ((48, 41), (48 + MINUTE, 40)):
            top = measured(hours=at, **{field: 41})
            yield Row(code, "48", [low, top], [top], is_, 41 if at == 48 else None)
    old = measured(365, fit_ug_g=12.0)
    yield Row("fit_ug_g", "365", [old], [measured(hours=365 * 24 + MINUTE, fit_ug_g=12.0)], 12.0)
    yield Row(
        "fit_ug_g", "365", [old, measured(1, fit_ug_g=4.0)], [measured(1, fit_ug_g=4.0)], 12.0, 4.0
    )
    at_2_m = {"height_cm": 200}
    yield Row(
        "bmi", "2", [measured(1, weight_kg=80.0)], [measured(1, weight_kg=74.0)], 20.0, 18.5, at_2_m
    )
    for code in ("asks RF68",):
        gain = [measured(13, weight_kg=80.0)]
        yield Row(
            code, "3.0", [*gain, measured(1, weight_kg=83.0)], [*gain, measured(1, weight_kg=82.9)]
        )
        at_14, older = (measured(hours=14 * 24 + over, weight_kg=80.0) for over in (0, MINUTE))
        yield Row(
            code, "14", [at_14, measured(1, weight_kg=83.0)], [older, measured(1, weight_kg=83.0)]
        )


def _medicines() -> Iterator[Row]:
    for name in ("anticoagulant", "antiplatelet", "nsaid"):
        code = f"takes_{name}"
        bled = partial(stool, blood="on_paper")
        course = medicine(name, 60)
        yield Row(code, "14", [bled(14), course], [bled(hours=14 * 24 + MINUTE), course])
        ended = medicine(name, 60, 12)
        yield Row(code, "7", [bled(5), ended], [bled(hours=5 * 24 - MINUTE), ended])
        told = {"stool_blood_90d": "yes"}
        yield Row(
            code, "14", [medicine(name, 60, 21)], [medicine(name, 60, 21 + MINUTE / 24)], known=told
        )
        for now in ("bleeding_medicine_now", *(["takes_nsaid_now"] if name == "nsaid" else [])):
            yield Row(now, "7", [medicine(name, 60, 7)], [medicine(name, 60, 7 + MINUTE / 24)])
            yield Row(now, "0", [medicine(name, 0)], [medicine(name, -MINUTE)])
    yield Row(
        "antibiotics_84d",
        "84",
        [medicine("antibiotic", 90, 84)],
        [medicine("antibiotic", 90, 84 + MINUTE / 24)],
    )
    vomited = vomit(hours=1)
    long, short = medicine("steroid", 28), medicine("steroid", 28 - MINUTE / 24)
    yield Row("asks RF69", "28", [long, vomited], [short, vomited])
    yield Row("asks RF69", "28", [long, vomit(hours=24)], [long, vomit(hours=24 + MINUTE)])
    code = "gut_symptom_since_travel"
    back = {"returned": 21}
    for make in (sick(), noted(PAIN), lambda h: stool(hours=h, stool_form=6)):
        yield Row(code, "21", many(make, 21 * 24), many(make, 21 * 24 + MINUTE), known=back)
        yield Row(
            code, "21", many(make, 24), many(make, 24), known=back, known_outside={"returned": 21.1}
        )


def _prompts() -> Iterator[Row]:
    for tag in (PAIN, "upper_abdominal_pain", "pelvic_pain"):
        yield hours("asks RF05", 24, noted(tag, 8))
        yield Row("asks RF05", "8", [symptom(tag, severity=8)], [symptom(tag, severity=7)])
    for tag in (PAIN, "back_pain"):
        inside, weaker = [symptom(tag, severity=8)], [symptom(tag, severity=7)]
        old, young = {"about": {"age_years": 60}}, {"about": {"age_years": 59}}
        yield Row("asks RF56", "8", inside, weaker, known=old)
        yield Row("asks RF56", "60", inside, inside, known=old, known_outside=young)
        yield Row(
            "asks RF56", "24", many(noted(tag, 8), 24), many(noted(tag, 8), 24 + MINUTE), known=old
        )
    strong = [symptom("pelvic_pain", severity=8)]
    for inside, outside in ((12, 11), (55, 56)):
        ages = ({"about": {"age_years": age, "has_ovaries": "yes"}} for age in (inside, outside))
        yield Row("asks RF09", str(inside), strong, strong, "yes", None, *ages)
    rising = [symptom(PAIN, 1, severity=2)]
    yield Row(
        "asks RF77", "5", [*rising, symptom(PAIN, severity=5)], [*rising, symptom(PAIN, severity=4)]
    )
    low = [symptom(PAIN, 1, severity=3)]
    yield Row(
        "asks RF77", "3", [*low, symptom(PAIN, severity=6)], [*low, symptom(PAIN, severity=5)]
    )
    now = symptom(PAIN, severity=6)
    yield Row("asks RF77", "48", [symptom(PAIN, 2, severity=1), now],
              [symptom(PAIN, hours=48 + MINUTE, severity=1), now])  # fmt: skip
    yield from _starving()


def _starving() -> Iterator[Row]:
    losing = [measured(28, weight_kg=54.0), measured(0, weight_kg=49.9)]
    slower = [measured(28, weight_kg=54.0), measured(0, weight_kg=50.0)]
    thin = {"height_cm": 170}
    yield Row("asks RF84", "1.0", losing, slower, known=thin)
    yield Row(
        "asks RF84",
        "28",
        losing,
        [measured(hours=28 * 24 + MINUTE, weight_kg=54.0), losing[1]],
        known=thin,
    )
    at_200 = {"height_cm": 200}
    low, edge = ([measured(7, weight_kg=kg + 2), measured(0, weight_kg=kg)] for kg in (73.9, 74.0))
    yield Row("asks RF84", "18.5", low, edge, known=at_200)


def _habit_prompts() -> Iterator[Row]:
    def spread(late_form: int, first: int = 0, n: int = 14, last: int = 21, early_form: int = 3):
        late = [stool(d, stool_form=late_form) for d in range(first, first + n)]
        return [*late, *(stool(d, stool_form=early_form) for d in range(last, last + 14))]

    code = "asks RF45"
    yield Row(code, "2", spread(5), spread(4))
    yield Row(code, "2", spread(1), spread(2))
    double = [*spread(3), *(stool(d, hours=1, stool_form=3) for d in range(14))]
    yield Row(code, "2", double, double[:-1])
    half = [*spread(3), *(stool(d, hours=1, stool_form=3) for d in range(21, 35))]
    yield Row(code, "2", half, half[:-1])
    yield Row(code, "14", spread(5), spread(5, n=13))
    yield Row(code, "21", spread(5, first=7), spread(5, first=8))
    yield Row(code, "28", spread(5, last=35), spread(5, last=36))
    yield Row("asks RF30", "60", spread(5), spread(5), known={"about": {"age_years": 60}},
              known_outside={"about": {"age_years": 59}})  # fmt: skip


def _weights() -> Iterator[Row]:
    now = measured(1, weight_kg=95.0)
    heavy = partial(measured, weight_kg=100.0)
    yield Row(
        "weight_loss_recorded", "5.0", [heavy(100), now], [heavy(100), measured(1, weight_kg=95.1)]
    )
    yield Row(
        "weight_loss_recorded", "12", [heavy(365), now], [heavy(hours=365 * 24 + MINUTE), now]
    )
    six = "weight_loss_6m_percent"
    yield Row(six, "183", [heavy(183), now], [heavy(hours=183 * 24 + MINUTE), now], 5.0)
    at_14, older = measured(14, weight_kg=90.0), measured(hours=14 * 24 + MINUTE, weight_kg=90.0)
    yield Row(six, "14", [heavy(60), at_14], [heavy(60), older], 10.0)
    # The reference is the median of the weights within seven days on each side.
    near, off = measured(67, weight_kg=91.0), measured(hours=67 * 24 + MINUTE, weight_kg=91.0)
    yield Row(six, "14", [heavy(60), near, measured(1, weight_kg=80.0)],
              [heavy(60), off, measured(1, weight_kg=80.0)], 16.230366492, 20.0)  # fmt: skip
