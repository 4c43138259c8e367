"""The editor of a red flag: numbers as fields, the rule in words, placeholders offered and checked."""

from dataclasses import asdict

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from education.models import RedFlag
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RULE = "age_years >= 50 and stool_blood_90d"


@pytest.fixture
def flag():
    return shelf.red_flag("RF27", "urgent", rule=RULE)


def sources_posted(rows):
    """Return sources as the editor's page sends them."""
    data = {"sources-count": len(rows)}
    for place, row in enumerate(rows):
        data |= {f"sources-{place}-{name}": "" for name in ("deleted", "id")}
        data |= {f"sources-{place}-order": place, f"sources-{place}-type": "source"}
        data |= {f"sources-{place}-value-{name}": text for name, text in row.items()}
    return data


def address(flag):
    return reverse("wagtailsnippets_education_redflag:edit", args=[flag.pk])


def saved(browser, flag, **values):
    fields = ("code", "key", "question", "sign", "rule", "source_status", "counts_as_yes")
    data = {name: getattr(flag, name) for name in (*fields, "what_to_do", "why_it_matters", "tier")}
    data |= sources_posted(values.pop("sources", [asdict(shelf.SAMPLE_SOURCE)]))
    answer = browser.post(address(flag), {**data, **values}, follow=True)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser"), RedFlag.objects.get(
        pk=flag.pk
    ).get_latest_revision_as_object()


def test_the_rule_stands_there_in_words_and_its_number_as_a_field(browsers, flag):
    page = BeautifulSoup(browsers["writer"].get(address(flag)).content, "html.parser")

    number = page.select_one("input[name=limit_0]")
    assert (number["value"], number["min"], number["max"]) == ("50", "0", "120")
    assert page.select_one(f"label[for={number['id']}]").get_text(strip=True).endswith("at least")
    text = " ".join(page.get_text(" ").split())
    assert "years, from 0 to 120" in text
    assert "All of these:" in text
    assert "{emergency_number}" in text  # the placeholders are offered


def test_a_number_changed_in_its_field_changes_the_rule(browsers, flag):
    _page, newest = saved(browsers["writer"], flag, limit_0="55")

    assert newest.rule == RULE.replace("50", "55")
    assert RedFlag.objects.get(pk=flag.pk).rule == RULE  # patients' rule stays until it is signed


def test_a_rule_that_was_rewritten_wins_over_the_fields(browsers, flag):
    _page, newest = saved(browsers["writer"], flag, rule="age_years >= 40", limit_0="55")

    assert newest.rule == "age_years >= 40"


def test_what_is_out_of_bounds_or_no_placeholder_is_said_and_nothing_is_saved(browsers, flag):
    for values, told in (
        ({"limit_0": "500"}, "less than or equal to 120"),
        ({"limit_0": "-1"}, "greater than or equal to 0"),
        ({"limit_0": "nan"}, "Enter a number"),
        ({"limit_0": "old"}, "Enter a number"),
        ({"what_to_do": "Call {hotline}."}, "no placeholder {hotline}"),
    ):
        page, newest = saved(browsers["writer"], flag, **values)
        assert told in page.get_text(" "), values
        assert newest.rule == RULE


def test_an_empty_field_keeps_the_number_and_a_broken_rule_has_none(browsers, flag):
    _page, newest = saved(browsers["writer"], flag, limit_0="", sign="Other words")
    assert (newest.rule, newest.sign) == (RULE, "Other words")

    _page, newest = saved(browsers["writer"], flag, rule="age_years >=")
    assert newest.rule == "age_years >="
    again = BeautifulSoup(browsers["writer"].get(address(flag)).content, "html.parser")
    assert again.select_one("input[name=limit_0]") is None
    assert "Expected" in again.select_one(".rule").get_text()


AGE_CASE = {"case_0_label": "Under 50", "case_0_when": "age<50", "case_0_tier": "soon"}


def test_how_soon_by_case_is_a_row_of_fields(browsers, flag):
    _page, newest = saved(browsers["writer"], flag, **AGE_CASE)
    assert newest.tier_cases == [{"label": "Under 50", "when": "age<50", "tier": "soon"}]
    assert newest.rules_with_it().by_code["RF27"].tier({"age_years": 49}) == "soon"
    assert newest.rules_with_it().by_code["RF27"].tier({"age_years": 50}) == "urgent"
    assert newest.get_tier_cases_display() == "Under 50 (age<50) – Soon: a routine appointment"

    page = BeautifulSoup(browsers["writer"].get(address(flag)).content, "html.parser")
    assert page.select_one("input[name=case_0_when]")["value"] == "age<50"
    assert page.select_one("select[name=case_0_tier] option[selected]")["value"] == "soon"
    assert page.select_one("input[name=case_1_when]").get("value") is None  # room for another


def test_an_emptied_row_is_gone_and_the_next_one_stays(browsers, flag):
    saved(browsers["writer"], flag, **AGE_CASE)
    other = {"case_1_when": "age<40", "case_1_tier": "soon"}
    emptied = dict.fromkeys(AGE_CASE, "")

    _page, newest = saved(browsers["writer"], flag, **emptied, **other)

    assert newest.tier_cases == [{"when": "age<40", "tier": "soon"}]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"case_0_when": "age<"}, "Expected"),
        ({"case_0_when": "nothing_known<5"}, "nothing_known"),
        ({"case_0_when": "RF01"}, "not at other red flags"),
        ({"case_0_when": ""}, "Say when this case applies"),
        ({"case_0_tier": ""}, "Choose how soon in this case"),
        ({"case_0_tier": "never"}, "Select a valid choice"),
    ],
)
def test_a_case_that_cannot_be_used_is_refused_where_it_stands(browsers, flag, wrong, told):
    page, newest = saved(browsers["writer"], flag, **{**AGE_CASE, **wrong})

    assert told in page.get_text(" ")
    assert newest.tier_cases == []
    assert page.select_one("input[name=case_0_label]")["value"] == "Under 50"


def test_a_kept_case_that_is_none_can_be_put_right(browsers, flag):
    RedFlag.objects.filter(pk=flag.pk).update(tier_cases=["age<50", 1])
    page = BeautifulSoup(browsers["writer"].get(address(flag)).content, "html.parser")

    typed = [page.select_one(f"input[name=case_{row}_when]").get("value") for row in range(3)]
    assert typed == ["age<50", "1", None]


def test_no_field_is_sent_twice(browsers, flag):
    page = BeautifulSoup(browsers["writer"].get(address(flag)).content, "html.parser")
    form = page.select_one("#w-editor-form")
    names = [field["name"] for field in form.select("input[name], textarea[name], select[name]")]
    assert "limit_0" in names
    assert sorted(names) == sorted(set(names))


def test_the_editor_has_one_heading(browsers, flag):
    for way in (address(flag), reverse("wagtailsnippets_education_clinicvignette:add")):
        page = BeautifulSoup(browsers["writer"].get(way).content, "html.parser")
        assert len(page.select("h1")) == 1, way
