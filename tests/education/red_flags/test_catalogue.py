"""The red flags that ship: whole, worded, with placeholders that every region fills."""

import json
import re

import pytest

from education.domain.red_flags.catalogue import CLINICAL, catalogue
from education.domain.red_flags.facts import registry
from education.domain.red_flags.grammar import parse
from education.domain.red_flags.rules import leaves
from education.domain.red_flags.signs import SIGN_LINES, WHOLE_QUESTION, lines_of, none_of_these
from education.domain.regions import (
    UnknownPlaceholder,
    UnknownRegion,
    check_placeholders,
    region,
)
from education.domain.urgency import EMERGENCY, UnknownTier, highest

CODES = [row["code"] for row in json.loads((CLINICAL / "regions.json").read_text())["regions"]]


def test_every_flag_has_its_plain_words_marked_to_be_checked():
    for flag in catalogue():
        assert flag.sign, flag.code
        assert flag.why_it_matters, flag.code
        assert flag.what_to_do, flag.code
        assert flag.area, flag.code
        assert flag.wording_status == "to be checked"


def test_there_are_135_facts_and_every_rule_names_known_ones():
    assert len(registry()) == 135
    for flag in catalogue():
        assert list(leaves(parse(flag.rule)))


def test_every_flag_says_what_its_fact_is_used_by():
    used = {}
    for flag in catalogue():
        for leaf in leaves(parse(flag.rule)):
            if hasattr(leaf, "fact"):
                used.setdefault(leaf.fact, set()).add(flag.code)
    rows = json.loads((CLINICAL / "facts.json").read_text())
    for row in rows:
        assert used.get(row["code"], set()) == set(row["used_by"]), row["code"]


def test_every_emergency_flag_is_on_one_line_of_signs():
    placed = [code for line in SIGN_LINES for code in line.flags]
    emergencies = [flag.code for flag in catalogue() if flag.tier == EMERGENCY]
    assert sorted(placed) == sorted(emergencies)
    assert len(SIGN_LINES) == 12


def test_a_new_emergency_flag_is_shown_on_a_line_of_its_own():
    assert lines_of({"RF01", "RF99"})[-1].flags == ("RF99",)


def test_none_of_these_answers_only_what_was_shown_and_asked_in_full():
    answered = none_of_these(lines_of({"RF08", "RF04"}))
    assert answered == {"chest_pain": "no"}
    for facts in WHOLE_QUESTION.values():
        assert set(facts) <= set(registry())


@pytest.mark.parametrize("code", CODES)
def test_no_text_keeps_a_placeholder_in_any_region(code):
    place = region(code)
    for flag in catalogue():
        check_placeholders(flag.what_to_do)
        assert not re.search(r"[{}]", place.fill(flag.what_to_do)), flag.code


@pytest.mark.parametrize("code", ["IE", "US", "AU", "GB-NIR"])
def test_no_region_shows_the_number_of_england(code):
    place = region(code)
    said = " ".join(
        [place.fill(flag.what_to_do) for flag in catalogue()] + list(place.actions.values())
    )
    assert not re.search(r"\b111\b", said)
    if code != "GB-NIR" and code != "IE":
        assert not re.search(r"\b999\b", said)


def test_numbers_are_dialled_without_spaces():
    assert region("GB-ENG").listening[0].dialled == "tel:116123"
    assert region("GB-ENG").listening[1].dialled == "sms:85258"
    assert region("GB-NIR").urgent.dialled == ""


def test_unknown_regions_placeholders_and_tiers_are_refused():
    with pytest.raises(UnknownRegion):
        region("XX")
    with pytest.raises(UnknownPlaceholder):
        check_placeholders("Call {somebody}.")
    with pytest.raises(UnknownTier):
        highest(["soon", "later"])


def test_a_placeholder_that_nobody_knows_stays_and_breaks_nothing():
    assert region("US").fill("Call {somebody} or {emergency_number} {").endswith("911 {")
