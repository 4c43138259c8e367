"""Settings of the measurement: as in production, with a database file of its own and no log."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403 - as the suite has them
from tests.settings import DATABASES as SUITE_DATABASES
from tests.settings import MIDDLEWARE as SITE_MIDDLEWARE

DATABASES = {
    "default": {
        **SUITE_DATABASES["default"],
        "NAME": str(Path(os.environ["BENCH_FOLDER"]) / "bench.sqlite3"),
        "CONN_MAX_AGE": 600,
        "TEST": {},
    }
}
PLACE = SITE_MIDDLEWARE.index("portal.public_cache.PublicCacheMiddleware")
FORGET = "tests.bench.forget.ForgetMiddleware"
MIDDLEWARE = [*SITE_MIDDLEWARE[:PLACE], FORGET, *SITE_MIDDLEWARE[PLACE:]]
LOGGING_CONFIG = None
