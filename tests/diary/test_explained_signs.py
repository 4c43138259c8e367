"""Which article a sign on the checklist's result leads to."""

import pytest

from diary.snapshots.red_flags import forget_red_flags, live_red_flags
from tests.education import shelf

pytestmark = pytest.mark.django_db


def test_a_sign_leads_to_the_article_that_explains_the_most_signs():
    first, second = shelf.red_flag("RF01"), shelf.red_flag("RF02")
    for title, flags in (("A test for it", [first]), ("When to go", [first, second])):
        block = ("red_flags", {"flags": flags})
        slug = title.lower().replace(" ", "-")
        shelf.article(slug, title=title, sections=[shelf.section("Signs", block)])
    forget_red_flags()

    explained = live_red_flags().explained

    assert {code: found.slug for code, found in explained.items()} == {
        "RF01": "when-to-go",
        "RF02": "when-to-go",
    }
    assert explained["RF01"].fragment.startswith("#")
