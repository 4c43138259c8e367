"""Cells of exported tables: no spreadsheet runs them."""

import pytest

from education.domain.spreadsheet import unlike_formula


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_text_that_begins_as_a_formula_gets_an_apostrophe(text):
    assert unlike_formula(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"), [("1=1", "1=1"), (-1.5, -1.5), (0, 0), (None, ""), (["a", 2], "a, 2")]
)
def test_anything_else_stays_as_it_is(value, cell):
    assert unlike_formula(value) == cell
