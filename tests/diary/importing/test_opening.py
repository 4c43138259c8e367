"""What a file is, and ZIPs that mean harm."""

import io
import struct
import time
import zipfile

import pytest

from diary.domain.importing.apple_health import read_apple_health
from diary.domain.importing.found import FileRefused
from diary.domain.importing.opening import open_file
from tests.diary.importing.files import ASKED, apple, apple_weight, health_connect, zipped

OWN = b'{"format": "patient-diary"}'
TABLE = b"Date,Weight\n2026-11-20,72.5\n"


def opened(data):
    return open_file(io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (apple(apple_weight()), "apple_health"),
        (zipped(apple_health_export__export_xml=apple(), apple_health_export__export_cda_xml=b"<a/>"), "apple_health"),
        (zipped(apple_health_export__Exportación_xml=apple()), "apple_health"),
        (health_connect(), "health_connect"),
        (zipped(health_connect_export_db=health_connect()), "health_connect"),
        (OWN, "own"),
        (b"\xef\xbb\xbf\n " + OWN, "own"),
        (zipped(entries_csv=TABLE, diary_json=OWN, README_txt=b"x"), "own"),
        (zipped(weights_csv=TABLE), "csv"),
        (TABLE, "csv"),
        (TABLE.decode().encode("utf-16"), "csv"),
    ],
)  # fmt: skip
def test_a_file_is_told_by_what_is_in_it(data, source):
    assert opened(data).source == source


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "unknown"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "unknown"),
        (b"<html><body>a, b</body></html>", "unknown"),
        (b"One line of words", "unknown"),
        (zipped(a_txt=b"hello", pictures__b_jpg=b"\xff\xd8"), "unknown"),
        (zipped(a_csv=b""), "unknown"),
        (zipped(a_csv=TABLE)[:-10], "broken"),
        (b"PK\x03\x04" + bytes(1000), "broken"),
    ],
)
def test_what_cannot_be_read_is_refused(data, why):
    with pytest.raises(FileRefused, match=why):
        opened(data)


def a_bomb(size=60_000_000):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("export.xml", "w") as part,
    ):
        part.write(b"<HealthData>")
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb, began = a_bomb(), time.monotonic()

    with pytest.raises(FileRefused, match="harmful"):
        opened(bomb)

    assert time.monotonic() - began < 1


def patched(data, offset_in_directory, value, form="<I"):
    at = data.rindex(b"PK\x01\x02") + offset_in_directory
    return data[:at] + struct.pack(form, value) + data[at + struct.calcsize(form) :]


def test_a_part_that_says_it_is_larger_than_anything_is_refused():
    with pytest.raises(FileRefused, match="too_big"):
        opened(patched(zipped(export_xml=apple(apple_weight())), 24, 4_000_000_000))


def test_a_part_that_is_larger_than_it_says_does_not_get_further():
    data = patched(zipped(export_xml=apple(apple_weight() * 500)), 24, 70_000)

    with pytest.raises(FileRefused, match="broken"):
        list(read_apple_health(opened(data).file, ASKED))


def test_a_locked_part_is_told_apart():
    data = zipped(export_xml=apple())
    local = data.index(b"PK\x03\x04") + 6
    data = data[:local] + b"\x01" + data[local + 1 :]

    with pytest.raises(FileRefused, match="locked"):
        opened(patched(data, 8, 1, "<H"))


def test_a_directory_of_a_million_names_is_not_read():
    data = zipped(export_xml=apple())
    end = data.rindex(b"PK\x05\x06") + 12
    data = data[:end] + struct.pack("<I", 90_000_000) + data[end + 4 :]

    with pytest.raises(FileRefused):
        opened(data)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "/etc/cron.d/x.csv", "C:\\x.csv", "a/\x01.csv"]
)
def test_a_name_in_a_zip_is_never_a_path(name):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, TABLE)

    assert opened(out.getvalue()).file.read(4) == b"Date"
