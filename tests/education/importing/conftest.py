"""What tests of the importer share: a list of articles to import into."""

import pytest
from wagtail.models import Page

from education.models import EducationIndexPage, HomePage


@pytest.fixture
def parent() -> EducationIndexPage:
    home = Page.objects.get(depth=1).add_child(
        instance=HomePage(title="Home", slug="clinic-home", live=False)
    )
    return home.add_child(
        instance=EducationIndexPage(title="Articles", slug="articles", live=False)
    )
