"""The commands that make staff, and that stand in for a phone in a copy for trying out."""

import json

import pytest
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.core.management import CommandError, call_command

from portal.accounts.models import StaffInvitation
from tests.portal.people import make_patient


@pytest.fixture
def samples(settings, tmp_path):
    settings.DEBUG, settings.VAR_DIR = True, tmp_path
    rows = {"patient": {"email": "a"}, "writer": {"totp_secret": generate_totp_secret()}}
    (tmp_path / "sample-accounts.json").write_text(json.dumps(rows))


def test_the_code_of_a_sample_account_has_six_digits(samples, capsys):
    call_command("sample_code", "writer")

    printed = capsys.readouterr().out.strip()
    assert len(printed) == 6
    assert printed.isdigit()


@pytest.mark.parametrize("account", ["patient", "nobody", ""])
def test_an_account_without_an_app_has_no_code(samples, account):
    with pytest.raises(CommandError, match="There is: writer"):
        call_command("sample_code", account)


def test_there_are_no_sample_codes_outside_debug(samples, settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="debug only"):
        call_command("sample_code", "writer")


@pytest.mark.parametrize("content", [None, "{", "\x00"])
def test_a_missing_or_broken_file_says_what_to_do(samples, settings, content):
    path = settings.VAR_DIR / "sample-accounts.json"
    path.unlink() if content is None else path.write_text(content)

    with pytest.raises(CommandError, match="load_sample"):
        call_command("sample_code", "writer")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "email", ["", "nobody", "a\x00@b.example", "a@b", "x" * 300 + "@b.example"]
)
def test_an_address_that_is_none_invites_nobody(email):
    with pytest.raises(CommandError):
        call_command("create_staff", email, role="writer")

    assert not StaffInvitation.objects.exists()


@pytest.mark.django_db
def test_a_patients_address_cannot_become_staffs():
    make_patient("patient.a@example.org")

    with pytest.raises(CommandError, match="already has an account"):
        call_command("create_staff", "Patient.A@example.org", role="writer")
