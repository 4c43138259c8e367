"""Deleted rows that would stay readable in the files of SQLite, and how they are got rid of."""

import logging

from django.db import OperationalError, connection, transaction

logger = logging.getLogger(__name__)
LONGEST_WAIT_MS = 3000
"""For readers to finish: whoever wants to write has to wait as long."""


def leave_no_traces() -> None:
    """Have what this transaction deletes overwritten, and the write-ahead log emptied after it.

    PostgreSQL offers neither to a client: there, what is deleted stays on disk until VACUUM.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
    transaction.on_commit(empty_the_log)


def empty_the_log() -> bool:
    """Write SQLite's log into the database and cut it to nothing; say whether no reader was in the way."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual_wait,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {LONGEST_WAIT_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_done = cursor.fetchone()[0] == 0
        except OperationalError:
            is_done = False
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual_wait}")
    if not is_done:
        logger.warning("The log of SQLite was in use and still holds what was just erased.")
    return is_done
