"""What a load balancer is told: fresh every time, and "ready" only when database and cache answer."""

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.db import OperationalError, connection

pytestmark = pytest.mark.django_db


class BrokenCache(LocMemCache):
    """A cache whose server has gone."""

    def set(self, *args, **kwargs):
        raise ConnectionError("gone")


class ForgetfulCache(LocMemCache):
    """A cache that takes everything and keeps nothing."""

    def get(self, *args, **kwargs):
        return None


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_no_cache_keeps_an_answer_about_health(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("kind", [BrokenCache, ForgetfulCache])
def test_a_copy_whose_cache_is_gone_is_live_and_not_ready(client, settings, kind):
    settings.CACHES = {"default": {"BACKEND": f"{__name__}.{kind.__name__}"}}

    response = client.get("/health/ready")

    assert (response.status_code, response.json()) == (503, {"status": "not ready"})
    assert response.headers["Cache-Control"] == "no-store"
    assert client.get("/health/live").status_code == 200


def test_a_copy_whose_database_is_gone_is_not_ready(client):
    def gone(*_query):
        raise OperationalError

    with connection.execute_wrapper(gone):
        assert client.get("/health/ready").status_code == 503


def test_asking_for_health_leaves_nothing_in_the_cache(client):
    client.get("/health/ready")

    assert list(cache._cache) == []
