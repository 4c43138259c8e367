"""Every address outside this site that live content links to, and where."""

import json
import re
from collections import defaultdict
from html import unescape
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from education.models import Reference
from education.models.link_check import LONGEST_ADDRESS
from education.review_clock.desk import guarded_models

# A rich text stands in a revision as text, at some depth of quoting.
LINK = re.compile(r'href=\\*"(https?://[^"\\]+)', re.IGNORECASE)
DOI = "https://doi.org/"


def links() -> dict[str, list[Any]]:
    """Return, for each address, the live pages and snippets that link to it."""
    found: dict[str, list[Any]] = defaultdict(list)
    for model in guarded_models():
        for row in model.objects.filter(live=True).iterator(chunk_size=100):
            for url in links_of(row):
                found[url].append(row)
    return dict(found)


def links_of(row: Any) -> list[str]:
    """Return the addresses that the words of one page or snippet link to, each once."""
    text = json.dumps(row.serializable_data(), cls=DjangoJSONEncoder)
    urls = [unescape(url) for url in LINK.findall(text)]
    if isinstance(row, Reference) and row.doi:
        urls.append(f"{DOI}{row.doi}")
    return [url for url in dict.fromkeys(urls) if len(url) <= LONGEST_ADDRESS]
