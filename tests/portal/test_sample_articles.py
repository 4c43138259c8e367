"""The sample articles: our own words, complete, easy to read, and only codes that exist."""

import json
import re
from pathlib import Path

import pytest

import education
from education.domain.importing import ArticleDraft, read_document
from education.domain.importing.blocks import Chosen
from education.domain.importing.draft import LONGEST_SHORT_ANSWER, ROLES
from education.domain.readability import score
from portal.sample.content import ARTICLES, SLUGS

HARDEST_GRADE = 8
EDUCATION = Path(education.__file__).parent
FALSE_COMFORT = re.compile(
    r"no red flags|all clear|nothing to worry|you are fine|only (piles|ibs|stress)|you probably have",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"\b1 in \d|\b\d+ ?%|times (more|less) likely", re.IGNORECASE)


def read(slug: str) -> ArticleDraft:
    path = ARTICLES / f"{slug}.md"
    return read_document(path.read_bytes(), path.name)


def words_of(draft: ArticleDraft) -> str:
    """Everything a reader reads, without the codes that choose other content."""
    body = [
        text
        for section in draft.sections
        for block in section.blocks
        if not isinstance(block, Chosen)
        for text in (*block.texts(),)
    ]
    answers = [text for q in draft.questions for text in (q.short_answer, q.long_answer)]
    points = [point.text for point in draft.main_points]
    return "\n\n".join([draft.quick_answer, draft.intro, *body, *answers, *points])


def codes(draft: ArticleDraft, kind: str) -> set[str]:
    blocks = [block for section in draft.sections for block in section.blocks]
    chosen = [block for block in blocks if isinstance(block, Chosen) and block.kind == kind]
    return {code for block in chosen for code in block.codes}


def shipped(path: str) -> dict | list:
    return json.loads((EDUCATION / path).read_text())


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_is_easy_to_read_and_of_a_good_length(slug: str):
    found = score(words_of(read(slug)))

    assert found.grade <= HARDEST_GRADE
    assert 850 <= found.counts.words <= 1300


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_is_complete(slug: str):
    draft = read(slug)

    assert draft.front["slug"] == slug
    assert all((draft.title, draft.deck, draft.quick_answer, draft.intro, draft.topic))
    assert [section.role for section in draft.sections] == list(ROLES[:-1])
    assert len(draft.main_points) == 5
    assert len(draft.questions) >= 4
    assert draft.unplaced == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_question_has_an_answer_short_enough_to_be_read_aloud(slug: str):
    for asked in read(slug).questions:
        assert 0 < len(asked.short_answer) <= LONGEST_SHORT_ANSWER
        assert asked.long_answer


@pytest.mark.parametrize("slug", SLUGS)
def test_every_code_an_article_names_exists(slug: str):
    draft = read(slug)
    vocabulary = shipped("setting_up/vocabulary.json")
    known = {
        "claim": {row["code"] for row in shipped("clinical/claims.json")["claims"]},
        "red_flags": {row["code"] for row in shipped("clinical/redflags.json")},
        "track": {row["code"] for row in vocabulary["diary_tags"]},
        "ask": {row["code"] for row in vocabulary["visit_questions"]},
    }

    for kind, there in known.items():
        assert codes(draft, kind), kind
        assert codes(draft, kind) <= there
    assert draft.topic in {row["name"] for row in vocabulary["topics"]}


@pytest.mark.parametrize("slug", SLUGS)
def test_every_paper_that_is_cited_is_listed_and_exists(slug: str):
    draft = read(slug)
    cited = {label for section in draft.sections for label in section.cites}

    assert cited
    assert cited <= set(draft.front["references"])
    numbers = {str(row["n"]) for row in shipped("clinical/references.json")}
    assert set(draft.front["references"]) <= numbers


@pytest.mark.parametrize("slug", SLUGS)
def test_words_that_reassure_falsely_or_count_in_relative_numbers_are_absent(slug: str):
    text = words_of(read(slug))

    assert not FALSE_COMFORT.search(text)
    assert not RELATIVE.search(text)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_that_speaks_of_food_or_tests_says_keep_eating_gluten(slug: str):
    assert "Keep eating gluten until you have been tested" in words_of(read(slug))


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_sounds_no_surer_than_very_uncertain_evidence_lets_it(slug: str):
    """A claim with very low certainty is never said to do something."""
    text = words_of(read(slug))

    assert not re.search(r"\b(heals|cures|seals up|repairs|causes) (the|your|a|an)\b", text)
