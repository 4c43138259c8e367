"""Runs one reading of a document in a process of its own and prints how long and how large it was."""

import json
import re
import sys
import time
from pathlib import Path

from education.domain.importing import MAX_BYTES, UnreadableDocument, read_document


def peak_megabytes() -> float:
    """Return the most memory this process ever held; Linux counts it anew from its start."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found.group(1)) / 1000 if found else 0


def main(path: Path) -> None:
    """Read the document at ``path`` and print the outcome as JSON."""
    started = time.process_time()
    refused = ""
    try:
        with path.open("rb") as file:
            read_document(file.read(MAX_BYTES + 1), path.name)
    except UnreadableDocument as error:
        refused = str(error)
    answer = {
        "seconds": time.process_time() - started,
        "megabytes": peak_megabytes(),
        "refused": refused,
    }
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
