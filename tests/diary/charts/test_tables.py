"""Tables hold every column of the chart, newest first; what is not recorded is said once for a run of days."""

from hypothesis import given
from hypothesis import strategies as st

from diary.domain.charts.tables import rows_of
from diary.domain.trends.span import Span
from tests.diary.charts.drawn import columns


def say(span: Span) -> str:
    return f"{span.first:%d.%m}" if len(span) == 1 else f"{span.first:%d.%m}-{span.last:%d.%m}"


def test_rows_are_newest_first_and_neighbours_without_a_record_share_one():
    cells = [["3"], None, None, ["0"], None]

    assert rows_of(columns(5), cells, say, ["not recorded"]) == (
        ("22.11", "not recorded"),
        ("21.11", "0"),
        ("19.11-20.11", "not recorded"),
        ("18.11", "3"),
    )


@given(st.lists(st.none() | st.integers(0, 10).map(lambda n: [str(n)]), min_size=1, max_size=92))
def test_every_recorded_day_has_its_row_and_no_missing_one_has_a_number(cells):
    shown = columns(len(cells))
    rows = dict(rows_of(shown, cells, say, ["not recorded"]))

    for span, said in zip(shown.spans, cells, strict=True):
        if said is None:
            assert rows.get(say(span), "not recorded") == "not recorded"
        else:
            assert rows[say(span)] == said[0]
    assert sum(row != "not recorded" for row in rows.values()) == sum(c is not None for c in cells)
