"""No superuser outside debug: nobody there may sign and publish alone."""

import pytest
from django.core.management import CommandError, call_command

from portal.accounts.models import User
from tests.portal.people import make_superuser, signed_in

pytestmark = pytest.mark.django_db


def test_a_superuser_does_not_enter_outside_debug(settings):
    browser = signed_in(make_superuser())

    assert browser.get("/cms/").status_code == 403
    settings.DEBUG = True
    assert browser.get("/cms/").status_code == 200


def test_a_superuser_is_not_made_outside_debug(settings):
    ask = ("createsuperuser", "--noinput", "--email", "root@clinic.example")

    with pytest.raises(CommandError, match="create_staff"):
        call_command(*ask)
    assert not User.objects.exists()
    settings.DEBUG = True
    call_command(*ask, verbosity=0)
    assert User.objects.get().is_superuser
