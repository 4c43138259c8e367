"""Poo in numbers."""

from diary.domain.trends.bowel import bowel_numbers
from diary.domain.trends.span import Span
from tests.diary.trends.said import complete, day_ago, poo, told

WEEK = Span(day_ago(6), day_ago(0))


def test_an_empty_diary_has_no_middle_and_no_form():
    found = bowel_numbers(told(), WEEK)

    assert (found.poos, found.middle, found.usual_forms, found.firmest, found.missing) == (0, None, (), None, 7)  # fmt: skip


def test_what_is_counted():
    found = bowel_numbers(
        told(
            poo(1, 4), poo(1.1, 6, blood="on_paper"), poo(2, 4, blood="none"), poo(3, None, blood="mixed"),
            poo(3.1, 7), poo(3.2, 4, colour="black_tarry"), complete(1), complete(5), poo(40, 1, blood="a_lot"),
        ),
        WEEK,
    )  # fmt: skip

    assert (found.days, found.poos, found.complete_without, found.missing) == (3, 6, 1, 3)
    assert (found.least, found.middle, found.most) == (1, 2, 3)
    assert (found.usual_forms, found.usual_count, found.with_form) == ((4,), 3, 5)
    assert (found.firmest, found.loosest) == (4, 7)
    assert found.blood_on == (day_ago(3), day_ago(1))
    assert found.dark_on == (day_ago(3),)


def test_two_forms_may_be_as_usual_as_each_other():
    found = bowel_numbers(told(poo(1, 5), poo(2, 3)), WEEK)

    assert (found.usual_forms, found.usual_count) == ((3, 5), 1)


def test_blood_that_was_not_asked_about_is_not_blood_and_not_none():
    assert bowel_numbers(told(poo(1), poo(2, blood="none")), WEEK).blood_on == ()
