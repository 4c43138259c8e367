"""A migrated database is made once for a state of the migrations, and copied for each run or worker after it."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection

from portal.env import BASE_DIR

ONE_AT_A_TIME = 26_112_026
LIBRARIES = ("Django", "wagtail", "django-allauth", "django-tasks-db")


def copy_instead_of_migrating() -> None:
    """From now on, make the test database from the kept copy where there is one, and keep one where not.

    SQLite's is a file that outlives the run; PostgreSQL's is a database that ends with its server.
    """
    if connection.vendor == "postgresql":
        _copy_in_postgres()
        return
    creation: Any = connection.creation
    migrate = creation.create_test_db

    def create_test_db(**options: Any) -> str:
        kept = _kept(state_of_migrations())
        if not kept.exists():
            name = migrate(**options)
            _keep(kept)
            return name
        name = _empty_database()
        with closing(sqlite3.connect(f"file:{kept}?mode=ro", uri=True)) as copy:
            copy.backup(connection.connection)
        return name

    creation.create_test_db = create_test_db


def _copy_in_postgres() -> None:
    """Let the first worker migrate, and the others, who wait for it, copy its database."""
    creation: Any = connection.creation
    migrate = creation.create_test_db
    kept = _named(state_of_migrations())
    quoted = connection.ops.quote_name(kept)

    def create_test_db(**options: Any) -> str:
        with creation._nodb_cursor() as cursor:  # its end lets the lock go
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [kept])
            if cursor.fetchone():
                connection.settings_dict["TEST"]["TEMPLATE"] = kept
                return _empty_database()
            name = migrate(**options)
            connection.close()  # nobody may be in a database that is copied
            cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE {connection.ops.quote_name(name)}")
        connection.ensure_connection()
        return name

    creation.create_test_db = create_test_db


def back_to_the_copy() -> None:
    """Make the database of this test run as it was before any test, after one that changed its tables."""
    kept = state_of_migrations()
    if connection.vendor == "postgresql":
        name, copy = (
            connection.ops.quote_name(n) for n in (connection.settings_dict["NAME"], _named(kept))
        )
        creation: Any = connection.creation
        connection.close()
        with creation._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {copy}")
        connection.ensure_connection()
        return
    with closing(sqlite3.connect(f"file:{kept_copy()}?mode=ro", uri=True)) as copy:
        copy.backup(connection.connection)


def _named(state: str) -> str:
    return f"migrated_{state[:20]}"


def _empty_database() -> str:
    """Make the test database, as empty as what it is made from; connect to it, and return its name."""
    creation: Any = connection.creation
    name = str(creation._get_test_db_name())
    creation._create_test_db(0, autoclobber=True, keepdb=False)
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    return name


def kept_copy() -> Path:
    """Return the migrated SQLite database that is kept as a file; make it if no run has yet."""
    kept = _kept(state_of_migrations())
    if not kept.exists():
        var_dir = tempfile.mkdtemp(prefix="portal-migrated-")
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        environment |= {"DEBUG": "1", "VAR_DIR": var_dir}
        migrate = [sys.executable, str(BASE_DIR / "manage.py"), "migrate", "--verbosity=0"]
        subprocess.run(migrate, env=environment, check=True)  # noqa: S603 - our own command
        Path(var_dir, "db.sqlite3").replace(kept)
    return kept


def _keep(kept: Path) -> None:
    connection.ensure_connection()
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as unfinished:
        pass
    with closing(sqlite3.connect(unfinished.name)) as copy:
        connection.connection.backup(copy)
    Path(unfinished.name).replace(kept)


def state_of_migrations() -> str:
    """Return a hash that changes with every migration of the apps and with the libraries that migrate."""
    digest = hashlib.sha256(" ".join(version(name) for name in LIBRARIES).encode())
    files = [
        path
        for app in apps.get_app_configs()
        for path in sorted(Path(app.path).glob("migrations/*.py"))
    ]
    for path in files:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _kept(state: str) -> Path:
    return Path(tempfile.gettempdir()) / f"portal-tests-{os.getuid()}-{state[:20]}.sqlite3"
