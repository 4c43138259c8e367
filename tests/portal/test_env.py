"""What start-up refuses, and what a copy in debug makes for itself."""

import base64
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.env import read_environment

KEY = base64.urlsafe_b64encode(bytes(range(32))).decode()
OTHER_KEY = base64.urlsafe_b64encode(bytes(range(7, 39))).decode()
MFA_KEY = base64.urlsafe_b64encode(bytes(range(50, 82))).decode()
PRODUCTION = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEF",
    "DIARY_KEYS": KEY,
    "MFA_KEY": MFA_KEY,
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRUSTED_PROXIES", "abc"),
        ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "1.5"),
        ("MINIMUM_AGE", "12"),
        ("MINIMUM_AGE", "26"),
        ("MINIMUM_AGE", "-18"),
        ("MINIMUM_AGE", "eighteen"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "clinic.example, *"),
        ("BASE_URL", "http://clinic.example"),
        ("BASE_URL", "clinic.example"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "https://[clinic"),
        ("BASE_URL", f"https://{'a' * 61}.example.org"),
        ("MFA_KEY", OTHER_KEY),
    ],
)
def test_what_would_open_the_site_wider_than_meant_is_refused_by_name(name, value, tmp_path):
    ring = {"DIARY_KEYS": f"{KEY},{OTHER_KEY}", "VAR_DIR": str(tmp_path)}

    with pytest.raises(ImproperlyConfigured, match=f"^{name}"):
        read_environment(PRODUCTION | ring | {name: value})


@pytest.mark.parametrize(("said", "age"), [("", 18), ("16", 16)])
def test_the_minimum_age_is_that_of_adults_unless_a_clinic_says_otherwise(tmp_path, said, age):
    env = PRODUCTION | {"VAR_DIR": str(tmp_path), "MINIMUM_AGE": said}

    assert read_environment(env).minimum_age == age


def test_an_empty_number_of_proxies_is_none(tmp_path):
    env = PRODUCTION | {"VAR_DIR": str(tmp_path), "TRUSTED_PROXIES": ""}

    assert read_environment(env).proxies == 0


def test_a_copy_in_debug_is_reached_without_https(tmp_path):
    assert read_environment({"DEBUG": "1", "VAR_DIR": str(tmp_path)}).base_url.startswith("http://")
