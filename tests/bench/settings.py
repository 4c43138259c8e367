"""Settings of the measurement: as in production, with a database of its own and no log."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403 - as the suite has them
from tests.settings import DATABASES as SUITE_DATABASES
from tests.settings import MIDDLEWARE as SITE_MIDDLEWARE

OWN = {"CONN_MAX_AGE": 600, "TEST": {}}
if SUITE_DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    OWN["NAME"] = str(Path(os.environ["BENCH_FOLDER"]) / "bench.sqlite3")
DATABASES = {"default": {**SUITE_DATABASES["default"], **OWN}}
PLACE = SITE_MIDDLEWARE.index("portal.public_cache.PublicCacheMiddleware")
FORGET = "tests.bench.forget.ForgetMiddleware"
MIDDLEWARE = [*SITE_MIDDLEWARE[:PLACE], FORGET, *SITE_MIDDLEWARE[PLACE:]]
LOGGING_CONFIG = None
STATIC_ROOT = str(Path(os.environ["BENCH_FOLDER"]) / "static")
