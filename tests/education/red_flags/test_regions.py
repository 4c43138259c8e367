"""Whom to call, region by region: one text with placeholders, filled everywhere, with nobody else's number."""

import json
import re
from typing import Any

import pytest
from django.test import override_settings
from django.utils import translation

from education.domain.red_flags.catalogue import CLINICAL, catalogue
from education.domain.regions import PARTS, Region, region
from education.emergency_page import packaged_page
from education.languages.region import in_this_language
from education.sign_words import REGION_NAMES

ROWS = {row["code"]: row for row in json.loads((CLINICAL / "regions.json").read_text())["regions"]}
NUMBER = re.compile(r"(?<![\d.,])\d(?:[ -]?\d)+(?![\d.,]*\d)")
TO_CALL = ("emergency", "urgent", "mental_urgent", "listening", "poison", "deaf")
LEFT_OPEN = re.compile(r"\{[a-z_]*\}")


def digits(text: str) -> set[str]:
    """Return the numbers of at least three digits in a text, without spaces and dashes."""
    found = {re.sub(r"\D", "", number) for number in NUMBER.findall(text)}
    return {number for number in found if len(number) > 2}


def numbers_of(row: dict[str, Any]) -> set[str]:
    """Return the numbers that a region's patients are told to call or to text."""
    return digits(json.dumps([row.get(name) for name in TO_CALL]))


def others_than(code: str) -> set[str]:
    every = set().union(*(numbers_of(row) for row in ROWS.values()))
    return every - numbers_of(ROWS[code])


def said_by(place: Region) -> list[str]:
    """Return all that a region says: what to do for each flag and tier, the services and their numbers."""
    lines = [place.emergency, place.urgent, place.crisis, *place.listening]
    return [
        *(place.fill(flag.what_to_do) for flag in catalogue()),
        *place.actions.values(),
        *place.phrases.values(),
        *(f"{line.name} {line.tel} {line.sms}" for line in lines),
    ]


@pytest.mark.parametrize("code", ROWS)
def test_every_flag_is_filled_and_names_nobody_elses_number(code):
    for text in said_by(region(code)):
        assert text.strip()
        assert not LEFT_OPEN.search(text), text
        assert digits(text).isdisjoint(others_than(code)), text


def test_there_are_numbers_to_mix_up():
    assert {"911", "988", "18002221222"} <= others_than("GB-ENG")
    assert {"999", "111", "85258"} <= others_than("US")
    assert digits("Call 999, 0808 808 8000 or 1-800-222-1222; 38.5 °C") == {
        "999", "08088088000", "18002221222",
    }  # fmt: skip


@pytest.mark.parametrize("code", ROWS)
def test_the_emergency_page_of_a_region_dials_its_own_numbers(code):
    packaged_page.cache_clear()
    with override_settings(REGION=code):
        page = packaged_page().decode()
    packaged_page.cache_clear()
    dialled = {number.removeprefix("+") for number in re.findall(r'"(?:tel|sms):([^"]+)"', page)}

    assert f'"tel:{region(code).emergency_number}"' in page
    assert dialled <= numbers_of(ROWS[code])
    assert not LEFT_OPEN.search(re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("code", ROWS)
def test_no_translation_of_a_service_loses_or_changes_a_number(code):
    place = region(code)
    with translation.override("es"):
        spanish = in_this_language(place)

    for name, phrase in place.phrases.items():
        assert digits(spanish.phrases[name]) == digits(phrase), name
    for tier, action in place.actions.items():
        assert digits(spanish.actions[tier]) == digits(action), tier


@pytest.mark.parametrize("code", ROWS)
def test_each_part_of_a_region_says_how_sure_we_are_and_the_region_has_a_name(code):
    place = region(code)

    assert code in REGION_NAMES
    assert place.sure
    assert set(place.status) == set(PARTS)
    for part, status in place.status.items():
        assert status.split()[0].rstrip(":;") in {"high", "medium", "low", "to"}, part
    assert place.status["tier_words"] == "to be checked"


ASK_FOR_THE_TEST = ("RF27", "RF28", "RF30", "RF39", "RF41")


@pytest.mark.parametrize("code", ROWS)
def test_only_a_region_with_words_for_the_bowel_test_names_it(code):
    place, row = region(code), ROWS[code]
    flags = {flag.code: flag for flag in catalogue()}
    said = [place.fill(flags[flag].what_to_do) for flag in ASK_FOR_THE_TEST]

    if "bowel_test" in row:
        assert all(row["bowel_test"] in text for text in said[:4])
        assert row["after_bowel_test"] in said[4]
        assert "FIT" in row["bowel_test"]
    else:
        assert not any("FIT" in text or "poo test" in text for text in said)
        assert place.status["bowel_test"].startswith("to be checked")


def test_where_the_test_is_for_screening_nobody_is_told_to_ask_for_it():
    for code in ("US", "AU", "IE"):
        assert "bowel_test" not in ROWS[code]
        assert "which checks you need" in region(code).phrases["bowel_test"]


def test_no_reason_names_the_test_for_blood():
    reasons = {flag.code: flag.why_it_matters for flag in catalogue()}
    for code in (*ASK_FOR_THE_TEST[:4], "RF29", "RF45"):
        assert "poo test" not in reasons[code], code


def test_the_text_about_age_says_what_the_rule_does():
    flag = next(flag for flag in catalogue() if flag.code == "RF27")
    assert "unknown" not in flag.counts_as_yes
    assert flag.rule.startswith("age_years >= 50 and ")
    assert flag.version == 2
