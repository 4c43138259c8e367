"""Reads the environment once, with types, and refuses what is missing or weak outside debug."""

import base64
import binascii
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 50
DIARY_KEY_BYTES = 32
GROWN_UP, YOUNGEST, OLDEST = 18, 13, 25
# The address in a SMART Health Link has 128 characters: /s/, 43 of a token and / follow this one.
LONGEST_BASE_URL = 80


@dataclass(frozen=True)
class Environment:
    """What the portal takes from the environment; secrets never appear in ``repr``."""

    debug: bool
    var_dir: Path
    secret_key: str = field(repr=False)
    diary_keys: tuple[bytes, ...] = field(repr=False)
    mfa_key: bytes = field(repr=False)
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    email_url: str = field(repr=False)
    from_email: str
    allowed_hosts: tuple[str, ...]
    base_url: str
    region: str
    proxies: int
    minimum_age: int


def read_environment(environ: Mapping[str, str] | None = None) -> Environment:
    """Return the settings of this process, or raise ``ImproperlyConfigured`` with what to set."""
    env = os.environ if environ is None else environ
    debug = env.get("DEBUG", "") == "1"
    var_dir = Path(env.get("VAR_DIR", BASE_DIR / "var")).resolve()
    local = _LocalSecrets(var_dir) if debug else None
    diary_keys = env.get("DIARY_KEYS") or (local.read("diary-key") if local else "")
    mfa_key = env.get("MFA_KEY") or (local.read("mfa-key") if local else "")
    diary_ring = tuple(_key("DIARY_KEYS", part) for part in diary_keys.split(","))
    return Environment(
        debug=debug,
        var_dir=var_dir,
        secret_key=_secret_key(
            env.get("SECRET_KEY") or (local.read("secret-key") if local else "")
        ),
        diary_keys=diary_ring,
        mfa_key=_mfa_key(mfa_key, diary_ring),
        database_url=env.get("DATABASE_URL", f"sqlite:///{var_dir / 'db.sqlite3'}"),
        redis_url=env.get("REDIS_URL", ""),
        email_url=env.get("EMAIL_URL", ""),
        from_email=env.get("FROM_EMAIL", "Patient portal <no-reply@localhost>"),
        allowed_hosts=_hosts(env, debug=debug),
        base_url=_base_url(env, debug=debug),
        region=_region(env, debug=debug),
        proxies=_proxies(env.get("TRUSTED_PROXIES") or "0"),
        minimum_age=_minimum_age(env.get("MINIMUM_AGE") or str(GROWN_UP)),
    )


class _LocalSecrets:
    """Secrets of a copy in debug: made on this machine, kept in ``var/secrets``, mode 600."""

    def __init__(self, var_dir: Path) -> None:
        self.folder = var_dir / "secrets"

    def read(self, name: str) -> str:
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            size = DIARY_KEY_BYTES if name.endswith("-key") and name != "secret-key" else 64
            path.write_text(base64.urlsafe_b64encode(os.urandom(size)).decode())
        return path.read_text().strip()


def _secret_key(value: str) -> str:
    if len(value) < SHORTEST_SECRET or len(set(value)) < 5:
        raise ImproperlyConfigured(
            f"SECRET_KEY is missing or weak: set {SHORTEST_SECRET} or more random characters."
        )
    return value


def _key(name: str, value: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(value.strip())
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != DIARY_KEY_BYTES or len(set(key)) < 8:
        raise ImproperlyConfigured(
            f"{name} is missing or weak: set {DIARY_KEY_BYTES} random bytes as URL-safe base64"
            f"{' (several, comma-separated, the newest first)' if name == 'DIARY_KEYS' else ''}."
        )
    return key


def _mfa_key(value: str, diary_ring: tuple[bytes, ...]) -> bytes:
    key = _key("MFA_KEY", value)
    if key in diary_ring:
        raise ImproperlyConfigured(
            "MFA_KEY is one of DIARY_KEYS: set a key of its own, so that one that leaks opens one thing."
        )
    return key


def _hosts(env: Mapping[str, str], *, debug: bool) -> tuple[str, ...]:
    hosts = tuple(h.strip() for h in env.get("ALLOWED_HOSTS", "").split(",") if h.strip())
    if debug:
        return hosts or ("127.0.0.1", "localhost", "[::1]")
    if not hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS is missing: set the host names of this site.")
    if any("*" in host for host in hosts):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS lets any name in: set the host names of this site, without *."
        )
    return hosts


def _base_url(env: Mapping[str, str], *, debug: bool) -> str:
    if debug:
        return env.get("BASE_URL", f"http://127.0.0.1:{env.get('PORT', '8000')}").rstrip("/")
    url = env.get("BASE_URL", "").rstrip("/")
    if not _is_https(url):
        raise ImproperlyConfigured(
            "BASE_URL is missing or wrong: set https:// and the name of this site."
        )
    if len(url) > LONGEST_BASE_URL:
        raise ImproperlyConfigured(
            f"BASE_URL is too long for a share link: at most {LONGEST_BASE_URL} characters."
        )
    return url


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)


def _proxies(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(
            "TRUSTED_PROXIES is wrong: set how many proxies are in front, as a number such as 1."
        )
    return int(value)


def _minimum_age(value: str) -> int:
    age = int(value) if value.isascii() and value.isdigit() and len(value) <= 2 else 0
    if not YOUNGEST <= age <= OLDEST:
        raise ImproperlyConfigured(
            f"MINIMUM_AGE is wrong: set the age from which people may keep a diary, {YOUNGEST} to {OLDEST}."
        )
    return age


def _region(env: Mapping[str, str], *, debug: bool) -> str:
    region = env.get("REGION", "GB-ENG" if debug else "")
    if not region:
        raise ImproperlyConfigured(
            "REGION is missing: set the region whose telephone numbers patients see, e.g. GB-ENG."
        )
    return region
