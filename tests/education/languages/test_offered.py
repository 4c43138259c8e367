"""Which languages a reader may choose from."""

import pytest
from django.utils import translation

from education.languages.offered import choices, offered
from tests.education import shelf
from tests.education.languages.translating import front_pages

pytestmark = pytest.mark.django_db


def test_a_language_is_offered_once_its_front_page_is_live():
    shelf.index_page()
    assert offered() == ("en-gb",)
    front_pages()
    assert offered() == ("en-gb", "es")
    with translation.override("es"):
        there = {choice.code: choice.translated for choice in choices("/es/glossary/")}
    assert there == {"en-gb": True, "es": True}
