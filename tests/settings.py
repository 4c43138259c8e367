"""Settings of the tests: fixed secrets, fast hashing, no files outside a temporary folder."""

import atexit
import base64
import os
import shutil
import tempfile

VAR_OF_TESTS = tempfile.mkdtemp(prefix="portal-tests-")
atexit.register(shutil.rmtree, VAR_OF_TESTS, ignore_errors=True)
os.environ.update(
    DEBUG="0",
    SECRET_KEY="only-for-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz",
    DIARY_KEYS=base64.urlsafe_b64encode(bytes(range(32))).decode(),
    MFA_KEY=base64.urlsafe_b64encode(bytes(range(32, 64))).decode(),
    ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    BASE_URL="https://testserver",
    REGION="GB-ENG",
    EMAIL_URL="smtp://127.0.0.1:9",
    VAR_DIR=VAR_OF_TESTS,
)
for name in ("DATABASE_URL", "REDIS_URL", "TRUSTED_PROXIES"):
    os.environ.pop(name, None)

from portal.settings import *
from tests.databases import database

DATABASES = database(DATABASES)
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WAGTAILADMIN_BASE_URL = "http://testserver"
WAGTAILAPI_BASE_URL = WAGTAILADMIN_BASE_URL
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
QUEUE_IN_DATABASE = TASKS
TASKS = {**TASKS, "queue": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
