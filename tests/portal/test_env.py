"""What start-up refuses, and what a copy in debug makes for itself."""

import base64
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.env import read_environment

KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
OTHER_KEY = base64.urlsafe_b64encode(bytes(range(7, 39))).decode()
PRODUCTION = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEF",
    "DIARY_KEYS": KEY,
    "MFA_KEY": KEY,
    "ALLOWED_HOSTS": "clinic.example",
    "BASE_URL": "https://clinic.example/",
    "REGION": "GB-ENG",
}
WEAK = base64.urlsafe_b64encode(bytes(32)).decode()


def test_a_complete_environment_is_read_with_types(tmp_path):
    env = read_environment(
        PRODUCTION | {"VAR_DIR": str(tmp_path), "DIARY_KEYS": f"{KEY},{OTHER_KEY}"}
    )

    assert env.allowed_hosts == ("clinic.example",)
    assert env.base_url == "https://clinic.example"
    assert [len(key) for key in env.diary_keys] == [32, 32]
    assert not env.debug


@pytest.mark.parametrize("name", sorted(PRODUCTION))
def test_a_missing_setting_is_refused_by_name_outside_debug(name, tmp_path):
    without = {key: value for key, value in PRODUCTION.items() if key != name}

    with pytest.raises(ImproperlyConfigured, match=name):
        read_environment(without | {"VAR_DIR": str(tmp_path)})


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECRET_KEY", "a" * 60), ("DIARY_KEYS", WEAK), ("DIARY_KEYS", "no base64"), ("MFA_KEY", "")],
)
def test_a_weak_secret_is_refused_by_name(name, value, tmp_path):
    with pytest.raises(ImproperlyConfigured, match=name):
        read_environment(PRODUCTION | {"VAR_DIR": str(tmp_path), name: value})


def test_debug_makes_its_own_secrets_once_readable_by_the_owner_only(tmp_path):
    first = read_environment({"DEBUG": "1", "VAR_DIR": str(tmp_path)})
    again = read_environment({"DEBUG": "1", "VAR_DIR": str(tmp_path)})

    assert (first.secret_key, first.diary_keys) == (again.secret_key, again.diary_keys)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "secrets").iterdir()}
    assert modes == {0o600}


def test_no_secret_shows_when_the_environment_is_printed(tmp_path):
    env = read_environment(PRODUCTION | {"VAR_DIR": str(tmp_path)})

    assert PRODUCTION["SECRET_KEY"] not in repr(env)
    assert repr(env.diary_keys[0]) not in repr(env)
