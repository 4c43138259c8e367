"""“How to write here”: every section opens, and every name it uses exists."""

import ast
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

import education
from education.domain.regions import check_placeholders
from education.guide.refusals import REFUSALS
from education.guide.sections import SECTIONS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HOME = Path(education.__file__).parent
GUIDE = HOME / "templates/education/cms/guide"
HERE = HOME / "guide"


def words_of_the_code() -> set[str]:
    """Return every text in the code of education, but for the guide itself."""
    files = [path for path in HOME.rglob("*.py") if HERE not in path.parents]
    return {
        node.value
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def named(text: str) -> list[str]:
    return re.findall(r'{% named "([^"]+)"', text)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_every_section_opens_and_links_to_the_next(browsers, section):
    page = browsers["writer"].get(f"/cms/guide/{section.slug}/")

    assert page.status_code == 200
    assert page.content.decode().count('aria-current="page"') >= 1


def test_a_section_that_does_not_exist_is_not_found(browsers):
    assert browsers["writer"].get("/cms/guide/no-such-section/").status_code == 404


def test_every_template_belongs_to_a_section():
    files = {path.stem for path in GUIDE.glob("*.html")} - {"page"}

    assert files == {section.slug for section in SECTIONS}


def test_every_tab_button_and_list_that_the_guide_names_exists():
    known = words_of_the_code()
    names = {name for path in GUIDE.glob("*.html") for name in named(path.read_text())}

    assert len(names) > 5
    assert names - known == set()


def test_every_refusal_that_the_guide_explains_is_one_the_portal_says():
    known = words_of_the_code()

    assert [str(refusal.says) for refusal in REFUSALS if str(refusal.says) not in known] == []


def test_every_placeholder_that_the_guide_recommends_is_filled_by_a_region():
    check_placeholders(render_to_string("education/cms/guide/red-flags.html"))


def test_the_guide_is_in_the_menu(browsers):
    assert b"/cms/guide/" in browsers["reviewer"].get("/cms/").content
