"""Staff at work: one of each role, each in a browser of their own."""

import pytest

from education.groups import create_groups
from education.setting_up.review import set_up_review
from tests.education import shelf
from tests.education.trying.drafts import changed
from tests.portal.people import make_staff, signed_in


@pytest.fixture(autouse=True)
def _clinic():
    create_groups()
    set_up_review()


@pytest.fixture
def people():
    return {role: make_staff(role) for role in ("writer", "reviewer", "publisher")}


@pytest.fixture
def browsers(people):
    return {role: signed_in(user) for role, user in people.items()}


@pytest.fixture
def shelf_of_flags():
    """Return two live red flags with the shipped rules, which the shared cases know."""
    return [
        shelf.red_flag("RF32", "urgent", rule="stool_blood_90d"),
        shelf.red_flag("RF01", rule="vomited_blood_24h"),
    ]


@pytest.fixture
def draft(people, shelf_of_flags):
    """Return a live red flag with a newer version: less urgent, by a writer."""
    return changed(shelf_of_flags[0], people["writer"], tier="soon")
