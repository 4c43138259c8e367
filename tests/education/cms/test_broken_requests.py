"""What no form of the CMS sends: answered in words, never with a breakdown."""

import pytest
from django.urls import reverse

from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BAD_NUMBER = "9" * 20


@pytest.mark.parametrize(
    "sent",
    [
        {"body-count": "x"}, {"sections-count": "1"}, {"overwrite_revision_id": "x"},
        {"sections-count": "99999999999999999999"}, {"quick_answer": "not json"},
        {"workflow-action-extra-data": "[" * 100_000}, {"workflow-action-extra-data": "\ud800"},
    ],
)  # fmt: skip
def test_a_form_of_a_page_that_was_made_by_hand_is_refused_in_words(browsers, sent):
    page = shelf.article()
    said = {name: text.encode("utf-8", "replace").decode() for name, text in sent.items()}

    response = browsers["writer"].post(reverse("wagtailadmin_pages:edit", args=[page.pk]), said)

    assert response.status_code < 500
    assert page.get_latest_revision() == page.live_revision


@pytest.mark.parametrize(
    "path",
    [
        f"/cms/import/{BAD_NUMBER}/", f"/cms/pages/{BAD_NUMBER}/edit/", "/cms/choose-page/?page_type=x",
        f"/cms/images/{BAD_NUMBER}/", "/cms/snippets/education/claim/?ordering=x&p=x",
        "/cms/reports/site-history/?user=x&timestamp_from=x", "/cms/choose-page/search/?q=%00",
        "/cms/images/chooser/chosen-multiple/?multiple=x&id=abc",
    ],
)  # fmt: skip
def test_an_address_that_was_made_by_hand_is_refused_in_words(browsers, path):
    assert browsers["writer"].get(path).status_code < 500


def test_the_answer_is_a_page_of_ours(browsers):
    response = browsers["writer"].get("/cms/images/chooser/chosen-multiple/?multiple=x&id=abc")

    assert response.status_code == 400
    assert "We could not read that" in response.content.decode()
