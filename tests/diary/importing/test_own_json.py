"""Our own JSON as a stream: the records of each list, and what is no such document."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.domain.importing.found import FileRefused
from diary.domain.importing.own_json import FORMAT, read_own

HEAD = {"format": FORMAT, "format_version": 1}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def read(text):
    return list(read_own(io.BytesIO(text.encode() if isinstance(text, str) else text)))


@given(st.lists(VALUES, max_size=8), st.booleans(), st.none() | st.integers(0, 3))
def test_every_record_comes_out_as_json_itself_reads_it(records, last, indent):
    parts = [HEAD, {"schemas": {"a": {"b": []}}, "entries": records}]
    document = {
        key: value for part in (parts if last else reversed(parts)) for key, value in part.items()
    }
    text = json.dumps(document, indent=indent)

    assert read(text) == [("entries", place, record) for place, record in enumerate(records, 1)]


def test_a_document_longer_than_what_is_held_is_read_through():
    records = [{"id": n, "text": "é" * 900} for n in range(300)]

    assert len(read(json.dumps({**HEAD, "entries": records}, ensure_ascii=False))) == 300


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[]", "unknown"),
        ("{}", "unknown"),
        ("", "unknown"),
        ('{"format": "other", "entries": []}', "unknown"),
        ('{"format": "patient-diary", "format_version": 2}', "other_version"),
        ('{"format": "patient-diary", "entries": [{"a": 1}', "broken"),
        ('{"format": "patient-diary"} x', "broken"),
        ('{"format" "patient-diary"}', "broken"),
        ('{"entries": ' + "[" * 100_000, "harmful"),
        ('{"a": ' + '{"a":' * 100_000, "harmful"),
        ('{"a": "' + "x" * 9_000_000, "broken"),
        (b'{"a": "\xff\xfe"}', "broken"),
        ("{5: 1}", "broken"),
    ],
)
def test_what_is_no_export_of_ours_is_refused(text, why):
    with pytest.raises(FileRefused, match=why):
        read(text)
