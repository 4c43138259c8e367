"""What a reader downloads for a page: the page, its style sheets, its scripts."""

import gzip
import importlib
import importlib.util
import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.staticfiles import finders

LINKED = re.compile(rf'(?:href|src)="{re.escape(settings.STATIC_URL)}([^"]+\.(?:css|js))"')


def compressors() -> dict[str, Callable[[bytes], bytes]]:
    """Return the compressions this machine knows; Brotli only where its module is installed."""
    known: dict[str, Callable[[bytes], bytes]] = {
        "gzip": lambda data: gzip.compress(data, compresslevel=9)
    }
    if importlib.util.find_spec("brotli"):
        known["brotli"] = importlib.import_module("brotli").compress
    return known


def weights(html: bytes) -> dict[str, dict[str, int]]:
    """Return bytes by part (HTML, CSS, JavaScript) for each compression."""
    parts = {"html": [html], "css": [], "js": []}
    for name in LINKED.findall(html.decode()):
        with open(finders.find(name), "rb") as file:  # noqa: PTH123 - a path of the finder's
            parts[name.rsplit(".", 1)[1]].append(file.read())
    return {
        how: {kind: sum(len(compress(data)) for data in files) for kind, files in parts.items()}
        for how, compress in compressors().items()
    }
