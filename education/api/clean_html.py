"""HTML that another site can put into its own page: known tags, whole addresses, no class, no script."""

from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from education.addresses import absolute
from education.reader_html import reader_html
from education.reading import source_of

KEPT = {"href", "src", "alt", "scope", "id", "width", "height", "lang"}


def clean(html: str, page_address: str) -> str:
    """Return ``html`` with every address whole and nothing that only our own style sheet needs."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(True):
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in KEPT}
        for name in ("href", "src"):
            if name in tag.attrs:
                tag.attrs[name] = _whole(str(tag.attrs[name]), page_address)
    return str(soup).strip()


def text_html(value: Any, numbers: dict[int, int], page_address: str) -> str:
    """Return a rich text; the papers it cites are links to the list of papers on our own page."""
    return clean(reader_html(source_of(value), numbers=numbers), page_address)


def template_html(name: str, context: dict[str, Any], page_address: str) -> str:
    return clean(render_to_string(f"education/api/{name}.html", context), page_address)


def _whole(address: str, page_address: str) -> str:
    return urljoin(page_address, address) if page_address else absolute(address)
