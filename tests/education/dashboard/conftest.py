"""Staff at work: one of each role, each in a browser of their own."""

import pytest

from education.groups import create_groups
from education.setting_up.review import set_up_review
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
