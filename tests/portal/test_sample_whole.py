"""What the twelve sample articles must cover between them: claims, papers, red flags, words, questions."""

import re

import pytest

from education.domain.importing import ArticleDraft
from portal.sample.content import SLUGS
from tests.portal.sample_articles import all_words_of, codes, read, shipped

CLAIMS = {row["code"]: row for row in shipped("clinical/claims.json")["claims"]}
VOCABULARY = shipped("setting_up/vocabulary.json")
# Exposures of daily life of which nothing here is known: they can be noted, and no article explains them.
WITHOUT_ARTICLE = {"smoking"}


def cited_in(draft: ArticleDraft) -> set[str]:
    return {label for section in draft.sections for label in section.cites}


@pytest.mark.parametrize("code", CLAIMS)
def test_every_claim_is_answered_by_an_article_that_cites_its_papers(code: str):
    showing = [read(slug) for slug in SLUGS if code in codes(read(slug), "claim")]
    cited = set().union(*(cited_in(draft) for draft in showing)) if showing else set()

    assert showing, f"{code} is in no article: {CLAIMS[code]['statement']}"
    assert {str(number) for number in CLAIMS[code]["references"]} - cited == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_a_claim_is_shown_in_a_section_that_cites_one_of_its_papers(slug: str):
    draft = read(slug)
    for code in codes(draft, "claim"):
        papers = {str(number) for number in CLAIMS[code]["references"]}
        assert papers & cited_in(draft), code


def test_every_red_flag_is_explained_by_a_section_of_some_article():
    explained = set().union(*(codes(read(slug), "red_flags") for slug in SLUGS))

    assert {row["code"] for row in shipped("clinical/redflags.json")} - explained == set()


def test_every_visit_question_is_asked_in_some_article():
    asked = set().union(*(codes(read(slug), "ask") for slug in SLUGS))

    assert {row["code"] for row in VOCABULARY["visit_questions"]} - asked == set()


def test_every_tag_is_explained_by_a_section_or_by_a_named_article():
    offered = set().union(*(codes(read(slug), "track") for slug in SLUGS))
    named = {row["code"]: row["article"] for row in VOCABULARY["diary_tags"] if "article" in row}

    assert set(named.values()) <= set(SLUGS)
    assert {row["code"] for row in VOCABULARY["diary_tags"]} - offered - set(
        named
    ) == WITHOUT_ARTICLE
    assert offered & set(named) == set(), (
        "A tag that a section offers needs no article named for it."
    )


@pytest.mark.parametrize("row", VOCABULARY["glossary"], ids=lambda row: row["slug"])
def test_every_word_of_the_glossary_stands_in_an_article(row: dict[str, str]):
    word = re.compile(rf"(?<!\w){re.escape(row['term'])}s?(?!\w)", re.IGNORECASE)

    assert [slug for slug in SLUGS if word.search(all_words_of(read(slug)))] != []


def test_no_two_articles_share_a_long_sentence():
    """Advice that must not vary is shared; anything else that is said twice was pasted."""
    shared = {
        "Keep eating gluten until you have been tested for coeliac disease",
        "You need it in more than one meal a day for at least 6 weeks before the test",
        "This advice is a precaution, still to be checked against a source",
        "Do not stop a prescribed medicine without asking",
    }
    seen: dict[str, str] = {}
    for slug in SLUGS:
        for sentence in set(re.split(r"[.?!]\s+|\n+", all_words_of(read(slug)))):
            plain = sentence.strip(" .")
            if len(plain.split()) >= 12 and not any(text in plain for text in shared):
                assert seen.setdefault(plain, slug) == slug, plain
