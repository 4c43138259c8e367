"""What tests of the importer share: a list of articles to import into."""

import pytest
from django.test import Client
from wagtail.models import Page

from education.groups import create_groups
from education.models import EducationIndexPage, HomePage
from education.setting_up.pages import set_up_pages
from tests.portal.people import make_staff, signed_in


@pytest.fixture
def parent() -> EducationIndexPage:
    home = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="Home", slug="clinic-home", live=False)
    )
    return home.add_child(
        instance=EducationIndexPage(title="Articles", slug="articles", live=False)
    )


@pytest.fixture
def writer() -> Client:
    """Return the browser of a writer of a clinic that has its pages."""
    create_groups()
    set_up_pages(base_url="http://testserver")
    return signed_in(make_staff("writer"))
