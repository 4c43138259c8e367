"""The page of the hazard log says what the file says."""

from pathlib import Path

import pytest
from django.test import override_settings
from django.urls import reverse

from education.domain.hazard_log import read_hazards
from tests.education.domain.test_hazard_log import LOG
from tests.portal.people import make_staff, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return signed_in(make_staff("reviewer"))


def test_the_page_lists_every_hazard_with_its_controls_and_tests(reviewer):
    shown = reviewer.get(reverse("hazard_log"))

    assert shown.context["hazards"] == read_hazards(LOG)
    for hazard in read_hazards(LOG):
        assert f'id="{hazard.id}"' in shown.content.decode()
        for test in hazard.tests:
            assert f"<code>{test}</code>" in shown.content.decode()


def test_staff_find_it_among_the_reports(reviewer):
    assert reverse("hazard_log") in reviewer.get("/cms/").content.decode()


def test_a_copy_without_the_file_says_so(reviewer, tmp_path: Path):
    with override_settings(BASE_DIR=tmp_path):
        answer = reviewer.get(reverse("hazard_log"))

    assert answer.status_code == 503
    assert "cannot be read" in answer.content.decode()
