"""Where mail goes, by EMAIL_URL."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.mail import mail_settings

FOLDER = Path("mail")


def test_a_copy_in_debug_writes_its_mails_into_a_folder():
    settings = mail_settings("", debug=True, folder=FOLDER)

    assert settings["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert settings["EMAIL_FILE_PATH"] == FOLDER


def test_a_server_is_read_from_the_url_with_its_password_unquoted():
    settings = mail_settings("smtp+tls://post:a%40b@mail.example", debug=False, folder=FOLDER)

    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail.example", 587)
    assert (settings["EMAIL_HOST_USER"], settings["EMAIL_HOST_PASSWORD"]) == ("post", "a@b")
    assert settings["EMAIL_USE_TLS"]
    assert not settings["EMAIL_USE_SSL"]


@pytest.mark.parametrize("url", ["", "mail.example", "ftp://mail.example", "smtp://"])
def test_outside_debug_a_missing_or_wrong_server_is_refused_at_start_up(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mail_settings(url, debug=False, folder=FOLDER)
