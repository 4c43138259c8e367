"""The lists of snippets: every part of what is searched finds, beside any filter and in any order."""

import pytest
from django.urls import reverse

from education.cms.snippets import EvidenceGroup, WordsGroup
from education.models import RedFlag, Reference
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LISTS = {
    viewset.model.__name__: viewset for g in (EvidenceGroup, WordsGroup) for viewset in g.items
}


def searched(browser, viewset, **asked):
    name = f"wagtailsnippets_education_{viewset.model._meta.model_name}:list_results"
    return browser.get(reverse(name), asked)


def a_choice_of(model, field):
    choices = model._meta.get_field(field).choices
    return choices[0][0] if choices else "true"


@pytest.mark.parametrize("name", LISTS)
def test_a_search_may_be_filtered_and_ordered(browsers, name):
    viewset = LISTS[name]
    filters = {field: a_choice_of(viewset.model, field) for field in viewset.list_filter}
    for order in ("", *viewset.search_fields, "-pk", "no_such_field"):
        response = searched(browsers["writer"], viewset, q="leaky", ordering=order, **filters)

        assert response.status_code == 200, order


@pytest.mark.parametrize("name", LISTS)
def test_a_choice_may_be_searched_in_one_language(browsers, name):
    chooser = LISTS[name].model.snippet_viewset.chooser_viewset
    asked = {"q": "leaky", "locale": "en-gb"}

    response = browsers["writer"].get(reverse(chooser.get_url_name("choose_results")), asked)

    assert response.status_code == 200


def test_a_red_flag_is_found_by_any_part_of_its_name(browsers):
    RedFlag(code="RF99", key="sample-sign", tier="soon", question="Sample?", rule="RF98").save()

    for words in ("RF9", "ple-si", "Sample?"):
        page = searched(browsers["writer"], LISTS["RedFlag"], q=words, tier="soon").content
        assert b"RF99" in page, words
    assert b"RF99" not in searched(browsers["writer"], LISTS["RedFlag"], q="nobody").content


def test_a_reference_is_found_by_its_journal(browsers):
    Reference(number=99, title="Sample paper", authors="Sample A", journal="Sample Annals").save()

    page = searched(browsers["writer"], LISTS["Reference"], q="annals", retracted="false")

    assert b"Sample paper" in page.content


def test_choosing_a_claim_shows_its_code_and_verdict_and_finds_by_code(browsers):
    shelf.claim("S01", verdict="refuted")
    chooser = LISTS["Claim"]().chooser_viewset

    whole = browsers["writer"].get(reverse(chooser.get_url_name("choose"))).content.decode()
    found = browsers["writer"].get(reverse(chooser.get_url_name("choose_results")), {"q": "S01"})

    assert "Refuted" in whole
    assert "Verdict" in whole
    assert "Sample claim S01" in found.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_every_chooser_opens(browsers, name):
    chooser = LISTS[name]().chooser_viewset

    assert browsers["writer"].get(reverse(chooser.get_url_name("choose"))).status_code == 200
