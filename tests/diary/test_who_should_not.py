"""The codes for who should not try something: what an article names, the diary's experiments know."""

from typing import get_args

from diary.domain.experiments.exclusions import ExclusionCode
from education.domain.strategies import NotFor
from education.strategies.wording import WHO_SHOULD_NOT

# Of whoever plans anything at all, not of one strategy.
OF_EVERYBODY = {"under_18"}


def test_articles_and_experiments_have_the_same_codes_for_who_should_not():
    assert {code.value for code in NotFor} == set(get_args(ExclusionCode)) - OF_EVERYBODY


def test_every_code_is_said_in_words():
    assert set(WHO_SHOULD_NOT) == set(NotFor)
