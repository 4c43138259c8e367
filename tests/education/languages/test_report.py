"""The list of translations in the CMS."""

import pytest

from tests.portal.people import make_staff, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("part", ["", "results/"])
def test_the_list_of_translations_has_an_order(part):
    client = signed_in(make_staff("administrator"))

    response = client.get(f"/cms/localize/reports/translations/{part}")

    assert response.status_code == 200
    assert response.context["object_list"].ordered
