"""The site warns when too few people can sign."""

import pytest

from education.checks import two_people_can_sign
from education.group_names import CLINICAL_REVIEWERS
from tests.education import shelf


@pytest.mark.django_db
@pytest.mark.parametrize(("names", "warnings"), [((), 1), (("One",), 1), (("One", "Two"), 0)])
def test_fewer_than_two_who_can_sign_is_a_warning(names, warnings):
    for name in names:
        shelf.staff(name, CLINICAL_REVIEWERS)

    assert len(two_people_can_sign(databases=["default"])) == warnings


def test_no_database_is_asked_without_leave():
    assert two_people_can_sign(databases=None) == []
