"""Renders an article once per publish, so that serving it expands no link and asks for no claim.

``render_article`` gives everything the public page shows that an editor decides; it is kept in
``ArticlePage.rendered``. What changes without a publish of the page:

* a claim, red flag, paper, term, tag, question, topic or contributor that it shows is published
  again: ``education.republishing`` renders the articles that use it again, in that transaction;
* the templates change with an upgrade, or the region does: ``fingerprint`` differs, and the page is
  rendered anew when it is asked for (``up_to_date``);
* the date (overdue or not) and the clinic's name are no part of it: serving adds them.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.template.utils import get_app_template_dirs
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.text import Truncator

from education.languages.there import languages_of
from education.metadata.article import structured_data
from education.reading import Reading

# The parts of a page, in reading order; "overdue" is shown from the day after its review was due.
PARTS = ("top", "overdue", "summary", "body", "current")
LONGEST_DESCRIPTION = 300
OUR_APPS = ("education", "portal")
BLANK = re.compile(r"\n\s*")


def render_article(page: Any, *, preview: bool = False) -> dict[str, Any]:
    """Return what the public page shows of ``page``: JSON values, HTML parts among them."""
    # The editor's own language is active while publishing; a page is in its own.
    with translation.override(page.locale.language_code):
        return _rendered(page, Reading(page, preview=preview))


def _rendered(page: Any, article: Reading) -> dict[str, Any]:
    # In reading order: a word is explained, and a claim has its anchor, where it first stands.
    parts = {name: _html(name, page, article) for name in PARTS}
    description = page.search_description or page.deck or strip_tags(page.quick_answer)
    return {
        "fingerprint": fingerprint(),
        "languages": languages_of(page),
        "uses": article.uses(),
        "title": page.title,
        "description": Truncator(description).chars(LONGEST_DESCRIPTION),
        "data": structured_data(page, article),
        **parts,
    }


def up_to_date(rendered: Any) -> bool:
    """Say whether a stored rendering was made by this version of the software, in this region."""
    return isinstance(rendered, dict) and rendered.get("fingerprint") == fingerprint()


@cache
def fingerprint() -> str:
    """Return a short hash of all that turns an article into HTML: templates, code, region, address."""
    digest = hashlib.sha256(f"{settings.REGION} {settings.WAGTAILADMIN_BASE_URL}".encode())
    folders = [Path(folder) for folder in get_app_template_dirs("templates")]
    ours = [folder for folder in folders if folder.parent.name in OUR_APPS]
    sources = [path for folder in ours for path in folder.rglob("*.html")]
    sources += Path(__file__).parent.rglob("*.py")
    for path in sorted(sources):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _html(part: str, page: Any, article: Reading) -> str:
    template = f"education/partials/article_{part}.html"
    html = render_to_string(template, {"page": page, "article": article})
    return BLANK.sub("\n", html).strip()
