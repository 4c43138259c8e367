"""The checklist of somebody with a diary: filled in, kept as it was seen, never changed, nobody else's."""

from datetime import date, timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.urls import reverse

from diary.actions.checklist import finish_checklist
from diary.actions.store import RecordHasChanged
from diary.models import ChecklistRun
from diary.snapshots.red_flags import forget_red_flags
from education.models import RedFlag
from education.published import bump_content_version
from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.live_red_flags import put_live
from tests.diary.test_checklist_pages import ALL_SEEN, text

NEW = {"step": "start", "none_of_signs": "on", "age": "52", "go": "result", "none_of_applies": "on",
       "seen": ALL_SEEN, "q-unwell": "no"}  # fmt: skip


@pytest.fixture(autouse=True)
def _live(db):
    forget_red_flags()
    put_live()
    yield
    forget_red_flags()


def finish(signed_in, **data):
    return signed_in.post(reverse("checklist_new"), {**NEW, **data})


def only_run(patient) -> ChecklistRun:
    run = ChecklistRun.objects.owned_by(patient).get()
    run.patient = patient
    return run


def test_a_result_is_kept_and_shown_at_its_own_address(signed_in):
    response = finish(signed_in, **{"q-lump": "unsure"})
    run = only_run(signed_in.patient)
    assert response["Location"] == reverse("checklist_run", args=[run.id])
    page = text(signed_in.get(response["Location"]))
    assert "Contact your practice this week" in page
    assert "You answered not sure to “A lump" in page
    assert "Tell them this first" in page
    assert "Nobody at the clinic sees this" in page


def test_a_run_keeps_facts_items_versions_words_and_rules(signed_in):
    finish(signed_in, **{"q-lump": "unsure"})
    payload = only_run(signed_in.patient).read()
    assert payload.facts["lump"] == "unsure"
    assert payload.answered["age_years"] == 52
    assert [(item.code, item.version) for item in payload.items] == [("RF32", 1)]
    assert "lump" in payload.items[0].question
    assert len(payload.rules_hash) == 64


def test_the_diary_fills_in_and_says_why(signed_in):
    an_entry(
        signed_in.patient, "bowel_movement", occurred_at=NOON - timedelta(days=10), blood="on_paper"
    )
    page = signed_in.post(reverse("checklist_new"), {**NEW, "go": "step:bleeding"}).content.decode()
    assert "Your diary shows blood on the paper on 12 November 2026. Is that right?" in page
    assert 'name="q-stool_blood_90d" value="yes" checked' in page


def test_an_answer_of_no_does_not_lower_what_the_diary_shows(signed_in):
    an_entry(
        signed_in.patient, "bowel_movement", occurred_at=NOON - timedelta(days=10), blood="on_paper"
    )
    page = text(signed_in.get(finish(signed_in, **{"q-stool_blood_90d": "no"})["Location"]))
    assert "Contact your practice this week" in page
    assert "Your diary shows blood on the paper on 12 November 2026." in page
    assert "You answered no" in page


def test_a_changed_red_flag_never_rewrites_a_run_and_says_so(signed_in):
    address = finish(signed_in, **{"q-lump": "yes"})["Location"]
    before = text(signed_in.get(address))
    RedFlag.objects.filter(code="RF32").update(sign="Other words", version=9)
    bump_content_version()
    after = text(signed_in.get(address))
    assert "Other words" not in after
    assert "The clinic has changed its questions since" in after
    assert "The clinic has changed its questions since" not in before


def test_what_changed_since_the_last_run_is_asked_again_and_says_why(signed_in):
    finish(signed_in, **{"q-lump": "yes"})
    before = text(signed_in.get(reverse("checklist_new")))
    RedFlag.objects.filter(code="RF32").update(sign="Other words", version=9)
    bump_content_version()
    after = text(signed_in.get(reverse("checklist_new")))
    says = "The clinic has changed these since your checklist of 22 November 2026, so we ask about them again"
    assert f"{says}: Other words" in after
    assert "The clinic has changed these" not in before


def test_a_run_of_before_versions_were_kept_claims_no_change(signed_in):
    finish(signed_in, **{"q-lump": "yes"})
    payload = only_run(signed_in.patient).read().model_copy(update={"versions": None})
    assert payload.changed_in({"RF32": 9}) is None


def test_the_same_run_sent_twice_is_one(signed_in):
    again = {"run": str(uuid4()), "q-lump": "yes"}
    assert finish(signed_in, **again)["Location"] == finish(signed_in, **again)["Location"]
    assert ChecklistRun.objects.owned_by(signed_in.patient).count() == 1


def test_other_answers_under_the_same_id_are_another_run_and_overwrite_nothing(signed_in):
    run = str(uuid4())
    first = finish(signed_in, run=run, **{"q-lump": "yes"})["Location"]
    second = finish(signed_in, run=run, **{"q-lump": "no"})["Location"]
    assert first != second
    assert "Contact your practice this week" in text(signed_in.get(first))


def test_a_run_has_one_version_for_good(signed_in):
    finish(signed_in, **{"q-lump": "yes"})
    run = only_run(signed_in.patient)
    payload = run.read()
    changed = payload.model_copy(update={"tier": "none"})
    with pytest.raises(RecordHasChanged):
        finish_checklist(patient=run.patient, id=run.id, payload=changed, now=NOON)
    with pytest.raises(IntegrityError):
        ChecklistRun.objects.filter(patient=run.patient_id, id=run.id).update(version=2)


def test_nobody_else_sees_a_run_and_it_says_no_more_than_a_missing_one(signed_in, client):
    address = finish(signed_in, **{"q-lump": "yes"})["Location"]
    signed_in.force_login(a_patient())
    theirs = signed_in.get(address)
    missing = signed_in.get(reverse("checklist_run", args=[uuid4()]))
    assert theirs.status_code == missing.status_code == HTTPStatus.NOT_FOUND
    assert text(theirs) == text(missing)
    client.logout()
    assert client.get(address).status_code == HTTPStatus.FOUND


def test_the_list_shows_each_run_with_its_headline(signed_in):
    assert "No checklist yet" in text(signed_in.get(reverse("checklists")))
    finish(signed_in, **{"q-lump": "yes"})
    page = text(signed_in.get(reverse("checklists")))
    assert "22 November 2026" in page
    assert "Contact your practice this week" in page


def test_an_old_run_is_shown_while_a_live_rule_cannot_be_read(signed_in):
    address = finish(signed_in, **{"q-lump": "yes"})["Location"]
    RedFlag.objects.filter(code="RF41").update(rule="nonsense >=")
    forget_red_flags()
    page = signed_in.get(address)
    assert page.status_code == HTTPStatus.OK
    assert "The clinic has changed its questions since" in text(page)


def test_no_row_of_the_list_shows_a_tick(signed_in):
    finish(signed_in, **{"q-lump": "no"})
    page = signed_in.get(reverse("checklists")).content.decode()
    assert "Nothing you answered matched our list" in page
    assert "9l1.5 1.5L13 7.5" not in page.split("<main")[1].split("</main>")[0]


def test_a_run_that_does_not_open_is_said_so_and_hides_no_other(signed_in):
    finish(signed_in, **{"q-lump": "yes"})
    ChecklistRun.objects.owned_by(signed_in.patient).update(sealed=b"\x01broken")
    assert "This one cannot be opened" in text(signed_in.get(reverse("checklists")))
    run = ChecklistRun.objects.owned_by(signed_in.patient).get()
    address = reverse("checklist_run", args=[run.id])
    assert signed_in.get(address).status_code == HTTPStatus.SERVICE_UNAVAILABLE


@pytest.mark.parametrize(
    "bad", [{"run": "x"}, {"run": "\u0000"}, {"age": "old"}, {"q-lump": "x" * 999}, {"go": "?"}]
)
def test_bad_values_never_break_the_page(signed_in, bad):
    status = finish(signed_in, **bad).status_code
    assert status in {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.BAD_REQUEST}


def test_the_first_page_asks_the_age_only_when_the_profile_does_not_say_it(signed_in):
    assert 'name="age"' in signed_in.get(reverse("checklist_new")).content.decode()
    signed_in.force_login(a_patient(date_of_birth=date(1970, 11, 22)))
    page = signed_in.get(reverse("checklist_new")).content.decode()
    assert 'name="age"' not in page
    assert 'name="run"' in page
    assert "csrfmiddlewaretoken" in page


def test_the_age_is_taken_at_the_date_of_checking(signed_in):
    for born, age in ((date(1976, 11, 22), 50), (date(1976, 11, 23), 49)):
        signed_in.force_login(patient := a_patient(date_of_birth=born))
        finish(signed_in, age="", **{"q-lump": "yes"})
        run = ChecklistRun.objects.owned_by(patient).get()
        run.patient = patient
        assert run.read().facts["age_years"] == age


def test_repr_shows_nothing_of_a_run(signed_in):
    finish(signed_in, **{"q-lump": "unsure"})
    payload = only_run(signed_in.patient).read()
    said = f"{payload!r} {payload.items!r} {only_run(signed_in.patient)}"
    assert "lump" not in said
