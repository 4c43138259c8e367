"""What articles say of trying something fits the diary's experiments: who should not, how many days, how many words."""

from typing import get_args

from diary.domain.experiments import plan
from diary.domain.experiments.exclusions import ExclusionCode
from education.domain.strategies import DAYS, LONGEST_WORDS, SETTLING, Design, NotFor
from education.strategies.wording import WHO_SHOULD_NOT

# Of whoever plans anything at all, not of one strategy.
OF_EVERYBODY = {"under_18"}


def test_articles_and_experiments_have_the_same_codes_for_who_should_not():
    assert {code.value for code in NotFor} == set(get_args(ExclusionCode)) - OF_EVERYBODY


def test_every_code_is_said_in_words():
    assert set(WHO_SHOULD_NOT) == set(NotFor)


def test_what_an_article_suggests_can_be_planned():
    assert LONGEST_WORDS <= plan.LONGEST_WORDS
    named = {
        Design.BLOCKS: ("block_days", "washout_days"),
        Design.BEFORE_AFTER: ("after_days", "transition_days"),
    }
    for design, numbers in named.items():
        for allowed, number in zip((DAYS[design], SETTLING[design]), numbers, strict=True):
            least, most = plan.BOUNDS[number]
            assert least <= allowed[0] <= allowed[-1] <= most, number
