"""A row, a key or a profile that does not open: a clear page, a way on, and nothing else is affected."""

from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse

from diary.domain.payload import SealedPayload
from diary.models import Entry, PatientKey, PatientProfile
from tests.diary.at_once import just_before
from tests.diary.factories import BEGIN, TODAY, an_entry
from tests.diary.test_entry_pages import FILLED, ID, add, said

pytestmark = pytest.mark.django_db
EDIT, DELETE, UNDO = (
    reverse(name, args=[ID]) for name in ("edit_entry", "delete_entry", "undo_delete")
)


class Misfit(SealedPayload):
    """What some other version of the portal may have sealed."""

    kind = "note"
    from_the_future: str = "yes"


def break_seal(row):
    Entry.objects.filter(id=row.id).update(sealed=bytes(row.sealed)[:-1] + b"x")


def make_unfit(row):
    vault = row.patient.diary_key.vault
    Entry.objects.filter(id=row.id).update(
        sealed=vault.seal(row.row_label(), Misfit.build().seal_bytes())
    )


@pytest.fixture(params=[break_seal, make_unfit])
def spoil(request):
    return request.param


@pytest.fixture
def a_spoiled(signed_in, spoil):
    """Return a function that records an entry of a kind and makes it unreadable."""

    def spoiled(kind):
        row = an_entry(signed_in.patient, kind, id=UUID(ID))
        spoil(row)
        return row

    return spoiled


@pytest.mark.parametrize("kind", ["note", "day", "meal"])
def test_an_entry_that_does_not_open_says_so_and_can_be_deleted_and_brought_back(
    signed_in, a_spoiled, kind
):
    a_spoiled(kind)

    page = signed_in.get(EDIT)
    assert "cannot be opened" in page.content.decode()
    assert f'action="{DELETE}"' in page.content.decode()

    deleted = signed_in.post(DELETE, follow=True)
    assert UNDO in deleted.content.decode()
    assert "cannot be opened" not in deleted.content.decode()
    assert f'action="{UNDO}"' in signed_in.get(EDIT).content.decode()

    signed_in.post(UNDO)
    assert Entry.objects.get().deleted_at is None
    assert Entry.objects.get().version == 1  # what is sealed was not touched, and may open again


def test_the_day_page_leads_to_an_entry_that_does_not_open(signed_in, a_spoiled):
    a_spoiled("note")

    assert f'href="{EDIT}"' in signed_in.get(reverse("today")).content.decode()
    assert f'href="{EDIT}"' in signed_in.get(reverse("timeline")).content.decode()


def test_a_tick_on_a_day_whose_entry_does_not_open_says_so(signed_in, a_spoiled):
    a_spoiled("day")

    answer = signed_in.post(reverse("today"), {"done": "1", "complete": "on"})

    assert answer.status_code == 409
    assert f'action="{DELETE}"' in answer.content.decode()


def test_what_was_typed_about_a_day_whose_entry_does_not_open_is_shown(signed_in, a_spoiled):
    a_spoiled("day")

    answer = add(signed_in, "day", id=str(uuid4()), fluids_cups="11")

    assert answer.status_code == 409
    assert ("Drinks", "11") in answer.context["typed"]
    assert Entry.objects.count() == 1


def test_a_day_whose_entry_did_not_open_is_written_again_once_that_is_deleted(signed_in, a_spoiled):
    a_spoiled("day")
    signed_in.post(DELETE)

    add(signed_in, "day", id=str(uuid4()))

    assert [day.local_day() for day in said(signed_in.patient)] == [TODAY]
    assert signed_in.post(UNDO).status_code == 409  # the day is taken


def test_a_change_of_an_entry_that_does_not_open_any_more_keeps_the_words(signed_in, a_spoiled):
    a_spoiled("note")

    answer = signed_in.post(EDIT, {**FILLED["note"], "seen": "1", "text": "Of the laptop"})

    assert answer.status_code == 409
    assert "Of the laptop" in answer.content.decode()
    assert "not saved" in answer.content.decode()


def test_a_delete_of_what_was_written_anew_meanwhile_deletes_nothing(signed_in, a_spoiled):
    row = a_spoiled("note")

    with just_before('UPDATE "diary_entry"', lambda: Entry.objects.all().update(version=2)):
        answer = signed_in.post(DELETE)

    assert answer.url == EDIT
    assert Entry.objects.get(id=row.id).deleted_at is None


PAGES = ("today", "timeline", "track", "diary_settings", "begin")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_diary_without_its_key_says_so_on_every_page(signed_in, page, method):
    an_entry(signed_in.patient)
    PatientKey.objects.all().delete()

    answer = getattr(signed_in, method)(reverse(page), {"zone": "Europe/Paris"})

    assert answer.status_code == 503
    assert PatientProfile.objects.count() == Entry.objects.count() == 1
    assert not PatientKey.objects.exists()


def test_a_key_that_does_not_open_is_not_begun_with_again(signed_in, settings):
    PatientProfile.objects.all().delete()
    settings.DIARY_KEYS = (bytes(range(7, 39)),)

    assert signed_in.post(reverse("begin"), BEGIN).status_code == 503


@pytest.mark.parametrize("command", ["export_diary", "import_diary"])
def test_the_commands_say_that_a_key_is_missing(patient, command, tmp_path):
    file = tmp_path / "diary.json"
    call_command("export_diary", patient.email, file)
    PatientKey.objects.all().delete()

    with pytest.raises(CommandError, match="key"):
        call_command(command, patient.email, file)
