"""The strategies that ship: only what a claim carries, plain, honest about what is our own choice, with who should not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import education
from education.domain.certainty import Verdict
from education.domain.importing.blocks import DosAndDonts, code_to_try
from education.domain.readability import score
from education.domain.strategies import NotFor, codes_needed, days_fit, may_be_offered
from portal.sample.content import SLUGS
from tests.portal.sample_articles import read

HERE = Path(education.__file__).parent
WORDS = ("name", "what_to_do", "compare_with", "not_known", "ask_first", "own_choice")
CAUSE = re.compile(r"\b(caus\w+|cures?|heals?|proven|triggers?)\b", re.IGNORECASE)


def shipped(path: str) -> Any:
    return json.loads((HERE / path).read_text(encoding="utf-8"))


ROWS = {row["code"]: row for row in shipped("clinical/strategies.json")["strategies"]}
CLAIMS = {row["code"]: row for row in shipped("clinical/claims.json")["claims"]}
TAGS = {row["code"]: row for row in shipped("setting_up/vocabulary.json")["diary_tags"]}


@pytest.mark.parametrize("code", ROWS)
def test_it_rests_on_claims_that_do_not_speak_against_it(code: str):
    claims = ROWS[code]["claims"]

    assert set(claims) <= set(CLAIMS)
    assert may_be_offered([CLAIMS[claim]["verdict"] for claim in claims])


@pytest.mark.parametrize("code", ROWS)
def test_it_watches_symptoms_of_the_diary(code: str):
    outcomes = ROWS[code]["outcomes"]

    assert outcomes
    assert {TAGS[tag]["kind"] for tag in outcomes} == {"symptom"}


@pytest.mark.parametrize("code", ROWS)
def test_its_days_can_be_planned_and_are_said_to_be_our_own_choice(code: str):
    row = ROWS[code]

    assert days_fit(row["design"], days=row["block_days"], settling=row["washout_days"])
    assert "The number of days is our own choice" in row["own_choice"]
    assert "still to be checked" in row["own_choice"]


@pytest.mark.parametrize("code", ROWS)
def test_it_says_who_should_not(code: str):
    row = ROWS[code]
    needed = codes_needed(
        removes_gluten=row["removes_gluten"], changes_prescription=row["changes_prescription"]
    )

    assert set(row["not_for"]) <= {code.value for code in NotFor}
    assert needed <= set(row["not_for"])
    assert {NotFor.RED_FLAG, NotFor.PREGNANCY, NotFor.EATING_DISORDER} <= set(row["not_for"])


def test_a_diet_that_leaves_wheat_out_waits_for_the_coeliac_test_and_low_fodmap_for_a_dietitian():
    assert ROWS["low_fodmap"]["with_dietitian"]
    assert {code for code, row in ROWS.items() if row["removes_gluten"]} == {
        "low_fodmap",
        "wheat_after_test",
    }


@pytest.mark.parametrize("code", ROWS)
def test_its_words_are_plain_and_claim_no_cause(code: str):
    text = "\n\n".join(ROWS[code][name] for name in WORDS)
    found = score(text)

    assert found is not None
    assert found.grade <= 8
    assert not CAUSE.search(text)


def test_every_strategy_is_offered_by_an_article_in_the_first_list_and_none_in_the_second():
    pairs = [
        block
        for slug in SLUGS
        for section in read(slug).sections
        for block in section.blocks
        if isinstance(block, DosAndDonts)
    ]
    offered = {code_to_try(item) for pair in pairs for item in pair.dos} - {""}

    assert offered == set(ROWS)
    assert not any(code_to_try(item) for pair in pairs for item in pair.donts)


def test_an_article_that_offers_one_shows_the_claims_it_rests_on():
    for slug in SLUGS:
        text = str(read(slug).sections)
        for code, row in ROWS.items():
            if f"[try: {code}]" in text and slug != "is-leaky-gut-real":
                assert all(f"[claim: {claim}]" in text for claim in row["claims"]), (slug, code)


def test_no_verdict_is_left_out_of_what_decides_an_offer():
    """A verdict that is added later has to be placed: offered, or never."""
    assert {verdict for verdict in Verdict if may_be_offered([verdict])} == {
        Verdict.SUPPORTED,
        Verdict.PARTLY,
        Verdict.UNPROVEN,
    }
