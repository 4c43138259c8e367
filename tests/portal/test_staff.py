"""Who gets into the CMS, how one joins the staff, and how one leaves."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from portal.accounts import actions
from portal.accounts.models import StaffInvitation, User
from tests.portal.people import SAME_ORIGIN, make_patient, make_staff, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    return signed_in(make_staff("administrator"))


def test_staff_with_a_second_factor_in_the_session_enter():
    assert signed_in(make_staff()).get("/cms/").status_code == 200


def test_staff_whose_session_showed_no_factor_are_asked_for_it():
    response = signed_in(make_staff(), factor=False).get("/cms/pages/")

    assert response.headers["Location"] == "/accounts/2fa/reauthenticate/?next=/cms/pages/"


def test_staff_without_a_factor_are_sent_to_set_one_up():
    response = signed_in(make_staff(factor=False), factor=False).get("/cms/")

    assert response.headers["Location"].startswith("/accounts/second-factor/")


def test_setting_up_a_factor_shows_it_in_this_session():
    writer = make_staff()
    client = signed_in(writer, factor=False)
    request = client.get("/accounts/").wsgi_request
    app = Authenticator.objects.get(user=writer, type="totp")

    authenticator_added.send(sender=Authenticator, request=request, user=writer, authenticator=app)
    request.session.save()

    assert client.get("/cms/").status_code == 200


def test_recovery_codes_that_were_just_made_are_no_factor_shown():
    writer = make_staff()
    client = signed_in(writer, factor=False)
    request = client.get("/accounts/").wsgi_request
    codes = Authenticator.objects.get(user=writer, type="recovery_codes")

    authenticator_added.send(
        sender=Authenticator, request=request, user=writer, authenticator=codes
    )
    request.session.save()

    assert client.get("/cms/").status_code == 302


def test_somebody_elses_records_in_a_session_do_not_count():
    client = signed_in(make_staff())
    session = client.session
    session["account_authentication_methods_user"] = "999999"
    session.save()

    assert client.get("/cms/").status_code == 302


@pytest.mark.parametrize(
    "path", ["/cms/", "/cms/pages/", "/cms/users/", "/cms/login/x/", "/cms/api/main/"]
)
def test_a_patient_is_told_that_the_cms_is_for_staff(path):
    response = signed_in(make_patient(), factor=True).get(path)

    assert response.status_code == 403
    assert b"for clinic staff" in response.content


@pytest.mark.parametrize(
    "path", ["/cms/password_reset/", "/cms/password_reset/confirm/x/y/", "/_util/login/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_forms_that_wagtail_brings_are_closed(path, method):
    assert getattr(Client(headers=SAME_ORIGIN), method)(path).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_cms_has_no_sign_in_of_its_own(method):
    staff = make_staff()
    data = {"username": staff.email, "password": "correct horse battery staple"}
    client = Client(headers=SAME_ORIGIN)

    response = getattr(client, method)("/cms/login/", data)

    assert response.headers["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


def test_nobody_changes_e_mail_or_password_inside_the_cms(administrator):
    page = administrator.get("/cms/account/").content.decode()

    assert 'type="password"' not in page
    assert 'name="name_email-email"' not in page


def test_an_administrator_invites_and_the_link_works_once(administrator):
    administrator.post("/cms/invite/", {"email": "New@clinic.example", "role": "reviewer"})
    link = next(word for word in mail.outbox[-1].body.split() if "/invitation/" in word)
    path = link.removeprefix("http://testserver")
    browser = Client(headers=SAME_ORIGIN)

    browser.get(path)
    response = browser.post("/accounts/invitation/", {"first_name": "New", "last_name": "Sample"})

    user = User.objects.get(email="new@clinic.example")
    assert user.is_clinic_staff
    assert [group.name for group in user.groups.all()] == ["Clinical reviewers"]
    assert response.headers["Location"] == "/cms/"
    assert browser.get("/cms/").headers["Location"].startswith("/accounts/second-factor/")
    again = Client(headers=SAME_ORIGIN)
    again.get(path)
    assert again.get("/accounts/invitation/").status_code == 410


def test_the_token_of_an_invitation_is_kept_nowhere(administrator):
    administrator.post("/cms/invite/", {"email": "new@clinic.example", "role": "writer"})
    link = next(word for word in mail.outbox[-1].body.split() if "/invitation/" in word)
    token = link.rstrip("/").rsplit("/", 1)[1]

    assert token not in str(list(StaffInvitation.objects.values()))


def test_an_invitation_ends_after_seven_days():
    now = timezone.now()
    token = actions.invite_staff(email="a@b.example", role="writer", invited_by=None, now=now)

    with pytest.raises(actions.InvitationNotValid):
        actions.find_invitation(token=token, now=now + timedelta(days=7))


def test_inviting_a_patients_address_tells_the_administrator_nothing(administrator):
    make_patient("patient.a@example.org")

    known = administrator.post("/cms/invite/", {"email": "patient.a@example.org", "role": "writer"})
    unknown = administrator.post("/cms/invite/", {"email": "other@example.org", "role": "writer"})

    assert (known.status_code, known.headers["Location"]) == (302, unknown.headers["Location"])
    assert len(mail.outbox) == 2


def test_a_patient_who_is_invited_stays_a_patient():
    patient = make_patient("patient.a@example.org")
    now = timezone.now()
    token = actions.invite_staff(email=patient.email, role="writer", invited_by=None, now=now)
    browser = Client(headers=SAME_ORIGIN)
    browser.get(f"/accounts/invitation/{token}/")

    response = browser.post("/accounts/invitation/", {"first_name": "A", "last_name": "B"})

    assert response.status_code == 409
    patient.refresh_from_db()
    assert patient.is_patient
    assert not patient.groups.exists()


@pytest.mark.parametrize("role", ["writer", "reviewer", "publisher"])
def test_only_administrators_invite(role):
    response = signed_in(make_staff(role)).post(
        "/cms/invite/", {"email": "x@y.example", "role": "writer"}
    )

    assert response.status_code in {302, 403}
    assert not StaffInvitation.objects.exists()


def test_the_command_prints_a_link_for_the_first_administrator(capsys):
    call_command("create_staff", "first@clinic.example", role="administrator")

    assert "http://testserver/accounts/invitation/" in capsys.readouterr().out
    assert StaffInvitation.objects.get().role == "administrator"


@pytest.mark.parametrize("change", [{"is_active": ""}, {"groups": []}])
def test_a_colleague_who_leaves_is_signed_out_at_once(administrator, change):
    writer = make_staff()
    theirs = signed_in(writer)
    assert theirs.get("/cms/").status_code == 200
    group = str(writer.groups.get().pk)
    data = {"first_name": "S", "last_name": "W", "is_active": "on", "groups": [group]} | change

    administrator.post(f"/cms/users/edit/{writer.pk}/", data)

    assert not UserSession.objects.filter(user=writer).exists()
    assert theirs.get("/cms/").headers["Location"].startswith("/accounts/login/")


def test_a_colleague_who_stays_is_not_signed_out(administrator):
    writer = make_staff()
    theirs = signed_in(writer)
    theirs.get("/cms/")
    group = str(writer.groups.get().pk)
    data = {"first_name": "S", "last_name": "W", "is_active": "on", "groups": [group]}

    administrator.post(f"/cms/users/edit/{writer.pk}/", data)

    assert theirs.get("/cms/").status_code == 200


def test_nobody_gives_themselves_a_role(administrator):
    me = User.objects.get(email="administrator@clinic.example")
    reviewers = make_staff("reviewer").groups.get()

    administrator.post(
        f"/cms/users/edit/{me.pk}/",
        {"first_name": "S", "last_name": "A", "groups": [str(reviewers.pk)]},
    )

    assert [group.name for group in me.groups.all()] == ["Administrators"]


def test_a_lost_factor_is_reset_by_an_administrator(administrator):
    writer = make_staff()

    administrator.post(f"/cms/staff/{writer.pk}/reset/")

    assert not Authenticator.objects.filter(user=writer).exists()


def test_a_patients_factor_is_nobodys_to_reset(administrator):
    patient = make_patient()
    actions.give_second_factor(user=patient)

    assert administrator.post(f"/cms/staff/{patient.pk}/reset/").status_code == 404
    assert Authenticator.objects.filter(user=patient).exists()
