"""What every template may know: the clinic and the surface it is shown on; of a patient, one choice."""

from typing import Any

from django.db import DatabaseError
from django.db.models import F
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from education.models import ClinicSettings
from education.published import content_version
from portal.discreet import is_discreet

CLINIC_FIELDS = (
    "name",
    "short_name",
    "address",
    "phone",
    "opening_hours",
    "out_of_hours",
    "languages",
    "sample",
)


class _Memory:
    """The clinic as this process last read it, and at which content version."""

    version: int | None = None
    clinic: dict[str, Any] = {}


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the clinic, which part of the site this page belongs to, and whether it is to be discreet.

    Public pages are blind to who reads them: they do not even ask.
    """
    clinic = clinic_details()
    surface = getattr(getattr(request, "surface", None), "name", "public")
    return {
        "surface": surface,
        "discreet": SimpleLazyObject(lambda: is_discreet(request))
        if surface == "patient"
        else False,
        "clinic": clinic,
        "sample": clinic.get("sample", False),
    }


def clinic_details() -> dict[str, Any]:
    """Return the clinic's name and how to reach it; nothing before it is set up, or in an outage.

    Read once for each content version, so a page costs no query for it.
    """
    try:
        version = content_version()
        if _Memory.version != version:
            _Memory.clinic = _read()
            _Memory.version = version
    except DatabaseError:
        # Also an error page is rendered with this: it must come even when the database does not.
        return _Memory.clinic
    return _Memory.clinic


def _read() -> dict[str, Any]:
    disclaimer = F("site__editorialsettings__disclaimer")
    rows = ClinicSettings.objects.order_by("-site__is_default_site", "pk")
    return rows.values(*CLINIC_FIELDS, disclaimer=disclaimer).first() or {}
