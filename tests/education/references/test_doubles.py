"""Two records of one work are found, and two works of one title are not taken for one."""

import pytest

from education.domain.references.doubles import Same, Shelf
from education.domain.references.work import Work

THERE = Work(title="Leaky gut: myths", year=2019, doi="10.1000/One", pmid="31", pages="1-3")


@pytest.fixture
def shelf():
    shelf = Shelf()
    shelf.put(4, THERE)
    return shelf


@pytest.mark.parametrize(
    ("work", "same"),
    [
        (Work(title="Other", doi="https://doi.org/10.1000/one"), Same.DOI),
        (Work(title="Other", pmid="PMID: 31"), Same.PMID),
        (Work(title="LEAKY GUT – Myths.", year=2019), Same.TITLE),
        (Work(title="Leaky gut: myths", year=2019, pages="1–3"), Same.TITLE),
    ],
)
def test_the_same_work_is_found(shelf, work, same):
    assert shelf.find(work) == (4, same)


@pytest.mark.parametrize(
    "work",
    [
        Work(title="Leaky gut: myths", year=2020),
        Work(title="Leaky gut: myths", year=2019, doi="10.1000/two"),
        Work(title="Leaky gut: myths", year=2019, pmid="32"),
        Work(title="Leaky gut: myths", year=2019, pages="7-9"),
        Work(),
    ],
)
def test_another_work_is_not(shelf, work):
    assert shelf.find(work) is None


def test_accents_do_not_tell_titles_apart(shelf):
    shelf.put(5, Work(title="Café", year=2001))

    assert shelf.find(Work(title="Cafe", year=2001)) == (5, Same.TITLE)


def test_works_without_a_title_are_no_doubles_of_each_other(shelf):
    shelf.put(6, Work(citation="A"))

    assert shelf.find(Work(citation="B")) is None
