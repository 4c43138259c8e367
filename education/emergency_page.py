"""The emergency page: one static file, written when an emergency sign goes live, served from disk alone."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from education.domain.red_flags.catalogue import RedFlagData, catalogue
from education.domain.red_flags.signs import lines_of
from education.domain.regions import region
from education.domain.urgency import EMERGENCY
from education.models import ClinicSettings, RedFlag
from education.sign_words import REGION_NAMES, SIGN_HEADINGS

NAME = "emergency-en.html"
# A file outlives a release: it names style sheets without the hash that the next release changes.
HASHED = re.compile(rb"(/[\w/.-]+)\.[0-9a-f]{12}(\.(?:css|js|svg|woff2))")
CLINIC_FIELDS = ("name", "short_name", "phone", "sample")

Sign = tuple[str, str]
"""Code and statement of an emergency red flag."""


def published_file() -> Path:
    """Return where the published page lies."""
    return Path(settings.VAR_DIR) / "published" / NAME


def write_emergency_page() -> Path:
    """Write the page from the emergency signs, signed and shipped; return its file."""
    clinics = ClinicSettings.objects.order_by("-site__is_default_site", "pk")
    clinic = clinics.values(*CLINIC_FIELDS).first() or {}
    page = render_emergency_page(current_signs(), clinic)
    target = published_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    # Whoever reads meanwhile gets the old page or the new one, never half of it.
    with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
        part.write(page)
    written = Path(part.name)
    written.chmod(0o644)
    return written.replace(target)


def current_signs() -> list[Sign]:
    """Return the shipped signs in the clinic's own words where it has signed any, and signs it has added.

    A shipped sign stays until the clinic decided against it: it was live and was taken down, or it is
    live as less urgent. A draft that nobody has signed yet takes nothing away.
    """
    signs = dict(_shipped())
    rows = RedFlag.objects.order_by("code").values("code", "tier", "sign", "live", "version")
    for row in rows:
        is_emergency = row["live"] and row["tier"] == EMERGENCY
        if is_emergency and row["sign"]:
            signs[row["code"]] = row["sign"]
        elif not is_emergency and (row["live"] or row["version"]):
            signs.pop(row["code"], None)
    return sorted(signs.items())


def emergency_page() -> bytes:
    """Return the published page; the packaged one when it is missing or was written for another region."""
    try:
        page = published_file().read_bytes()
    except OSError:
        return packaged_page()
    return page if _region_mark().encode() in page else packaged_page()


@cache
def packaged_page() -> bytes:
    """Return the page of the shipped signs: no database is asked."""
    return render_emergency_page(_shipped(), {})


def render_emergency_page(signs: Iterable[Sign], clinic: dict[str, Any]) -> bytes:
    """Return the whole page for these signs."""
    statements = dict(signs)
    place = region(settings.REGION)
    page = render_to_string(
        "education/emergency/page.html",
        {
            "surface": "public",
            "clinic": clinic,
            "sample": clinic.get("sample", False),
            "lines": [
                {"heading": SIGN_HEADINGS[line.code], "signs": [statements[c] for c in line.flags]}
                for line in lines_of(statements.keys() - {"RF13"})
            ],
            "region": place,
            "region_name": REGION_NAMES[place.code],
        },
    )
    return HASHED.sub(rb"\1\2", page.encode())


def _region_mark() -> str:
    """Return what the page says of the region it was written for."""
    return f'<meta name="region" content="{settings.REGION}">'


def _shipped() -> list[Sign]:
    flags: tuple[RedFlagData, ...] = catalogue()
    return [(flag.code, flag.sign) for flag in flags if flag.tier == EMERGENCY]
