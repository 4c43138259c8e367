"""Stops the site from starting with the telephone numbers of a region nobody knows."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from education.domain.regions import UnknownRegion, region


def require_known_region() -> None:
    """Raise ``ImproperlyConfigured`` unless ``REGION`` is one whose numbers we have."""
    try:
        region(settings.REGION)
    except UnknownRegion as error:
        raise ImproperlyConfigured(f"REGION is not known. {error}") from error
