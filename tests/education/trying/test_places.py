"""The preview of a red flag: every place that shows it, in every region, with the words of the draft."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from education.domain.regions import region
from education.models import RedFlag
from education.sign_words import REGION_NAMES
from tests.education import shelf
from tests.education.trying.drafts import changed

WORDS = {
    "sign": "You are sick with sample blood",
    "question": "Sample question with blood?",
    "counts_as_yes": "Even a sample drop.",
    "why_it_matters": "A sample reason in the draft.",
    "what_to_do": "{emergency}. Take {emergency_number} for it.",
}


def preview(browser, flag, mode):
    """Ask for the preview as the panel beside the editor does: with what is typed, not saved."""
    editor = reverse("wagtailsnippets_education_redflag:edit", args=[flag.pk])
    page = BeautifulSoup(browser.get(editor).content, "html.parser")
    fields = {
        field["name"]: field.get("value") or field.text.strip("\n")
        for field in page.select("form#w-editor-form [name], main form [name]")
        if field.name in {"input", "textarea"}
        and field.get("type") not in {"checkbox", "radio", "submit"}
    }
    address = reverse("wagtailsnippets_education_redflag:preview_on_edit", args=[flag.pk])
    data = {**fields, "tier": flag.tier, "sources-count": 0, **WORDS}
    assert browser.post(address, data).json()["is_valid"]
    return browser.get(address, {"mode": mode})


@pytest.mark.django_db
@pytest.mark.slow
def test_every_place_in_every_region_has_the_words_that_are_typed(browsers):
    flag = shelf.red_flag()
    for code in REGION_NAMES:
        answer = preview(browsers["writer"], flag, code)
        assert answer.status_code == 200
        text = " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())
        number = region(code).emergency_number
        # Above an article, its box, the emergency page, the checklist's result, the diary's answer
        assert text.count(WORDS["sign"]) == 5, code
        assert WORDS["question"] in text
        assert WORDS["counts_as_yes"] in text
        assert text.count(f"Take {number} for it.") == 3
        assert text.count(WORDS["why_it_matters"]) == 2
        assert "{" not in text
    assert RedFlag.objects.get(pk=flag.pk).sign == "Sample sign RF01"


@pytest.mark.django_db
@pytest.mark.slow
def test_what_is_no_emergency_stands_on_neither_emergency_page_nor_card(browsers):
    flag = shelf.red_flag("RF32", "urgent")
    newest = changed(flag, None)
    address = reverse(
        "wagtailsnippets_education_redflag:revisions_view",
        args=[newest.pk, newest.latest_revision_id],
    )

    page = browsers["writer"].get(address).content.decode()

    assert "only emergencies do" in page
    assert "after an entry that shows it" not in page


@pytest.mark.django_db
def test_a_placeholder_that_no_region_fills_is_refused():
    flag = RedFlag(
        code="RF90",
        key="x",
        rule="lump",
        what_to_do="Call {hotline}.",
        locale=shelf.source_locale(),
    )
    assert "There is no placeholder {hotline}." in [
        str(problem) for problem in flag.what_is_missing()
    ]
