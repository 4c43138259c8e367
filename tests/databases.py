"""Which database the tests run on: SQLite, or a real PostgreSQL 18 with ``--database=postgresql``."""

import os
from typing import Any

import dj_database_url


def database() -> dict[str, Any]:
    """Return the database settings of this test run.

    The suite is run twice by ``make test``; the second run finds the address of a PostgreSQL that
    ``tests/postgres.py`` started and stops again.
    """
    url = os.environ.get("TEST_DATABASE_URL", "")
    if url:
        return {**dj_database_url.parse(url), "OPTIONS": {}, "TEST": {"TEMPLATE": "template0"}}
    return {"TEST": {"NAME": None}}
