"""Every address of the CMS, one by one: no patient gets in, and no patient is seen, by anybody."""

import re
import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page

from portal.accounts import actions
from portal.accounts.models import User
from tests.portal.people import SAME_ORIGIN, make_patient, make_staff, make_superuser, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CANARY = "canary@example.org"
PART = re.compile(r"<(?:(\w+):)?(\w+)>")
GROUP = re.compile(r"\(\?P<\w+>[^()]*\)|\((?:[^()]|\([^()]*\))*\)")
CLOSED = re.compile(
    r"/cms/(password_reset/|failwhale/|bulk/accounts/|users/delete/|(pages|collections)/\d+/privacy/)"
)
OPEN = ("/cms/login/", "/cms/logout/")


def routes(resolver: URLResolver, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern, route)


def cms_addresses(key: int) -> list[str]:
    """Return every address of the CMS, with ``key`` wherever it wants the key of something."""
    values = {"uuid": str(uuid.UUID(int=key)), "slug": "sample", "path": "sample", "str": str(key)}
    found = set()
    for resolver in get_resolver().url_patterns:
        if str(resolver.pattern) == "cms/":
            for route in routes(resolver, "/cms/"):
                filled = PART.sub(lambda part: values.get(part.group(1), str(key)), route)
                filled = GROUP.sub(str(key), filled).replace("^", "").replace("$", "")
                found.add(filled.replace("[uU][sS][eE][rR]", "user").replace("\\", ""))
    return sorted(found)


@pytest.fixture
def patient() -> User:
    user = make_patient(CANARY)
    user.first_name, user.last_name = "Canary", "Bird"
    user.save()
    actions.give_second_factor(user=user)
    return user


def get(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.headers.get("Location", "")


def test_there_are_as_many_addresses_as_wagtail_has():
    assert len(cms_addresses(1)) > 200


def test_strangers_are_sent_to_sign_in():
    client = Client(headers=SAME_ORIGIN)
    for path in cms_addresses(1):
        status, place = get(client, path)
        assert status == 404 if CLOSED.match(path) else status == 302, path
        assert CLOSED.match(path) or path == "/cms/logout/" or place.startswith("/accounts/login/")


def test_patients_are_refused_everywhere(patient):
    client = signed_in(patient, factor=True)
    for path in cms_addresses(1):
        if path not in OPEN:
            assert get(client, path)[0] in ({404} if CLOSED.match(path) else {403}), path


def test_staff_without_a_second_factor_in_the_session_are_asked_for_it_everywhere():
    client = signed_in(make_staff("publisher"), factor=False)
    for path in cms_addresses(1):
        if path not in OPEN and not CLOSED.match(path):
            status, place = get(client, path)
            assert (status, place[:30]) == (302, "/accounts/2fa/reauthenticate/?"), path


@pytest.mark.parametrize("who", ["administrator", "superuser"])
def test_no_patient_is_seen_anywhere_in_the_cms(patient, who, settings):
    settings.DEBUG = who == "superuser"
    colleague = make_superuser() if who == "superuser" else make_staff(who)
    client = signed_in(colleague)
    client.raise_request_exception = False
    keys = {patient.pk, *Page.objects.values_list("pk", flat=True)}
    paths = sorted({path for key in keys for path in cms_addresses(key)} - set(OPEN))

    wrong = [line for path in paths for line in what_is_wrong(client, path, patient)]

    assert not wrong, "\n".join(wrong)


def what_is_wrong(client: Client, path: str, patient: User) -> Iterator[str]:
    response = client.get(path, {"q": "canary", "user": patient.pk, "owner": patient.pk})
    body = b"".join(response) if response.streaming else response.content
    if response.status_code >= 500:
        yield f"{path}: {response.status_code}"
    if CANARY.encode() in body or b"Canary Bird" in body:
        yield f"{path} shows the patient"


@pytest.mark.parametrize(
    "path",
    [
        "/cms/users/edit/{pk}/",
        "/cms/users/delete/{pk}/",
        "/cms/users/history/{pk}/",
        "/cms/users/usage/{pk}/",
        "/cms/bulk/accounts/user/delete/?id={pk}",
        "/cms/bulk/accounts/User/delete/?id=all",
        "/cms/bulk/accounts/USER/assign_role/?id=all",
        "/cms/bulk/accounts/user/set_active_state/?id=all",
        "/cms/users/edit/{pk}%00/",
        "/cms/users/edit/99999999999999999999999999/",
        "/cms/users/edit/-1/",
        "/cms/users/edit/_{pk}/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_superuser_cannot_open_or_change_a_patient(patient, path, method, settings):
    settings.DEBUG = True
    client = signed_in(make_superuser())

    response = getattr(client, method)(path.format(pk=patient.pk), {"is_active": ""})

    assert response.status_code == 404
    patient.refresh_from_db()
    assert patient.is_active
    assert not patient.groups.exists()


def test_a_patient_is_not_in_the_list_of_users(patient, settings):
    settings.DEBUG = True
    client = signed_in(make_superuser())

    for address in ("/cms/users/", "/cms/users/results/", "/cms/users/?q=canary"):
        assert CANARY.encode() not in client.get(address).content
