"""Every address of ours × everybody × every verb, with B's ids: who gets in, who does not.

To add an address: one line in ``access_table.TABLE``.
"""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from diary.actions.checklist import finish_checklist
from diary.actions.importing.upload import receive_file
from diary.domain.checklist_run import ChecklistRunPayload
from diary.models.patient import read_diary
from tests.architecture.access_table import (
    ACTORS,
    ANONYMOUS,
    LET_IN,
    MISSING,
    PATIENT_A,
    PATIENT_B,
    PATIENTS,
    REAUTHENTICATE,
    SAME_FOR_ALL,
    SAYS_NO,
    STAFF,
    TABLE,
    TO_SIGN_IN,
    TOLD_TO_SIGN_IN,
    VERBS,
    Rule,
)
from tests.diary.experiments.kept_experiments import a_draft
from tests.diary.factories import a_patient as a_diary_patient
from tests.diary.factories import an_entry
from tests.diary.sharing.shares import a_link
from tests.diary.visits.pages import a_visit
from tests.portal.passkey_sample import PASSKEY
from tests.portal.people import SAME_ORIGIN, make_staff, make_superuser, signed_in

pytestmark = pytest.mark.slow
NO_SUCH_VERB = 405  # told before anything is looked up
PART = re.compile(r"<(?:\w+:)?(\w+)>")


def addresses(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Yield every route of the portal, as it is written in the code."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from addresses(pattern, route)


OURS = sorted({route for route in addresses() if not route.startswith("cms/")})


@pytest.fixture
def people(db: None) -> dict[str, Any]:
    """Return a browser for each actor, and B's own ids."""
    patients = {name: a_diary_patient() for name in (PATIENT_A, PATIENT_B)}
    staff = {role: make_staff(role) for role in STAFF if role != "superuser"}
    everybody = {**patients, **staff, "superuser": make_superuser()}
    key = Authenticator.objects.create(user=patients[PATIENT_B], type="webauthn", data=PASSKEY)
    return {
        "browsers": {ANONYMOUS: Client(headers=SAME_ORIGIN)}
        | {name: signed_in(user) for name, user in everybody.items()},
        "ids": {
            "B share": a_share(patients[PATIENT_B]),
            "B entry": an_entry(patients[PATIENT_B]).id,
            "B meal": an_entry(patients[PATIENT_B], "meal").id,
            "B medicine": an_entry(patients[PATIENT_B], "medicine").id,
            "B checklist run": a_checklist_run(patients[PATIENT_B]),
            "B visit": a_visit(patients[PATIENT_B]),
            "B experiment": a_draft(patients[PATIENT_B]).id,
            "B import": receive_file(
                diary=read_diary(patients[PATIENT_B], timezone.now()), chunks=[b"a,b\n1,2\n"]
            ),
            "B passkey": key.pk,
        },
    }


def a_checklist_run(patient: Any) -> uuid.UUID:
    said = {"zone": "Europe/London", "checked_at": timezone.now(), "tier": "soon"}
    said |= {"headline": "Sample", "action": "Sample", "items": (), "facts": {}, "answered": {}}
    payload = ChecklistRunPayload.build(**said, rules_hash="sample", region="GB-ENG")
    run = finish_checklist(patient=patient, id=uuid.uuid4(), payload=payload, now=timezone.now())
    return run.id


def a_share(patient: Any) -> uuid.UUID:
    id = uuid.uuid4()
    a_link(patient, id=id)
    return id


def address_of(route: str, rule: Rule, ids: dict[str, Any]) -> str:
    filled = {name: ids.get(str(value), value) for name, value in rule.ids.items()}
    if "path" in filled and "(" in route:
        return f"/{filled['path']}"
    return "/" + PART.sub(lambda part: str(filled[part.group(1)]), route)


def outcome(response: HttpResponse) -> str:
    """Say in a word what an answer means for whoever asked."""
    place = response.headers.get("Location", "")
    if response.status_code == 302 and place.startswith("/accounts/login/?next="):
        return TO_SIGN_IN
    if response.status_code == 302 and "reauthenticate/" in place:
        return REAUTHENTICATE
    said = {401: TOLD_TO_SIGN_IN, 403: SAYS_NO, 404: MISSING}
    return said.get(response.status_code, LET_IN)


def ask(browser: Client, verb: str, path: str) -> HttpResponse:
    """Send one request, and take back whatever it changed."""
    cookies = browser.cookies.copy()
    cache.clear()
    with transaction.atomic():
        response = browser.generic(verb, path)
        transaction.set_rollback(True)
    browser.cookies = cookies
    assert response.status_code != 500, f"{verb} {path}"  # 503: closed on purpose
    return response


def wrong_answers(route: str, rule: Rule, people: dict[str, Any]) -> Iterator[str]:
    path = address_of(route, rule, people["ids"])
    for verb in VERBS:
        answers = {name: ask(people["browsers"][name], verb, path) for name in ACTORS}
        for name, response in answers.items():
            expected = rule.outcome[name]
            if SAME_FOR_ALL in expected:
                fits = seen_by(response) == seen_by(answers[ANONYMOUS])
            else:
                fits = response.status_code == NO_SUCH_VERB or outcome(response) in expected
            if not fits:
                yield f"{verb} {path} as {name}: {response.status_code}, not {expected}"


def seen_by(response: HttpResponse) -> tuple[int, bytes]:
    """Return what a reader sees, streamed or not."""
    streamed = b"".join(response) if response.streaming else response.content
    return response.status_code, streamed


def test_every_address_has_a_line_in_the_table():
    missing = [route for route in OURS if route not in TABLE]

    assert not missing, f"add a line for each to tests/architecture/access_table.py: {missing}"


@pytest.mark.django_db
def test_everybody_gets_where_they_may_and_nowhere_else(people):
    known = [route for route in OURS if route in TABLE]
    with time_machine.travel(timezone.now(), tick=False):  # a feed says when it was asked
        wrong = [line for route in known for line in wrong_answers(route, TABLE[route], people)]

    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
def test_what_is_another_patients_is_as_missing_as_what_never_was(people):
    for route in (route for route in OURS if "<uuid:id>" in route and route in TABLE):
        theirs = address_of(route, TABLE[route], people["ids"])
        nobodys = "/" + PART.sub(str(uuid.uuid4()), route)
        for verb in VERBS:
            one, other = (ask(people["browsers"][PATIENT_A], verb, p) for p in (theirs, nobodys))
            assert (one.status_code, one.content) == (other.status_code, other.content)


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["edit", "remove"])
def test_a_passkey_is_changed_by_its_owner_only(people, what):
    path = f"/accounts/2fa/webauthn/keys/{people['ids']['B passkey']}/{what}/"
    a, b = (people["browsers"][name].get("/accounts/").wsgi_request.user for name in PATIENTS)

    assert signed_in(a, reauthenticated=True).post(path, {"name": "x"}).status_code == 404
    assert signed_in(b, reauthenticated=True).get(path).status_code == 200
