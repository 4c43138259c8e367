"""Staff at work: one of each role, each in a browser of their own."""

import pytest
from django.contrib.auth.models import Group

from education.groups import CLINICAL_REVIEWERS, PUBLISHERS, WRITERS, create_groups
from education.models import ArticlePage
from education.setting_up.review import set_up_review
from tests.education import shelf
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
def one():
    """Return somebody who is writer, reviewer and publisher at once."""
    user = make_staff("writer")
    names = (WRITERS, CLINICAL_REVIEWERS, PUBLISHERS)
    user.groups.set(Group.objects.filter(name__in=names))
    return user


@pytest.fixture
def browser(one):
    return signed_in(one)


@pytest.fixture
def own(one):
    """Return a draft article that this person wrote."""
    page = shelf.article(live=False)
    page.save_revision(user=one)
    return ArticlePage.objects.get(pk=page.pk)
