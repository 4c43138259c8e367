"""The file a patient takes along: complete row by row, nobody else's, readable, and made while it is sent."""

import csv
import io
import json
from uuid import uuid4
from zipfile import ZipFile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.auth import get_user_model

from diary import models
from diary.actions.archive.contents import archive
from diary.actions.checklist import finish_checklist
from diary.actions.entries import delete_entry
from diary.actions.export import clear_models, exported_as, patient_models, sealed_models
from diary.actions.store import store
from diary.domain.checklist_run import ChecklistRunPayload
from diary.domain.entries import PAYLOADS
from diary.models import AccessEvent, Consent, Entry, PatientKey, PendingErasure, Reminder
from diary.models.patient import read_diary
from diary.models.patterns import PATTERN_RUN_ID
from portal.accounts.actions import give_second_factor
from tests.diary.experiments.kept_experiments import a_locked
from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.patterns.kept import A_COMPARISON
from tests.diary.sharing.shares import an_opened_share
from tests.diary.visits.pages import a_visit
from tests.portal.people import signed_in as browser_of

pytestmark = pytest.mark.django_db
# What else in the whole portal points at an account, and why a patient has nothing there.
NOT_OF_PATIENTS = {
    "accounts.StaffInvitation": "made by administrators",
    "accounts.User_groups": "roles of staff",
    "accounts.User_user_permissions": "roles of staff",
}
STAFF_ONLY_APPS = {"education", "wagtailcore", "wagtailadmin", "wagtailusers", "wagtailimages",
                   "wagtaildocs", "wagtailsearch", "wagtailsnippets", "wagtail_localize", "admin"}  # fmt: skip
OF_THE_ACCOUNT = {EmailAddress, Authenticator, UserSession}


A_RUN = ChecklistRunPayload(
    zone="Europe/London", checked_at=NOON, tier="none", headline="H", action="A", items=(),
    given=(("Question", "=Answer"),), facts={"age_years": 40.0}, answered={}, rules_hash="x", region="GB-ENG",
)  # fmt: skip
# A number of ours, and what would open something for whoever finds the file.
NOT_TO_BE_READ = {"patient_id", "wrapped", "stop_token", "feed_token"}


def a_row(patient, model):
    """Make a row of a model in clear for ``patient``, unless there is one."""
    rows = {
        AccessEvent: {"what": "signed_in", "device": "firefox android", "at": NOON},
        Consent: {"text_version": 900, "given_at": NOON, "withdrawn_at": None},
        PendingErasure: {"what": "diary", "asked_at": NOON, "due_at": NOON},
        Reminder: {"due_at": NOON},
    }
    if model in rows:
        model.objects.create(patient=patient, **rows[model])


def full_diary():
    """Return a patient with a row in every model, one deleted, one that does not open."""
    patient = a_patient(tracked=("bloating",), height_cm=170.0)
    entries = [an_entry(patient, kind) for kind in PAYLOADS]
    delete_entry(entry=entries[0], now=NOON)
    unreadable = an_entry(patient, text="Swapped")
    Entry.objects.owned_by(patient).filter(id=unreadable.id).update(version=9)
    finish_checklist(patient=patient, id=uuid4(), payload=A_RUN, now=NOON)
    a_visit(patient, goals=("=Sleep through",))
    a_locked(patient)
    store(models.PatternRun(patient=patient, id=PATTERN_RUN_ID), A_COMPARISON, seen=0, now=NOON)
    an_opened_share(patient, now=NOON)
    return patient, entries[0], unreadable


def opened(patient) -> ZipFile:
    diary = read_diary(patient, NOON)
    return ZipFile(io.BytesIO(b"".join(archive(diary=diary))))


def table(file: ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read(f"csv/{name}.csv").decode("utf-8-sig"))))


def test_every_row_of_every_model_with_a_patient_is_in_the_document_and_in_a_table():
    patient, *_rest = full_diary()
    diary = read_diary(patient, NOON)
    other = a_patient()
    for model in clear_models():
        a_row(patient, model)
        a_row(other, model)
    file = ZipFile(io.BytesIO(b"".join(archive(diary=diary))))
    document = json.loads(file.read("diary.json"))

    assert file.testzip() is None
    passing = {m.__name__ for m in patient_models() if getattr(m, "is_passing", False)}
    assert passing == {"DiaryImport", "EntryBefore", "ImportPiece", "ShareFile"}
    for model in [*sealed_models(), *clear_models()]:
        rows = list(model.objects.owned_by(patient))
        assert rows, model
        name = exported_as(model)
        assert len(document[name]) == len(rows)
        names = list(PAYLOADS) if model is Entry else [name]
        assert sum(len(table(file, name)) for name in names) == len(rows)


def test_every_model_that_points_at_an_account_is_exported_or_known_to_hold_nothing_of_patients():
    user = get_user_model()
    pointing = {
        model
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is user
    }
    unknown = {
        model
        for model in pointing - set(patient_models()) - OF_THE_ACCOUNT
        if model._meta.app_label not in STAFF_ONLY_APPS and model._meta.label not in NOT_OF_PATIENTS
    }

    assert unknown == set()


def test_columns_in_clear_are_all_there_but_what_opens_something():
    patient, *_rest = full_diary()
    diary = read_diary(patient, NOON)
    for model in clear_models():
        a_row(patient, model)
    document = json.loads(ZipFile(io.BytesIO(b"".join(archive(diary=diary)))).read("diary.json"))

    for model in clear_models():
        columns = {
            field.attname for field in model._meta.local_concrete_fields if field.name != "pk"
        }
        assert columns - set(document[exported_as(model)][0]) <= NOT_TO_BE_READ
    assert "wrapped" not in document["keys"][0]


def test_nothing_of_anybody_else_is_in_any_file():
    ann, ben = a_patient(), a_patient()
    an_entry(ann, text="Of Ann")
    id = an_entry(ben, text="Of Ben").id
    file = opened(ann)
    text = " ".join(file.read(name).decode() for name in file.namelist())

    assert "Of Ann" in text
    assert [word for word in ("Of Ben", str(id), ben.email) if word in text] == []


def test_what_was_deleted_is_there_and_marked():
    patient, deleted, _unreadable = full_diary()
    file = opened(patient)

    (row,) = [row for row in table(file, deleted.kind) if row["id"] == str(deleted.id)]
    assert row["deleted_at"] == "2026-11-22 12:00"
    assert [row for row in table(file, "meal") if row["deleted_at"]] == []


def test_a_row_that_does_not_open_is_named_in_the_table_and_in_plain_words():
    patient, _deleted, unreadable = full_diary()
    file = opened(patient)

    (row,) = [row for row in table(file, "note") if row["problem"]]
    assert (row["id"], row["problem"]) == (str(unreadable.id), "cannot be read")
    assert f"csv/note.csv: {unreadable.id} 2026-11-22" in file.read("README.txt").decode()
    assert "does not open" not in opened(a_patient()).read("README.txt").decode()


def test_a_table_tells_the_time_where_the_person_was_and_units_in_its_headers():
    patient = a_patient()
    an_entry(patient, "measurement", zone="Asia/Kolkata", weight_value=11.0, weight_unit="st",
             weight_kg=69.853, pulse_bpm=60)  # fmt: skip
    (row,) = table(opened(patient), "measurement")

    assert (row["local_time"], row["utc_offset"], row["zone"]) == (
        "17:30",
        "UTC+05:30",
        "Asia/Kolkata",
    )
    assert (row["weight_kg"], row["pulse_bpm"], row["temperature_c"]) == ("69.853", "60", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_runs_as_a_formula_and_the_document_keeps_the_words(text):
    patient = a_patient()
    an_entry(patient, text=text)
    an_entry(patient, "meal", plants=(text,), what='é, "q"\nnext')
    file = opened(patient)

    assert table(file, "note")[0]["text"] == f"'{text}"
    assert table(file, "meal")[0]["plants"] == f"'{text}"
    assert table(file, "meal")[0]["what"] == 'é, "q"\nnext'
    assert text in [
        record["payload"].get("text") for record in json.loads(file.read("diary.json"))["entries"]
    ]


def test_the_account_is_there_and_nothing_that_would_let_somebody_in():
    patient = a_patient()
    EmailAddress.objects.create(user=patient, email=patient.email, verified=True, primary=True)
    give_second_factor(user=patient)
    browser_of(patient).get("/accounts/", headers={"user-agent": "Firefox"})
    text = opened(patient).read("account.json").decode()
    account = json.loads(text)

    assert account["email"] == account["email_addresses"][0]["email"] == patient.email
    assert {way["type"] for way in account["ways_to_sign_in"]} == {"totp", "recovery_codes"}
    assert account["sessions"][0]["user_agent"] == "Firefox"
    secrets = [
        row.data.get("secret") or row.data.get("seed") for row in Authenticator.objects.all()
    ]
    assert all(secrets)
    assert not any(secret in text for secret in secrets)
    assert UserSession.objects.get().session_key not in text


def test_the_schemas_describe_exactly_what_is_in_the_document():
    patient, *_rest = full_diary()
    file = opened(patient)
    document = json.loads(file.read("diary.json"))
    whole = json.loads(file.read("schema/document.json"))

    assert whole["properties"].keys() == document.keys() == set(whole["required"])
    for model in sealed_models():
        row = whole["properties"][exported_as(model)]["items"]
        for record in document[exported_as(model)]:
            assert set(row["required"]) <= record.keys() <= row["properties"].keys()
            kind = record.get("kind") or model.payload_type.kind
            said = json.loads(file.read(f"schema/{kind}.json"))["properties"]
            assert (record["payload"] or {}).keys() <= said.keys()


def test_the_wrapped_key_is_in_no_file():
    patient, *_rest = full_diary()
    wrapped = bytes(PatientKey.objects.get(patient=patient).wrapped)
    file = opened(patient)

    assert [name for name in file.namelist() if wrapped.hex() in file.read(name).decode()] == []
