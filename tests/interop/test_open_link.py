"""Links of ours, opened over HTTP by a client that others wrote: kill-the-clipboard, by Node."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from diary.actions.sharing.ending import end_share
from diary.domain.sharing.attached import pdf_as_document
from diary.domain.sharing.link import MOST_TRIES
from diary.models import Share, ShareOpening
from tests.diary.factories import a_patient
from tests.diary.sharing.shares import BUNDLE, DOCUMENT, PASSCODE, a_link
from tests.interop import node
from tests.interop.fhir import faults, read_by_types

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
RESOURCES = [json.loads(BUNDLE), json.loads(DOCUMENT)]
NOT_FOUND = "SHLManifestNotFoundError"


@pytest.fixture
def site(live_server, settings):
    settings.WAGTAILADMIN_BASE_URL = live_server.url
    return live_server.url


def opened(*links, **said):
    """Return what came of each link, opened one after the other."""
    common = {"recipient": "Dr Sample", "passcode": PASSCODE, **said}
    wanted = [{**common, "link": link.as_text()} for link in links]
    return json.loads(node.run("open_link.mjs", given=json.dumps(wanted)))


def test_an_independent_client_opens_embedded_files_and_those_that_come_by_themselves(site):
    link = a_link(a_patient(), site=site)

    (((embedded,),), ((located,),)) = opened(link), opened(link, most=600)

    assert (embedded["resources"], embedded["located"]) == (RESOURCES, 0)
    assert (located["resources"], located["located"]) == (RESOURCES, 1)
    assert embedded["label"] == "Sample label"
    assert ShareOpening.objects.count() == 2


def test_it_is_told_that_a_passcode_is_wrong_and_how_many_tries_are_left(site):
    ((wrong,),) = opened(a_link(a_patient(), site=site), passcode="wrong one")

    assert wrong["refused"] == "SHLInvalidPasscodeError"
    assert json.loads(wrong["body"]) == {"remainingAttempts": MOST_TRIES - 1}


def test_it_is_told_nothing_of_a_link_that_has_ended_or_was_never_one(site):
    patient = a_patient()
    ended, expired = a_link(patient, site=site), a_link(patient, site=site)
    first = Share.objects.order_by("created_at").first()
    end_share(patient=patient, id=first.id, now=timezone.now())
    Share.objects.exclude(id=first.id).update(expires_at=timezone.now() - timedelta(minutes=1))

    answers = [answer for (answer,) in opened(ended, expired)]

    assert [answer["refused"] for answer in answers] == [NOT_FOUND, NOT_FOUND]
    assert answers[0]["body"] == answers[1]["body"]


def test_a_pdf_travels_as_a_resource_that_validators_know():
    made_at = timezone.now()
    document = pdf_as_document(b"%PDF-1.7", title="Sample", language="es", made_at=made_at)

    assert faults([document]) == [[]]
    assert read_by_types(document)["content"][0]["attachment"]["contentType"] == "application/pdf"
