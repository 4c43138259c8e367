"""What the diary asks about is named where a red flag is taken down, and nothing else is."""

import inspect
import re

from diary.domain import hints, medicine_prompts, tag_prompts
from diary.domain.raised import ASKED_BY_ENTRIES, tags_that_raise
from education.domain.red_flags import prompts
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.prompts import RAISED_BY_ANSWERS

CODE = re.compile(r'"(RF\d\d)"')


def test_every_flag_that_a_pattern_of_entries_hints_at_is_named():
    assert frozenset(CODE.findall(inspect.getsource(hints))) == ASKED_BY_ENTRIES


def test_every_flag_that_an_answer_prompts_is_named():
    assert (
        frozenset(CODE.findall(inspect.getsource(prompts.prompts_of)))
        | frozenset(CODE.findall(inspect.getsource(prompts._old_bleeding)))
        | {flag for flag, _fact in prompts.ONE_ANSWER_DECIDES}
        == RAISED_BY_ANSWERS
    )


def test_a_flag_knows_its_tags_and_classes():
    assert tags_that_raise("RF32") == ("lump",)
    assert tags_that_raise("RF81") == ("abdominal_pain", "bloating", "clozapine", "constipation")
    assert "back_pain" in tags_that_raise("RF71")
    assert tags_that_raise("RF60") == ()


def test_no_row_of_the_diary_is_left_out():
    rows = (*tag_prompts.ROWS, *medicine_prompts.ROWS)
    assert {row.flag for row in rows} == {
        flag.code for flag in catalogue() if tags_that_raise(flag.code)
    }
