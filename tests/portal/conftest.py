"""Every test of the portal starts with empty rate limits."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from tests.portal.people import SAME_ORIGIN


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def browser() -> Client:
    """Return a browser in which nobody is signed in."""
    return Client(headers=SAME_ORIGIN)
