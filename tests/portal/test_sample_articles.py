"""The sample articles: our own words, complete, easy to read, and only codes that exist."""

import re
from itertools import chain

import pytest

from education.domain.importing import Issue
from education.domain.importing.draft import LONGEST_SHORT_ANSWER, MOST_MAIN_POINTS, ROLES
from education.domain.readability import score
from portal.sample.content import ARTICLES, SLUGS
from tests.portal.sample_articles import (
    all_words_of,
    codes,
    read,
    shipped,
    shipped_text,
    words_of,
    words_of_section,
)

HARDEST_GRADE = 8
FALSE_COMFORT = re.compile(
    r"no red flags|all clear|nothing to worry|you are fine|only (piles|ibs|stress)|you probably have"
    r"|you can wait|rules? (it|them|this) out",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"\b1 in \d|\b\d+ ?%|times (more|less) likely|\brelative risk", re.IGNORECASE)
# What no writer can put into the document: it is asked of every editor.
ASKED_OF_EVERY_EDITOR = {
    "reading_time_computed",
    "no_reviewer",
    "no_review_date",
    "no_conflict_of_interest",
    "certainty_not_assessed",
}
# The guides that open with what to do, not with a claim.
WITHOUT_VERDICT = {"when-to-see-a-doctor", "preparing-for-your-visit"}


def test_there_are_twelve_and_each_has_its_document():
    assert len(set(SLUGS)) == 12
    assert {path.stem for path in ARTICLES.glob("*.md")} == set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_is_easy_to_read_and_of_a_good_length(slug: str):
    found = score(words_of(read(slug)))

    assert found is not None
    assert found.grade <= HARDEST_GRADE
    assert 900 <= found.counts.words <= 1500


@pytest.mark.parametrize("slug", SLUGS)
def test_every_section_of_an_article_is_easy_to_read(slug: str):
    for section in read(slug).sections:
        found = score(words_of_section(section))
        assert found is not None, section.heading
        assert found.grade <= HARDEST_GRADE, section.heading


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_is_complete(slug: str):
    draft = read(slug)

    assert draft.front["slug"] == slug
    assert all((draft.title, draft.deck, draft.quick_answer, draft.intro, draft.topic))
    assert set(ROLES[:-1]) <= {section.role for section in draft.sections}
    assert 5 <= len(draft.main_points) <= MOST_MAIN_POINTS
    assert len(draft.questions) >= 4
    assert ("headline_claim" in draft.front) is (slug not in WITHOUT_VERDICT)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_importer_finds_nothing_to_mend_in_an_article(slug: str):
    draft = read(slug)

    assert draft.unplaced == ()
    assert _to_mend(draft.issues) == []


def _to_mend(issues: tuple[Issue, ...]) -> list[Issue]:
    return [issue for issue in issues if issue.code not in ASKED_OF_EVERY_EDITOR]


def test_an_article_names_others_to_read_next_by_the_titles_they_have():
    titles = {read(slug).title: slug for slug in SLUGS}

    for slug in SLUGS:
        named = [point.text for point in read(slug).related]
        assert 3 <= len(named) <= 5, slug
        assert [name for name in named if name not in titles] == [], slug
        assert slug not in [titles[name] for name in named]


def test_every_article_is_named_by_another_one():
    titles = {read(slug).title for slug in SLUGS}

    assert titles == {point.text for slug in SLUGS for point in read(slug).related}


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
def test_every_paper_that_is_cited_is_listed_and_every_listed_one_is_cited(slug: str):
    draft = read(slug)
    cited = set(chain.from_iterable(section.cites for section in draft.sections))

    assert cited == set(draft.front["references"])
    assert cited <= {str(row["n"]) for row in shipped("clinical/references.json")}


@pytest.mark.parametrize("slug", SLUGS)
def test_words_that_reassure_falsely_or_count_in_relative_numbers_are_absent(slug: str):
    text = all_words_of(read(slug))

    assert not FALSE_COMFORT.search(re.sub(r"\bnot rule[^.]*out", "", text))
    assert not RELATIVE.search(text)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_that_speaks_of_food_or_tests_says_keep_eating_gluten(slug: str):
    assert "Keep eating gluten until you have been tested" in words_of(read(slug))


def test_an_article_that_speaks_of_medicines_says_not_to_stop_one_without_asking():
    """Two mentions or more: a list of what to bring to a visit is no talk of medicines."""
    speaking = [slug for slug in SLUGS if words_of(read(slug)).lower().count("medicine") >= 2]

    assert len(speaking) >= 6
    for slug in speaking:
        assert "Do not stop a prescribed medicine" in words_of(read(slug)), slug


@pytest.mark.parametrize("slug", SLUGS)
def test_an_article_sounds_no_surer_than_very_uncertain_evidence_lets_it(slug: str):
    """A claim with very low certainty is never said to do something."""
    text = all_words_of(read(slug))

    assert not re.search(r"\b(heals|cures|seals up|repairs|causes) (the|your|a|an)\b", text)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_number_of_people_stands_in_a_claim_of_the_article_or_is_the_rest_of_one(slug: str):
    draft = read(slug)
    told = _told_by_claims(codes(draft, "claim"))
    known = {int(number.replace(",", "")) for number in re.findall(r"\b\d[\d,]*\b", told)}

    for few, whole in _shares(words_of(draft)):
        assert few in known | {whole - number for number in known}, (few, whole)


def _told_by_claims(there: set[str]) -> str:
    rows = [row for row in shipped("clinical/claims.json")["claims"] if row["code"] in there]
    table = shipped_text("clinical/claims.md").splitlines()
    lines = [line for line in table if line.split("|")[1:2] and line.split("|")[1].strip() in there]
    # Shares of small groups, which the claims give as heads: 45 of 73 people, about 62 of 100.
    return " ".join([*(f"{row['why']} {row['applies_to']}" for row in rows), *lines, "62"])


def _shares(text: str) -> list[tuple[int, int]]:
    """Return (number, of how many) for each number of a sentence that counts people of 100 or 1,000."""
    found = []
    for sentence in re.split(r"[.!?:]\s|\n", text):
        whole = re.search(r"\b(?:of|in) (100|1,000)\b", sentence, re.IGNORECASE)
        if whole:
            numbers = {int(n.replace(",", "")) for n in re.findall(r"\b\d[\d,]*\b", sentence)}
            of = int(whole.group(1).replace(",", ""))
            found += [(number, of) for number in sorted(numbers - {of})]
    return found
