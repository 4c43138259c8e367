"""Each number of each derivation decides where it says, and none is left out."""

import re

import pytest

from education.domain.red_flags.facts import registry
from tests.diary.derivations.body import rows as body_rows
from tests.diary.derivations.stools import rows as stool_rows
from tests.diary.derivations.table import Row

ROWS = (*stool_rows(), *body_rows())
PROMPTED = {"severe_sudden_pain": "RF05", "aaa": "RF56", "worsening_pain": "RF77", "swollen_tummy": "RF68",
            "starvation": "RF84", "steroid_dependent": "RF69", "bowel_habit_changed_3_weeks": "RF45"}  # fmt: skip
"""Facts whose definition only asks, and the flag that it asks about."""
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
IN_THE_NAME_OF_ANOTHER_FACT = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b|\^2")


def differing(rows: tuple[Row, ...]) -> list[tuple]:
    return [
        (place, row.code, row.number, shown)
        for place, row in enumerate(rows)
        if (shown := row.shows()) != (row.is_, row.is_not)
    ]


def test_each_number_decides_where_it_says():
    assert differing(ROWS) == []


def untried(rows: tuple[Row, ...]) -> set[tuple[str, str]]:
    """Return (fact, number) for each number in a definition that no row tries."""
    tried = {(row.code, row.number) for row in rows}
    found = set()
    for known in registry().values():
        text = IN_THE_NAME_OF_ANOTHER_FACT.sub("", known.from_diary)
        code = f"asks {PROMPTED[known.code]}" if known.code in PROMPTED else known.code
        found |= {(code, number) for number in NUMBER.findall(text)} - tried
    return found


def test_no_number_of_a_definition_is_left_untried():
    assert untried(ROWS) == set()


@pytest.mark.parametrize(("code", "number"), [("antibiotics_84d", "84"), ("asks RF84", "18.5")])
def test_a_number_without_its_row_is_named(code, number):
    assert untried(tuple(row for row in ROWS if row.code != code)) >= {(code, number)}
