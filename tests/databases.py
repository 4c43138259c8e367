"""Which database the tests run on: SQLite, or the PostgreSQL that ``tests.postgres`` started."""

import os
from typing import Any

import dj_database_url


def database(usual: dict[str, Any]) -> dict[str, Any]:
    """Return the database settings of this test run."""
    if url := os.environ.get("TEST_DATABASE_URL", ""):
        return {"default": {**dj_database_url.parse(url), "TEST": {"TEMPLATE": "template0"}}}
    return {"default": {**usual["default"], "CONN_MAX_AGE": 0}}
