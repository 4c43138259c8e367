"""The four surfaces: every address belongs to exactly one, and the surface decides its protection.

*public* pages are blind to who reads them and may be cached by anybody; *patient* pages belong to one
signed-in person; *staff* pages are the CMS; *share* pages are opened by a clinician with a link.
"""

import re
from dataclasses import dataclass

PUBLIC_CACHE = "public, max-age=0, s-maxage=60"
PRIVATE_CACHE = "private, no-store"


@dataclass(frozen=True)
class Surface:
    """One row of the table. ``addresses`` are matched against the whole path."""

    name: str
    addresses: re.Pattern[str]
    referrer_policy: str
    cache_control: str
    knows_the_user: bool
    answers_other_sites: bool = False
    """Pages and programs of others may post here: nothing that a browser sends by itself is looked at."""


SURFACES = (
    Surface(
        "staff",
        re.compile(r"/(cms|documents)(/.*)?", re.DOTALL),
        referrer_policy="same-origin",
        cache_control=PRIVATE_CACHE,
        knows_the_user=True,
    ),
    Surface(
        "patient",
        re.compile(r"/(accounts|diary|visits)(/.*)?", re.DOTALL),
        referrer_policy="same-origin",
        cache_control=PRIVATE_CACHE,
        knows_the_user=True,
    ),
    Surface(
        "share",
        re.compile(r"/(s|(es/)?viewer)(/.*)?", re.DOTALL),
        referrer_policy="no-referrer",
        cache_control=PRIVATE_CACHE,
        knows_the_user=False,
        answers_other_sites=True,
    ),
    Surface(
        "public",
        re.compile(r"/(?!(cms|documents|accounts|diary|visits|s|(es/)?viewer)(/|\Z)).*", re.DOTALL),
        referrer_policy="strict-origin-when-cross-origin",
        cache_control=PUBLIC_CACHE,
        knows_the_user=False,
    ),
)


def surface_of(path: str) -> Surface:
    """Return the one surface that ``path`` belongs to."""
    return next(surface for surface in SURFACES if surface.addresses.fullmatch(path))


def in_cms(path: str) -> bool:
    """Say whether ``path`` is the CMS (documents share its surface, but anybody may read them)."""
    return path == "/cms" or path.startswith("/cms/")
