"""A line of an imported document offers a strategy, in the first list only; nothing of it is lost."""

import pytest

from education.domain.importing import read_document
from education.importing import import_draft
from education.models import ArticlePage
from tests.education import shelf
from tests.education.strategies.trying import strategy

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DOCUMENT = """---
title: A sample
slug: a-sample
---
Words.

## What may be worth trying

Worth a try:

- Walk a little
- [try: sample_try]
- [try: nobody_knows]

Save your money:

- [try: sample_try]
- A kit
"""


def test_a_line_of_the_first_list_offers_and_one_of_the_second_does_not():
    row = strategy(live=False)
    draft = read_document(DOCUMENT.encode(), "a-sample.md")

    imported = import_draft(
        draft=draft,
        parent=shelf.index_page(),
        file_name="a-sample.md",
        user=shelf.staff("Writer"),
    )

    page = ArticlePage.objects.get(pk=imported.page.pk).get_latest_revision_as_object()
    (lists,) = [
        block.value
        for section in page.sections
        for block in section.value["body"]
        if block.block_type == "do_dont"
    ]
    assert list(lists["do"]) == ["Walk a little", "[try: nobody_knows]"]
    assert list(lists["tries"]) == [row]
    assert list(lists["dont"]) == ["[try: sample_try]", "A kit"]
    told = {issue.code: issue.line for issue in imported.issues}
    assert (told["unknown_code"], told["not_offered"]) == (13, 17)
