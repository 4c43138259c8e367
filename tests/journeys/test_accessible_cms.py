"""Pages of ours in the CMS that a writer and a reviewer work on: no axe violation, no sideways scroll."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.faults import faults_of
from tests.journeys.portal import Portal

pytestmark = pytest.mark.slow
RED_FLAG = "/cms/snippets/education/redflag"
PAGES = (
    ("writer", f"{RED_FLAG}/edit/{{flag}}/"),
    ("writer", "/cms/snippets/education/clinicvignette/add/"),
    ("writer", "/cms/cases/"),
    ("reviewer", "/cms/try/{version}/"),
    ("reviewer", "/cms/review/{version}/"),
    ("reviewer", "/cms/reports/red-flags/"),
    ("publisher", f"{RED_FLAG}/unpublish/{{flag}}/"),
)


@pytest.fixture(scope="module")
def known(portal: Portal) -> dict[str, int]:
    """Return the number of RF27 and of its newest version."""
    with portal.database() as database:
        found = database.execute(
            "SELECT id, latest_revision_id FROM education_redflag WHERE code = 'RF27' ORDER BY id"
        ).fetchone()
    return {"flag": found[0], "version": found[1]}


@pytest.mark.parametrize(("who", "address"), PAGES)
def test_a_page_of_the_cms_is_accessible(
    who: str, address: str, known: dict[str, int], sign_in: Callable[..., Page]
):
    page = sign_in(who, bypass_csp=True)

    assert faults_of(page, address.format(**known), has_dark=False) == []
    assert page.locator("h1").count() == 1
