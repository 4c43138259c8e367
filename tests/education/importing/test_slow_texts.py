"""Text made to be slow to read: read or refused in < 5 s and < 300 MB each, as evil documents are."""

from pathlib import Path

import pytest

from tests.education.importing.test_evil_documents import MOST_MEGABYTES, MOST_SECONDS, measured

pytestmark = pytest.mark.slow
SLOW_TO_READ = {
    "brackets": b"[" * 19_000,
    "stars": b"*a **a " * 2_800,
    "rows of stars": (b"*a _a " * 3_300 + b"\n") * 25,
    "links": b"[a](" * 4_900,
    "headings": b"# a\n" * 19_000,
    "definitions": b"".join(b"[%d]: x\n" % number for number in range(15_000)),
    "footnotes": b"".join(b"[^%d]: x\n" % number for number in range(15_000)),
    "steps": b"T\n\nW.\n\nH\n\n" + b"".join(b"%d) a " % (n % 99) for n in range(4_000)),
    "marks": b"T\n\nW.\n\nH\n\n" + b"ask " * 4_000,
    "sentences": b"T\n\nW.\n\nH\n\n" + (b"A? " * 6_000 + b"\n\n") * 25,
}


@pytest.mark.parametrize("name", ["x.txt", "x.md"])
@pytest.mark.parametrize("case", SLOW_TO_READ)
def test_a_text_made_to_be_slow_is_read_or_refused_within_bounds(
    tmp_path: Path, case: str, name: str
):
    path = tmp_path / name
    path.write_bytes(SLOW_TO_READ[case])

    outcome = measured(path)

    assert outcome["seconds"] < MOST_SECONDS
    assert outcome["megabytes"] < MOST_MEGABYTES
