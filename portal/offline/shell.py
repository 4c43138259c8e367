"""What a device keeps to work without a connection: two public pages and the files they need.

Nothing here is anybody's: a page of a patient is never kept.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

WORKER = Path(__file__).with_name("worker.js")
FILES = re.compile(rb'(?:href|src)="(' + re.escape(settings.STATIC_URL).encode() + rb'[^"]+)"')
PAPER, TEAL = "#fbfbf8", "#0a5656"
"""``--paper`` and ``--teal`` of tokens.css; the icons stand on teal."""
HASH_LETTERS = 16


def worker_script(*, offline: tuple[str, bytes], emergency: tuple[str, bytes]) -> str:
    """Return the service worker for one language; each page is given as (address, bytes).

    It differs whenever something it keeps differs, so that browsers take the new one.
    """
    files = files_of(offline[1], emergency[1])
    said = {
        "OFFLINE": offline[0],
        "EMERGENCY": emergency[0],
        "FILES": files,
        "VERSION": _version(offline[1], files),
    }
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in said.items())
    return head + WORKER.read_text()


def files_of(*pages: bytes) -> list[str]:
    """Return the style sheets, scripts, fonts and pictures that pages link to, in their order."""
    return list(dict.fromkeys(name.decode() for page in pages for name in FILES.findall(page)))


def manifest(*, name: str, short_name: str, language: str) -> dict[str, Any]:
    """Return the web app manifest. Its names say nothing of an illness: they stand on a home screen."""
    return {
        "id": "/diary/",
        "name": name,
        "short_name": short_name,
        "lang": language,
        "start_url": "/diary/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            _icon("icon-192.png", "192x192", "any"),
            _icon("icon-512.png", "512x512", "any"),
            _icon("icon-maskable-512.png", "512x512", "maskable"),
        ],
    }


def _icon(name: str, sizes: str, purpose: str) -> dict[str, str]:
    src = static(f"portal/icons/{name}")
    return {"src": src, "sizes": sizes, "type": "image/png", "purpose": purpose}


def _version(page: bytes, files: Iterable[str]) -> str:
    """Hash what is kept. In debug a name says nothing of the content; elsewhere the name has a hash."""
    digest = hashlib.sha256(WORKER.read_bytes() + page)
    for name in files:
        found = finders.find(name.removeprefix(settings.STATIC_URL))
        digest.update(Path(found).read_bytes() if found else name.encode())
    return digest.hexdigest()[:HASH_LETTERS]
