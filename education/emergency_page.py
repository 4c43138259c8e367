"""The emergency page: a static file for each language, written when an emergency sign goes live."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from education.addresses import absolute, local
from education.domain.red_flags.catalogue import RedFlagData, catalogue
from education.domain.red_flags.signs import lines_of
from education.domain.regions import region
from education.domain.urgency import EMERGENCY
from education.languages import SOURCE, codes
from education.languages.offered import Choice
from education.languages.region import in_this_language
from education.models import ClinicSettings, RedFlag
from education.sign_words import REGION_NAMES, SIGN_HEADINGS

NAME = "emergency-{}.html"
# A file outlives a release: it names style sheets without the hash that the next release changes.
HASHED = re.compile(rb"(/[\w/.-]+)\.[0-9a-f]{12}(\.(?:css|js|svg|woff2))")
CLINIC_FIELDS = ("name", "short_name", "phone", "sample")

Sign = tuple[str, str]
"""Code and statement of an emergency red flag."""


def published_file(code: str = SOURCE) -> Path:
    """Return where the published page of a language lies."""
    return Path(settings.VAR_DIR) / "published" / NAME.format(code.partition("-")[0])


def write_emergency_page() -> Path:
    """Write the page from the emergency signs, signed and shipped; return the source language's file."""
    clinics = ClinicSettings.objects.order_by("-site__is_default_site", "pk")
    clinic = clinics.values(*CLINIC_FIELDS).first() or {}
    signs = current_signs()
    for code in codes():
        words = {} if code == SOURCE else _in_other_words(code)
        _write(published_file(code), render_emergency_page(signs, clinic, code, words))
    return published_file()


def _write(target: Path, page: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Whoever reads meanwhile gets the old page or the new one, never half of it.
    with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as part:
        part.write(page)
    written = Path(part.name)
    written.chmod(0o644)
    written.replace(target)


def _in_other_words(code: str) -> dict[str, str]:
    """Return code → statement of the signs that are translated into a language and signed."""
    rows = RedFlag.objects.in_language(code).filter(live=True).exclude(sign="")
    return dict(rows.values_list("code", "sign"))


def current_signs() -> list[Sign]:
    """Return the shipped signs in the clinic's own words where it has signed any, and signs it has added.

    A shipped sign stays until the clinic decided against it: it was live and was taken down, or it is
    live as less urgent. A draft that nobody has signed yet takes nothing away.
    """
    signs = dict(_shipped())
    rows = (
        RedFlag.objects.in_language(SOURCE)
        .order_by("code")
        .values("code", "tier", "sign", "live", "version")
    )
    for row in rows:
        is_emergency = row["live"] and row["tier"] == EMERGENCY
        if is_emergency and row["sign"]:
            signs[row["code"]] = row["sign"]
        elif not is_emergency and (row["live"] or row["version"]):
            signs.pop(row["code"], None)
    return sorted(signs.items())


def emergency_page(code: str = SOURCE) -> bytes:
    """Return the published page of a language; the packaged one if it is missing or of another region."""
    try:
        page = published_file(code).read_bytes()
    except OSError:
        return packaged_page(code)
    return page if _region_mark().encode() in page else packaged_page(code)


@cache
def packaged_page(code: str = SOURCE) -> bytes:
    """Return the page of the shipped signs: no database is asked."""
    return render_emergency_page(_shipped(), {}, code)


def render_emergency_page(
    signs: Iterable[Sign],
    clinic: dict[str, Any],
    code: str = SOURCE,
    words: dict[str, str] | None = None,
) -> bytes:
    """Return the whole page for these signs; one without ``words`` of the language stands as it is."""
    with override(code):
        page = render_to_string(
            "education/emergency/page.html", _context(dict(signs), clinic, code, words or {})
        )
    return HASHED.sub(rb"\1\2", page.encode())


def _context(
    statements: dict[str, str], clinic: dict[str, Any], code: str, words: dict[str, str]
) -> dict[str, Any]:
    place = region(settings.REGION)
    return {
        "languages": _languages(code),
        "partly_translated": code != SOURCE,
        "surface": "public",
        "clinic": clinic,
        "sample": clinic.get("sample", False),
        "lines": [
            {
                "heading": SIGN_HEADINGS[line.code],
                "signs": [
                    (words.get(c, statements[c]), "" if c in words else _foreign(code))
                    for c in line.flags
                ],
            }
            for line in lines_of(statements.keys() - {"RF13"})
        ],
        "region": place,
        "to_do": in_this_language(place).phrases["emergency"],
        "region_name": REGION_NAMES[place.code],
    }


def _foreign(code: str) -> str:
    return "" if code == SOURCE else SOURCE


def _languages(now: str) -> list[Choice]:
    """Return the switch: this page is there in every language, also without a database."""
    names = dict(settings.LANGUAGES)
    path = "/emergency/"
    return [
        Choice(c, names[c], local(path, c), absolute(path, c), translated=True, current=c == now)
        for c in codes()
    ]


def _region_mark() -> str:
    """Return what the page says of the region it was written for."""
    return f'<meta name="region" content="{settings.REGION}">'


def _shipped() -> list[Sign]:
    flags: tuple[RedFlagData, ...] = catalogue()
    return [(flag.code, flag.sign) for flag in flags if flag.tier == EMERGENCY]
