"""What somebody with the whole database and environment could still find of one person."""

import sqlite3
from base64 import urlsafe_b64decode
from datetime import UTC, datetime
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from diary.vault import FORMAT, KEY_BYTES, NONCE_BYTES, RowLabel
from tests.journeys.portal import Portal

TAG_BYTES = 16
WRAPPED_BYTES = len(FORMAT) + NONCE_BYTES + KEY_BYTES + TAG_BYTES


def person_id(portal: Portal, address: str) -> int:
    found = portal.database().execute("SELECT id FROM accounts_user WHERE email = ?", [address])
    return int(found.fetchone()[0])


def sealed_entries(portal: Portal, person: int) -> list[sqlite3.Row]:
    """Copy a person's sealed rows, as a thief or a backup would."""
    database = portal.database()
    database.row_factory = sqlite3.Row
    query = "SELECT * FROM diary_entry WHERE patient_id = ?"
    return database.execute(query, [person]).fetchall()


def opens(key: bytes, row: sqlite3.Row) -> bool:
    """Say whether ``key`` opens a copied row."""
    return _open(key, row["sealed"], _label(row).associated_data()) is not None


def keys_left(portal: Portal, person: int) -> list[bytes]:
    """Return every key that is left: the ring of the environment and each data key it unwraps.

    Wrapped keys are looked for byte by byte, as on a stolen disk: in free pages and in the log too.
    """
    secret = (portal.var_dir / "secrets" / "diary-key").read_text()
    ring = [urlsafe_b64decode(part) for part in secret.split(",")]
    rows = portal.database().execute("SELECT patient_id FROM diary_patientkey").fetchall()
    labels = [f"portal diary key\x1f{one}".encode() for one in {person, *(row[0] for row in rows)}]
    opened = [
        _open(key, piece, label)
        for piece in _pieces_like_a_wrapped_key(portal)
        for key in ring
        for label in labels
    ]
    return [*ring, *(key for key in opened if key)]


def _pieces_like_a_wrapped_key(portal: Portal) -> set[bytes]:
    found = set()
    for path in portal.var_dir.glob("db.sqlite3*"):
        held, place = path.read_bytes(), -1
        while (place := held.find(FORMAT, place + 1)) >= 0:
            found.add(held[place : place + WRAPPED_BYTES])
    return {piece for piece in found if len(piece) == WRAPPED_BYTES}


def tables_that_name(portal: Portal, person: int, address: str) -> list[str]:
    """Return every table with a row that points to the person or holds the address."""
    database = portal.database()
    tables = [
        row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    found = set()
    for table in tables:
        columns = {row[1] for row in database.execute(f'PRAGMA table_info("{table}")')}
        rows = database.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - own tables
        if any(address in str(value).lower() for row in rows for value in row):
            found.add(table)
        for column in columns & {"patient_id", "user_id"}:
            query = f'SELECT count(*) FROM "{table}" WHERE "{column}" = ?'  # noqa: S608 - own tables
            if database.execute(query, [person]).fetchone()[0]:
                found.add(table)
    return sorted(found)


def _label(row: sqlite3.Row) -> RowLabel:
    occurred = row["occurred_at"] and datetime.fromisoformat(row["occurred_at"]).replace(tzinfo=UTC)
    day = datetime.fromisoformat(row["local_date"]).date()
    return RowLabel(row["patient_id"], UUID(row["id"]), row["kind"], day, occurred, row["version"])


def _open(key: bytes, sealed: bytes, associated: bytes) -> bytes | None:
    try:
        return AESGCM(key).decrypt(sealed[1:13], sealed[13:], associated)
    except InvalidTag:
        return None
