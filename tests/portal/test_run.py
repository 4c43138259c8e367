"""``make run``: a port that cannot be used is said in one line, and the second start has little to do."""

import socket
from pathlib import Path

import pytest

from portal.run import CannotStart, free_port, state_of_the_code, what_to_know


def test_a_port_in_use_is_said_with_one_that_may_be_free():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CannotStart, match=f"try PORT={port + 1}"):
            free_port(str(port))


@pytest.mark.parametrize("text", ["", "abc", "0", "70000", "-1", "８０", "1" * 500])
def test_what_is_no_port_is_said_in_one_line(text: str):
    with pytest.raises(CannotStart, match="is no port") as refused:
        free_port(text)

    assert "\n" not in str(refused.value)


def test_a_new_migration_or_another_database_means_preparing_again(tmp_path: Path):
    first = state_of_the_code(tmp_path, "sqlite:///a")
    migrations = tmp_path / "diary" / "migrations"
    migrations.mkdir(parents=True)
    (migrations / "0002_more.py").touch()

    assert state_of_the_code(tmp_path, "sqlite:///a") != first
    assert state_of_the_code(tmp_path, "sqlite:///b") != state_of_the_code(tmp_path, "sqlite:///a")


def test_nothing_new_means_nothing_to_prepare(tmp_path: Path):
    assert state_of_the_code(tmp_path, "x") == state_of_the_code(tmp_path, "x")


def test_whoever_starts_it_is_told_where_it_is_and_how_to_sign_in(tmp_path: Path):
    writer = {"email": "w@sample.example", "password": "Password", "totp_secret": "SECRET"}

    said = what_to_know(8123, {"writer": writer}, tmp_path)

    for part in ("http://127.0.0.1:8123/cms/", *writer.values(), "sample_code", str(tmp_path)):
        assert part in said
