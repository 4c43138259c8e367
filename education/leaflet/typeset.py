"""Sets a leaflet: data in, PDF out, in a process of its own that has a time limit and no network."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
WORKER = HERE / "worker.py"
LONGEST_SECONDS = 20
LONGEST_REPORT = 1_000
DATA, DONE = "leaflet.json", "leaflet.pdf"


class LeafletFault(Exception):
    """The leaflet could not be set."""


def typeset(data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """Return the PDF of a leaflet.

    Args:
        data: what ``leaflet.typ`` reads; JSON values.
        pictures: file name → content, of what the data names.

    Raises:
        LeafletFault: when it cannot be set, or not in time. It says what the typesetter said.
    """
    with TemporaryDirectory(prefix="leaflet-") as name:
        folder = Path(name)
        (folder / DATA).write_text(json.dumps(data), encoding="utf-8")
        (folder / "leaflet.typ").write_bytes((HERE / "leaflet.typ").read_bytes())
        for picture, content in pictures.items():
            (folder / picture).write_bytes(content)
        _run(folder)
        try:
            return (folder / DONE).read_bytes()
        except OSError as error:
            raise LeafletFault("The typesetter left no file.") from error


def _run(folder: Path) -> None:
    command = [sys.executable, "-I", str(WORKER), str(folder)]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, and a folder of our own making
            command, timeout=LONGEST_SECONDS, capture_output=True, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LeafletFault(f"The typesetter did not finish: {type(error).__name__}.") from error
    if done.returncode:
        raise LeafletFault(done.stderr.decode(errors="replace")[-LONGEST_REPORT:])
