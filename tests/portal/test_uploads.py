"""Uploads on disk: sealed, whole, and no larger than may be."""

import io
import os

import pytest
from cryptography.exceptions import InvalidTag
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest
from hypothesis import given
from hypothesis import strategies as st

from portal import uploads
from portal.uploads import PIECE_BYTES, SealedSpool, SealedUploadHandler

SIZES = [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES + 7]


def spooled(data):
    spool = SealedSpool()
    for start in range(0, len(data), 50_000):
        spool.append(data[start : start + 50_000])
    spool.end()
    return spool


@pytest.mark.parametrize("size", SIZES)
def test_a_file_comes_back_as_it_went_in(size):
    data = os.urandom(size)

    assert spooled(data).read() == data


@given(st.lists(st.tuples(st.integers(0, 400_000), st.integers(0, 200_000)), max_size=5))
def test_any_part_of_a_file_is_the_part_that_was_asked_for(parts):
    data = bytes(range(256)) * 1000
    spool, plain = spooled(data), io.BytesIO(data)

    for at, size in parts:
        spool.seek(at)
        plain.seek(at)
        assert spool.read(size) == plain.read(size)


def test_what_lies_on_the_disk_says_nothing():
    spool = spooled(b"Sample words of a patient. " * 10_000)
    spool._disk.seek(0)

    assert b"Sample" not in spool._disk.read()


def test_a_changed_byte_on_the_disk_does_not_pass():
    spool = spooled(b"x" * PIECE_BYTES)
    spool._disk.seek(100)
    spool._disk.write(b"\x00")

    with pytest.raises(InvalidTag):
        spool.read(1)


def test_no_setting_keeps_an_upload_in_clear(settings):
    assert not [name for name in settings.FILE_UPLOAD_HANDLERS if "Temporary" in name]


def test_more_than_may_be_is_thrown_away_as_it_comes():
    handler = SealedUploadHandler(HttpRequest())
    handler.new_file("file", "export.xml", "text/xml", 0)
    chunk = bytes(1024 * 1024)
    for _ in range(uploads.LARGEST_UPLOAD // len(chunk)):
        handler.receive_data_chunk(chunk, 0)

    with pytest.raises(StopUpload):
        handler.receive_data_chunk(chunk, 0)

    assert handler.request.upload_is_too_large
    assert handler.spool.closed
