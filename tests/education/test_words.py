"""What a signature covers: every word, and nothing that is not a word."""

import pytest

from education.models.words import digest, same_words

SIGNED = {
    "pk": 1,
    "title": "Sample",
    "live": False,
    "go_live_at": None,
    "intro": '<p data-block-key="abc">Words.</p>',
    "sections": '[{"type": "text", "value": "<p>Words.</p>", "id": "one"}]',
    "byline": [{"pk": 4, "page": 1, "contributor": 7, "sort_order": 0}],
}


@pytest.mark.parametrize(
    "change",
    [
        {"pk": 2},
        {"live": True},
        {"go_live_at": "2026-12-01T00:00:00Z"},
        {"intro": '<p data-block-key="xyz">Words.</p>'},
        {"sections": '[{"type": "text", "value": "<p>Words.</p>", "id": "two"}]'},
        {"byline": [{"pk": 5, "page": 2, "contributor": 7, "sort_order": 0}]},
    ],
)
def test_bookkeeping_is_no_word(change):
    assert digest({**SIGNED, **change}) == digest(SIGNED)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Other"},
        {"intro": "<p>Other.</p>"},
        {"sections": '[{"type": "text", "value": "<p>Other.</p>", "id": "one"}]'},
        {"sections": "[]"},
        {"byline": []},
        {"byline": [{"pk": 4, "page": 1, "contributor": 8, "sort_order": 0}]},
    ],
)
def test_every_word_counts(change):
    assert digest({**SIGNED, **change}) != digest(SIGNED)
    assert not same_words(SIGNED, {**SIGNED, **change})


def test_a_field_that_the_software_gained_breaks_no_signature():
    assert same_words(SIGNED, {**SIGNED, "a_new_field": "default"})
