"""Export, import and erasure: complete, nobody else's, and for good."""

import json
from io import StringIO
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from diary.actions.entries import delete_entry
from diary.actions.erase import erase_diary
from diary.actions.export import export_parts, exported_as, patient_models, sealed_models
from diary.actions.importing.own import NotADiaryFile, import_diary
from diary.domain.entries import PAYLOADS
from diary.models import AccessEvent, Consent, Entry, Erased, PatientKey, PendingErasure, Reminder
from diary.models.base import Privacy, SealedRecord
from diary.vault import NoKeyOpensThis, SealBroken, new_wrapped_key, unwrap
from tests.diary.at_once import just_before
from tests.diary.factories import BEGIN, NOON, a_patient, an_entry

pytestmark = pytest.mark.django_db
PATIENT_MODELS = list(apps.get_app_config("diary").get_models())


def one_of_each(patient):
    return [an_entry(patient, kind) for kind in PAYLOADS]


def exported(patient):
    return json.loads("".join(export_parts(patient=patient, now=NOON)))


def rows_of(patient):
    models = [model for model in patient_models() if model is not AccessEvent]
    return [row for model in models for row in model.objects.owned_by(patient)]


@pytest.mark.parametrize("model", PATIENT_MODELS, ids=lambda model: model.__name__)
def test_every_column_is_labelled_personal_or_operational(model):
    columns = {
        field.name for field in model._meta.get_fields() if field.concrete or field.primary_key
    }

    assert columns == set(model.privacy)
    assert set(model.privacy.values()) <= set(Privacy)


def test_what_is_not_sealed_is_known_to_hold_no_words_of_a_patient():
    in_clear = {model for model in PATIENT_MODELS if not issubclass(model, SealedRecord)}

    assert in_clear == {AccessEvent, Consent, Erased, PatientKey, PendingErasure, Reminder}


def test_the_export_is_the_database_row_by_row():
    patient = a_patient(tracked=("bloating",), height_cm=170.0)
    delete_entry(entry=one_of_each(patient)[0], now=NOON)
    document = exported(patient)

    for model in sealed_models():
        rows = {str(row.id): row for row in model.objects.owned_by(patient)}
        records = {record["id"]: record for record in document[exported_as(model)]}
        assert records.keys() == rows.keys()
        for id, row in rows.items():
            assert records[id]["payload"] == json.loads(row.opened(patient.diary_key.vault))
            assert records[id]["version"] == row.version
            assert (records[id]["deleted_at"] is None) == (row.deleted_at is None)


def test_the_export_holds_nobody_elses_words():
    ann = a_patient()
    an_entry(ann, text="Of Ann")
    an_entry(a_patient(), text="Of Ben")

    assert [record["payload"]["text"] for record in exported(ann)["entries"]] == ["Of Ann"]


def test_the_export_documents_every_payload():
    others = {model.payload_type.kind for model in sealed_models() if model.payload_type}

    assert "checklist" in others
    assert set(PAYLOADS) | others == exported(a_patient())["schemas"].keys()


def test_a_row_that_does_not_open_is_named_in_the_export():
    patient = a_patient()
    an_entry(patient)
    Entry.objects.owned_by(patient).update(version=7)

    assert exported(patient)["entries"][0]["unreadable"]


def test_an_export_comes_back_without_loss():
    ann, ben = a_patient(tracked=("bloating",)), a_patient(diary=False)
    delete_entry(entry=one_of_each(ann)[0], now=NOON)
    document = "".join(export_parts(patient=ann, now=NOON)).encode()

    report = import_diary(patient=ben, document=document, now=NOON)

    there, here = exported(ann), exported(PatientKey.objects.get(patient=ben).patient)
    assert (report.stored, report.kept, report.invalid) == (9, 0, [])
    for name in ("profile", "entries"):
        for record in (*there[name], *here[name]):
            record.pop("version"), record.pop("updated_at")
        key = lambda record: record["id"]  # noqa: E731 - only here
        assert sorted(here[name], key=key) == sorted(there[name], key=key)


def test_importing_again_changes_nothing():
    patient = a_patient()
    one_of_each(patient)
    document = "".join(export_parts(patient=patient, now=NOON)).encode()
    before = exported(patient)

    reports = [import_diary(patient=patient, document=document, now=NOON) for _ in range(3)]

    assert [(report.stored, report.kept) for report in reports] == [(0, 9)] * 3
    assert exported(patient) == before


def test_one_bad_record_never_stops_the_others():
    patient = a_patient()
    one_of_each(patient)
    document = exported(patient)
    bad = [None, 5, {}, {"id": 5, "payload": {}, "kind": "note"}, {"id": "x"}, []]
    document["entries"] = [*bad, *document["entries"]]
    document["entries"][7]["payload"]["zone"] = "\x00"

    report = import_diary(patient=a_patient(), document=json.dumps(document).encode(), now=NOON)

    assert (report.stored, len(report.invalid)) == (8, 7)


@pytest.mark.parametrize("name", ["created_at", "deleted_at"])
@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1849-12-31T00:00:00Z"]
)
def test_a_moment_at_the_end_of_the_calendar_is_a_bad_record(name, moment):
    patient = a_patient()
    one_of_each(patient)
    document = exported(patient)
    document["entries"][0][name] = moment

    report = import_diary(patient=a_patient(), document=json.dumps(document).encode(), now=NOON)

    assert (report.stored, report.invalid) == (8, [("entries", 0, "record")])


@pytest.mark.parametrize(
    "document", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"format": "patient-diary"}', b"NaN"]
)
def test_a_file_that_is_no_diary_is_refused(document):
    with pytest.raises(NotADiaryFile):
        import_diary(patient=a_patient(), document=document, now=NOON)


def test_erasing_leaves_no_row_of_this_patient_and_every_row_of_another():
    ann, ben = a_patient(), a_patient()
    one_of_each(ann)
    one_of_each(ben)
    kept = len(rows_of(ben))

    erase_diary(patient=ann)

    assert rows_of(ann) == []
    assert len(rows_of(ben)) == kept


def test_a_copy_of_ciphertext_does_not_open_after_erasure(settings):
    patient = a_patient()
    copies = [an_entry(patient), patient.diary_key]
    erase_diary(patient=patient)
    an_entry(a_patient())

    left = [bytes(key.wrapped) for key in PatientKey.objects.all()] + [new_wrapped_key(patient.pk)]
    assert copies[0].opened(copies[1].vault)  # the copy is whole: the key in memory would open it
    for wrapped in left:
        for ring in [(key,) for key in settings.DIARY_KEYS]:
            settings.DIARY_KEYS = ring
            with pytest.raises((SealBroken, NoKeyOpensThis)):
                copies[0].opened(unwrap(wrapped, patient.pk))


def test_a_new_diary_after_erasure_cannot_open_the_old_one(signed_in):
    old = an_entry(signed_in.patient)
    erase_diary(patient=signed_in.patient)

    signed_in.post(reverse("begin"), BEGIN)

    key = PatientKey.objects.get(patient_id=signed_in.patient.pk)
    with pytest.raises(SealBroken):
        old.opened(key.vault)


def test_the_commands_carry_a_diary_from_one_account_to_another(tmp_path):
    ann, ben = a_patient(), a_patient(diary=False)
    an_entry(ann, id=UUID(int=9))
    file, said = tmp_path / "diary.zip", StringIO()

    call_command("export_diary", ann.email, file, stdout=said)
    call_command("erase_diary", ann.email, stdout=said)
    with ZipFile(file) as archive:
        document = archive.extract("diary.json", tmp_path)
    call_command("import_diary", ben.email, Path(document), stdout=said)
    call_command("rotate_keys", stdout=said)

    assert file.stat().st_mode & 0o777 == 0o600
    assert Entry.objects.get().patient_id == ben.pk
    assert "Sample words" not in said.getvalue()


@pytest.mark.parametrize("command", ["export_diary", "import_diary", "erase_diary"])
def test_a_command_refuses_an_address_that_is_no_patients(command, tmp_path):
    file = tmp_path / "diary.json"
    file.write_text("{}")
    words = ["nobody@example.org", file][: 1 if command == "erase_diary" else 2]

    with pytest.raises(CommandError, match="No patient"):
        call_command(command, *words)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_diary", a_patient().email, tmp_path / "none.json")


def test_an_import_into_a_diary_that_is_erased_meanwhile_says_so(tmp_path):
    ann, ben, file = a_patient(), a_patient(), tmp_path / "diary.json"
    an_entry(ann)
    file.write_text(json.dumps(exported(ann)))

    with (
        just_before('INSERT INTO "diary_entry"', lambda: erase_diary(patient=ben)),
        pytest.raises(CommandError, match="erased meanwhile"),
    ):
        call_command("import_diary", ben.email, file)
