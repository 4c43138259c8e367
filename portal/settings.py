"""Settings of the portal. Everything that differs between machines comes from ``portal.env``."""

import re
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import dj_database_url
from csp.constants import NONE, SELF

from portal.env import BASE_DIR, read_environment
from portal.logs import LOGGING as PORTAL_LOGGING
from portal.mail import mail_settings

PLACE = re.compile(r"(?!Etc|SystemV|posix|right)\w+/")
ENV = read_environment()
VAR_DIR = ENV.var_dir
for folder in (
    VAR_DIR,
    VAR_DIR / "media",
    VAR_DIR / "mail",
    VAR_DIR / "published",
    VAR_DIR / "static",
):
    folder.mkdir(parents=True, exist_ok=True)

DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = list(ENV.allowed_hosts)
REGION = ENV.region
MINIMUM_AGE = ENV.minimum_age
DIARY_KEYS = ENV.diary_keys
MFA_KEY = ENV.mfa_key
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "portal",  # first: its templates fill education's slots and skin allauth
    "portal.accounts",
    "diary",
    "education",
    "wagtail_localize",
    "wagtail.api.v2",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.apps.StaffAccountsConfig",  # wagtail.users, with staff only
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",  # after portal: its widgets are templates like any other
]

# Middleware of sessions, sign-in and messages stays out of the way on public pages, which are blind
# to who reads them (portal.surfaces).
MIDDLEWARE = [
    "portal.logs.RequestIdMiddleware",
    "portal.public_cache.PublicCacheMiddleware",  # early: a kept page asks nothing of the others
    "portal.api_answers.ApiMiddleware",  # before all that may refuse: the API refuses in JSON
    "portal.middleware.SurfaceMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.middleware.CspForCmsMiddleware",
    "portal.readable.ReadableInputMiddleware",
    "portal.middleware.SessionMiddleware",
    "portal.languages.LanguageMiddleware",
    "portal.middleware.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.middleware.SameOriginMiddleware",
    "portal.middleware.AuthenticationMiddleware",
    "portal.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.SessionLimitsMiddleware",
    "portal.accounts.session_list.SessionListMiddleware",
    "portal.accounts.middleware.StaffMiddleware",
    "education.cms.refusals.RefusalMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "portal.templatetags.components",
                "portal.templatetags.kept",
                "django.templatetags.i18n",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "portal.context.site",
            ],
        },
    }
]

# --- Databases -----------------------------------------------------------------------------------
DATABASES: dict[str, Any] = {"default": dj_database_url.parse(ENV.database_url, conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # Measured: deferred transactions lock with eight writers, immediate ones do not.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # What is deleted is overwritten: a diary's key may not be read out of the file afterwards.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES: dict[str, Any] = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV.redis_url}
        if ENV.redis_url
        # Rate limits live here: Django's default of 300 entries would evict them.
        else {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "portal_cache",
            "OPTIONS": {"MAX_ENTRIES": 200_000},
        }
    )
}

TASKS = {
    # What Wagtail does after a save, such as its index: at once, in the request.
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    # What can wait: db_worker does it. Arguments are ids only, since they are stored in clear.
    "queue": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# --- People --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "portal.accounts.hashers.PortalArgon2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/accounts/welcome/"
ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
MFA_ADAPTER = "portal.accounts.adapter.MFAAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = 3
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True  # no link that opens an account is ever mailed
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True  # portal.accounts.sessions says for how long
ACCOUNT_LOGOUT_REDIRECT_URL = "/signed-out/"
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.SignInForm",
    "signup": "portal.accounts.forms.SignUpForm",
}
ACCOUNT_RATE_LIMITS = {
    # Five wrong passwords lock the password of that one address, and no other way in.
    "login_failed": "5/5m/key",
    # Mails to one address: sign-in and reauthentication, reset, confirmation.
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,3/m/key,10/h/key",
    "confirm_email": "1/10s/key,10/h/key",
    # Six digits, three tries a code, and 30 guesses an hour for one address, whatever the way.
    "guess_code": "3/20m/key",
    "guess_of_address": "30/h/key",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if DEBUG else "https"
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.proxies
USERSESSIONS_TRACK_ACTIVITY = True
USERSESSIONS_ADAPTER = "portal.accounts.activity.UserSessionsAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 0  # one step of tolerance would let a used code in again
MFA_FORMS = {
    "activate_totp": "portal.accounts.forms.ActivateTotpForm",
    "add_webauthn": "portal.accounts.passkey_forms.AddPasskeyForm",
    "authenticate_webauthn": "portal.accounts.passkey_forms.SecondStepWithPasskeyForm",
    "login_webauthn": "portal.accounts.passkey_forms.SignInWithPasskeyForm",
    "reauthenticate_webauthn": "portal.accounts.passkey_forms.ShowAgainWithPasskeyForm",
    "signup_webauthn": "portal.accounts.passkey_forms.SignUpWithPasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG

# --- Pages ---------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [
    ("en-gb", "English"),
    ("es", "Español"),
]  # each by its own name, as readers look for it
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
# A translation starts as a draft, whatever its original is: it waits for a second reader.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
FORMAT_MODULE_PATH = ["portal.formats"]
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/London"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "portal.static_files.StaticFiles"
    },
}
FORM_RENDERER = "portal.form_renderer.PortalRenderer"

WAGTAIL_SITE_NAME = "Patient education portal"
WAGTAILADMIN_BASE_URL = ENV.base_url
WAGTAILAPI_BASE_URL = ENV.base_url
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# Signing is a reviewer's act, publishing another's: the end of the workflow publishes nothing.
WAGTAIL_FINISH_WORKFLOW_ACTION = "education.after_signing.leave_for_publisher"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 5000
# Only zones that browsers know: "localtime" and its like make the account page's script throw.
WAGTAIL_USER_TIME_ZONES = ["UTC", *sorted(z for z in available_timezones() if PLACE.match(z))]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "education.upload_forms.PdfForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "education.upload_forms.PictureForm"
WAGTAILIMAGES_IMAGE_MODEL = "education.ClinicImage"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no third-party request anywhere
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- Mail ----------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = ENV.from_email
SERVER_EMAIL = DEFAULT_FROM_EMAIL
globals().update(mail_settings(ENV.email_url, debug=DEBUG, folder=VAR_DIR / "mail"))

# --- Security ------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["portal-sw"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # and each surface sets its own
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if DEBUG else 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
SECURE_SSL_REDIRECT = not DEBUG
SECURE_SSL_HOST = urlsplit(ENV.base_url).netloc  # never the name that a request makes up
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.proxies else None
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # not in a cookie
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "session" if DEBUG else "__Host-session"
SESSION_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 24 * 3600
CSRF_COOKIE_NAME = "csrftoken" if DEBUG else "__Host-csrftoken"
CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "portal.uploads.SealedUploadHandler",  # nothing that is uploaded lies on a disk in clear
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# --- Logs and errors ----------------------------------------------------------------------------------------
if DEBUG:
    MIDDLEWARE.insert(
        MIDDLEWARE.index("portal.middleware.SurfaceMiddleware") + 1,
        "portal.middleware.OwnNotFoundPageMiddleware",
    )
else:
    LOGGING = PORTAL_LOGGING
