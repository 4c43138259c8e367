"""Settings of the tests: fixed secrets, fast hashing, no files outside a temporary folder."""

import base64
import os
import tempfile

os.environ.setdefault("DEBUG", "0")
os.environ["SECRET_KEY"] = "only-for-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz"
os.environ["DIARY_KEYS"] = base64.urlsafe_b64encode(bytes(range(32))).decode()
os.environ["MFA_KEY"] = base64.urlsafe_b64encode(bytes(range(32, 64))).decode()
os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ["BASE_URL"] = "http://testserver"
os.environ["REGION"] = "GB-ENG"
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="portal-tests-")
os.environ.pop("DATABASE_URL", None)

from portal.settings import *  # noqa: E402

DATABASES["default"] = {**DATABASES["default"], **__import__("tests.databases", fromlist=["x"]).database()}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "csrftoken"
CSRF_COOKIE_SECURE = False
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
