"""How mail leaves: files in debug, otherwise the server that EMAIL_URL names."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOG = logging.getLogger(__name__)
FOR_GOOD = 500  # codes from here on: asking again does not help
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class MailNotSent(Exception):
    """The mail server cannot be reached, or takes no mail now: nobody got anything."""


@contextmanager
def sending() -> Iterator[None]:
    """Tell trouble with the server, which is raised, from an address that it refuses for good.

    That one is only logged, without the address: the visitor gets the usual answer, since what is
    said about an address must not depend on the address.
    """
    try:
        yield
    except UnicodeError:  # a domain too long for its ASCII form
        LOG.warning("An address cannot be written for mail")
    except SMTPRecipientsRefused as refused:
        codes = sorted(code for code, _reason in refused.recipients.values())
        if codes[0] < FOR_GOOD:
            raise MailNotSent from refused
        LOG.warning("The mail server refused an address: %s", codes)
    except (SMTPException, OSError) as trouble:
        raise MailNotSent from trouble


def mail_settings(url: str, *, debug: bool, folder: Path) -> dict[str, Any]:
    """Return Django's mail settings.

    ``url`` is ``smtp://``, ``smtp+tls://`` (STARTTLS) or ``smtps://`` with
    ``user:password@host:port``. Without one, a copy in debug writes mails into ``folder``.
    """
    if not url and debug:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder,
        }
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL is missing or wrong: set smtp+tls://USER:PASSWORD@HOST:PORT."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }
