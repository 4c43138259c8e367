"""The numbers of what bowel movements and being sick show."""

from collections.abc import Iterator

from tests.diary.checklist_people import loose_on, medicine, stool, vomit
from tests.diary.derivations.table import (
    MINUTE,
    Row,
    bloody,
    coloured,
    days,
    form,
    hours,
    loose,
    many,
    sick,
)

HALF = (0, 1, 2, 3, 4, 7, 8, 9, 10, 14, 15, 21, 22)


def rows() -> Iterator[Row]:
    """Yield every row about stools and being sick."""
    yield from _bleeding()
    yield from _dark()
    yield from _habit()
    yield from _runs()
    yield from _counts()
    yield from _vomiting()


def _bleeding() -> Iterator[Row]:
    for code, number, blood in (
        ("bleeding_heavy_24h", 24, "a_lot"),
        ("bleeding_heavy_48h", 48, "a_lot"),
        ("stool_blood_48h", 48, "on_paper"),
        ("stool_blood_mixed_48h", 48, "mixed"),
    ):
        yield hours(code, number, bloody(blood))
    yield days("stool_blood_7d", 7, bloody())
    yield days("stool_blood_90d", 90, bloody())
    old, older = many(bloody(), 90 * 24), many(bloody(), 90 * 24 + MINUTE)
    yield Row("stool_blood_older", "90", older, old)
    yield Row("stool_blood_older", "90", older, [*older, *old])
    yield Row(
        "bleeding_heavy_1_14d", "24", many(bloody("a_lot"), 24 + MINUTE), many(bloody("a_lot"), 24)
    )
    yield days("bleeding_heavy_1_14d", 14, bloody("a_lot"))
    for make in (bloody("on_paper"), coloured("dark_red"), coloured("dark"), sick("blood")):
        yield days("any_bleed_14d", 14, make)
    for make in (coloured("black_tarry"), sick("coffee_grounds")):
        yield days("upper_bleed_14d", 14, make)
    for make in (coloured("dark_red"), bloody("a_lot"), sick("blood")):
        yield days("serious_bleed_7d", 7, make)
    new = many(bloody(), 72)
    yield Row("new_blood_ibd", "72", new, many(bloody(), 72 + MINUTE))
    yield Row("new_blood_ibd", "28", [*new, *many(bloody(), 72 + 28 * 24 + MINUTE)],
              [*new, *many(bloody(), 72 + 28 * 24)])  # fmt: skip
    yield from form("bloody_diarrhoea_7d", lambda f: [stool(1, stool_form=f, blood="mixed")])
    yield days("bloody_diarrhoea_7d", 7, bloody(stool_form=6))
    yield Row(
        "bloody_stools_24h", "24", many(bloody(), 1, 25), many(bloody(), 1, 25 + MINUTE), 2, 1
    )
    yield Row(
        "bloody_stools_24h", "48", many(bloody(), 30, 48), many(bloody(), 30, 48 + MINUTE), 2, 1
    )


def _dark() -> Iterator[Row]:
    for code, number, colour in (
        ("stool_black_or_dark_red_14d", 14, "black_tarry"),
        ("stool_black_or_dark_red_14d", 14, "dark_red"),
        ("stool_black_or_dark_red_14d", 14, "dark"),
        ("stool_dark_14d", 14, "dark"),
        ("stool_black_or_dark_red_7d", 7, "dark_red"),
        ("stool_black_tarry_7d", 7, "black_tarry"),
        ("asks RF20", 14, "pale"),
    ):
        yield days(code, number, coloured(colour))
    code = "iron_or_bismuth_before"
    dark, iron = coloured("dark"), medicine("iron", 2)
    yield Row(
        code, "14", [*many(dark, 24, 14 * 24 + MINUTE), iron], [*many(dark, 24, 14 * 24), iron]
    )
    at, after = medicine("bismuth", 1), medicine("bismuth", 1 - MINUTE / 24)
    yield Row(code, "14", [*many(dark, 24), at], [*many(dark, 24), after])


def _habit() -> Iterator[Row]:
    yield from form("loose_now", lambda f: [stool(1, stool_form=f)])
    yield hours("loose_now", 48, loose)
    yield from form("loose_90d", lambda f: [stool(1, stool_form=f)])
    yield days("loose_90d", 90, loose)
    code = "three_loose_in_24h_7d"
    yield from form(code, lambda f: [stool(hours=h, stool_form=f) for h in (1, 2, 3)])
    yield Row(code, "24", many(loose, 1, 2, 25), many(loose, 1, 2, 25 + MINUTE))
    week = 7 * 24
    yield Row(code, "7", many(loose, week, week + 1, week + 2),
              many(loose, week + MINUTE, week + 1, week + 2))  # fmt: skip
    code = "loose_3_of_28"
    yield from form(code, lambda f: [stool(d, stool_form=f) for d in (0, 1, 2)])
    yield Row(code, "3", loose_on(0, 1, 27), loose_on(0, 27))
    yield Row(code, "28", loose_on(0, 1, 27), loose_on(0, 1, 28))
    code = "loose_half_of_28"
    yield from form(code, lambda f: [stool(d, stool_form=f) for d in (*HALF, 5)])
    yield Row(code, "14", loose_on(*HALF, 5), loose_on(*HALF))
    yield Row(code, "28", loose_on(*HALF[:-1], 5, 27), loose_on(*HALF[:-1], 5, 6, 28))
    for first in (7, 14, 21):
        full = [d for d in range(28) if not first <= d < first + 7]
        yield Row(code, "2", loose_on(*full, first, first + 6), loose_on(*full, first + 6))
    yield Row(code, "2", loose_on(*range(7, 28), 0, 6), loose_on(*range(7, 28), 6))
    yield Row(
        code,
        "7",
        loose_on(*range(7), *range(14, 28), 7, 13),
        loose_on(*range(7), *range(14, 28), 13),
    )
    yield Row("gut_symptom_ever", "3", [stool(100, stool_form=2)], [stool(100, stool_form=3)])
    yield Row("gut_symptom_ever", "5", [stool(100, stool_form=6)], [stool(100, stool_form=5)])
    # Blood before that is a fact of its own, with a question: it counts as another gut answer (RF47's note).
    blood = bloody(stool_form=4)
    yield Row(
        "gut_symptom_ever", "90", many(blood, 90 * 24), many(blood, 90 * 24 + MINUTE), "yes", "yes"
    )


def _runs() -> Iterator[Row]:
    code = "new_diarrhoea_days"
    for loose_form in (6, 7):
        yield Row(
            code, str(loose_form), [stool(0, stool_form=loose_form)], [stool(0, stool_form=5)], 1
        )
    yield Row(code, "2", loose_on(2, 3, 4), loose_on(3, 4), 3)
    yield Row(code, "2", loose_on(0, 2, 4), loose_on(0, 3, 4), 5, 1)
    code = "woken_2_sleeps_30d"

    def woken(h: float):
        return stool(hours=h, woke_from_sleep=True)

    yield Row(code, "2", many(woken, 8, 32), many(woken, 8))
    yield Row(code, "12", many(woken, 8, 20), many(woken, 8, 20 - MINUTE))
    yield Row(code, "30", many(woken, 8, 30 * 24), many(woken, 8, 30 * 24 + MINUTE))


def _counts() -> Iterator[Row]:
    for code, number in (("loose_in_24h_2d", 2), ("loose_in_24h_3d", 3)):
        for loose_form in (6, 7):
            yield Row(
                code,
                str(loose_form),
                [stool(0, stool_form=loose_form)],
                [stool(0, stool_form=5)],
                1,
            )
        yield Row(code, "24", many(loose, 1, 25), many(loose, 1, 25 + MINUTE), 2, 1)
        end = number * 24
        yield Row(
            code, str(number), many(loose, end - 1, end), many(loose, end - 1, end + MINUTE), 2, 1
        )
    for loose_form in (6, 7):
        yield Row("loose_days_of_4", str(loose_form), [stool(0, stool_form=loose_form)],
                  [stool(0, stool_form=5)], 1)  # fmt: skip
    yield Row("loose_days_of_4", "4", loose_on(0, 3), loose_on(0, 4), 2, 1)


def _vomiting() -> Iterator[Row]:
    yield hours("vomited_blood_24h", 24, sick("blood"))
    yield hours("vomited_blood_24h", 24, sick("coffee_grounds"))
    yield days("vomited_blood_14d", 14, sick("blood"))
    yield hours("vomited_green_24h", 24, sick("green"))
    yield hours("vomiting_24h", 24, sick())
    yield days("vomiting_90d", 90, sick())
    code = "vomiting_over_48h"
    yield Row(code, "48", many(sick(), 1, 17, 33, 49 + MINUTE), many(sick(), 1, 17, 33, 49))
    yield Row(code, "24", many(sick(), 1, 25 - MINUTE, 48, 71), many(sick(), 1, 25, 48, 71))
    yield Row(code, "24", many(sick(), 24, 47, 70, 93), many(sick(), 24 + MINUTE, 47, 70, 93))
    yield Row("vomits_24h", "24", many(sick(), 1, 24), many(sick(), 1, 24 + MINUTE), 2, 1)
    yield Row("vomits_24h", "24", [vomit(1, times=3)], [vomit(1, times=None)], 3, 1)
    for code, number in (("vomits_in_24h_2d", 2), ("vomits_in_24h_7d", 7)):
        yield Row(code, "24", many(sick(), 1, 25), many(sick(), 1, 25 + MINUTE), 2, 1)
        end = number * 24
        yield Row(
            code, str(number), many(sick(), end - 1, end), many(sick(), end - 1, end + MINUTE), 2, 1
        )
    pregnant = {"pregnant": "yes"}
    yield Row(
        "asks RF25", "24", many(sick(), 1, 13, 25), many(sick(), 1, 13, 25 - MINUTE), known=pregnant
    )
    yield Row(
        "asks RF25",
        "24",
        many(sick(), 24, 36, 48),
        many(sick(), 24 + MINUTE, 36, 48 + MINUTE),
        known=pregnant,
    )
    yield Row("asks RF25", "24", many(sick(), 1, 13, 25), many(sick(), 1, 25), known=pregnant)
