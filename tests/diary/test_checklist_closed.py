"""When the checklist is closed: a patient never gets one that lacks an urgent sign."""

from http import HTTPStatus

import pytest
from django.test import override_settings
from django.urls import reverse

from diary.snapshots.red_flags import forget_red_flags
from education.models import RedFlag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags")]


@override_settings(DEBUG=False)
@pytest.mark.parametrize("missing", ["RF01", "RF87"])
def test_the_checklist_is_closed_until_every_emergency_and_same_day_flag_is_signed(nobody, missing):
    RedFlag.objects.filter(code=missing).delete()
    forget_red_flags()
    response = nobody.get(reverse("checklist"))
    assert response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert reverse("emergency") in response.content.decode()


def test_a_missing_soon_flag_does_not_close_it(nobody):
    RedFlag.objects.filter(code="RF48").delete()
    forget_red_flags()
    assert nobody.get(reverse("checklist")).status_code == HTTPStatus.OK


def test_a_live_rule_that_cannot_be_read_closes_it_and_breaks_nothing(nobody):
    RedFlag.objects.filter(code="RF41").update(rule="nonsense >=")
    forget_red_flags()
    assert nobody.get(reverse("checklist")).status_code == HTTPStatus.SERVICE_UNAVAILABLE
