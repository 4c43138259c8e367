"""Saving a part of a visit: conflicts, double sends, a session that ended, an erased diary, and any text."""

from datetime import date
from uuid import uuid4

import pytest

from diary.actions.erase import erase_diary
from diary.actions.visits import change_visit, delete_visit
from diary.models import Visit
from tests.diary.at_once import just_before
from tests.diary.factories import NOON
from tests.diary.visits.pages import a_visit, address, said, sent_from

pytestmark = pytest.mark.django_db
WRITE = 'UPDATE "diary_visit"'
SCRIPTS = "Ελληνικά Кириллица العربية עברית हिन्दी 中文 日本語 한국어 ไทย 🙂👩🏽‍⚕️ e\u0301 \u202eabc"


def changed_elsewhere(browser, id, **said_there):
    row = Visit.objects.get(id=id)
    row.patient = browser.patient
    payload = row.read().model_copy(update=said_there)
    change_visit(patient=browser.patient, id=id, payload=payload, seen=row.version, now=NOON)


def shown(browser, page, id):
    form = browser.get(address(page, id)).context["form"]
    return {f.html_name: f.value() for f in form if f.value() not in (None, "")}


def test_the_same_part_changed_elsewhere_is_shown_beside_what_was_written(signed_in):
    id = a_visit(signed_in.patient, goals=("Before",))
    sent = {**shown(signed_in, "visit_goals", id), "goal_1": "Mine"}
    changed_elsewhere(signed_in, id, goals=("Theirs",))

    answer = signed_in.post(address("visit_goals", id), sent)

    assert answer.status_code == 409
    assert ("What matters most to you?", "Theirs", "Mine") in answer.context["rows"]
    assert said(signed_in.patient, id).goals == ("Theirs",)
    signed_in.post(answer.context["send_to"], dict(answer.context["hidden"]))
    assert said(signed_in.patient, id).goals == ("Mine",)


def test_another_part_changed_elsewhere_is_no_conflict_and_stays(signed_in):
    id = a_visit(signed_in.patient)
    sent = {**shown(signed_in, "visit_goals", id), "goal_1": "Mine"}
    changed_elsewhere(signed_in, id, story="Theirs")

    assert signed_in.post(address("visit_goals", id), sent).status_code == 302

    kept = said(signed_in.patient, id)
    assert (kept.goals, kept.story) == (("Mine",), "Theirs")


def test_a_visit_deleted_elsewhere_comes_back_only_when_it_is_chosen(signed_in):
    id = a_visit(signed_in.patient)
    sent = {**shown(signed_in, "visit_story", id), "story": "Mine"}
    row = Visit.objects.get(id=id)
    row.patient = signed_in.patient
    delete_visit(visit=row, now=NOON)

    answer = signed_in.post(address("visit_story", id), sent)

    assert answer.status_code == 409
    assert "was deleted after you opened it" in answer.content.decode()
    signed_in.post(answer.context["send_to"], dict(answer.context["hidden"]))
    assert Visit.objects.kept().filter(id=id).exists()
    assert said(signed_in.patient, id).story == "Mine"


def test_a_part_sent_twice_is_written_once(signed_in):
    id = a_visit(signed_in.patient)
    sent = {**shown(signed_in, "visit_story", id), "story": "Mine"}

    answers = [signed_in.post(address("visit_story", id), sent) for _n in range(2)]

    assert [a.status_code for a in answers] == [302, 302]
    assert Visit.objects.get(id=id).version == 2


def test_a_save_between_reading_and_writing_is_a_conflict_too(signed_in):
    id = a_visit(signed_in.patient, story="Before")
    sent = {**shown(signed_in, "visit_story", id), "story": "Mine"}

    with just_before(WRITE, lambda: changed_elsewhere(signed_in, id, story="Theirs")):
        answer = signed_in.post(address("visit_story", id), sent)

    assert answer.status_code == 409
    assert said(signed_in.patient, id).story == "Theirs"


def test_a_week_old_page_of_a_visit_nobody_touched_is_saved(signed_in):
    id = a_visit(signed_in.patient)

    assert sent_from(signed_in, "visit_when", id, on="2026-12-01").status_code == 302
    assert said(signed_in.patient, id).on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("page", "field"),
    [("visit_story", "story"), ("visit_goals", "goal_1"), ("visit_agreed", "agreed")],
)
@pytest.mark.parametrize("text", [SCRIPTS, "<script>alert(1)</script> & {{ x }}", "a\x07b"])
def test_any_text_is_kept_as_it_is_but_for_what_cannot_be_shown(signed_in, page, field, text):
    id = a_visit(signed_in.patient)

    assert sent_from(signed_in, page, id, **{field: text}).status_code == 302

    printable = text.replace("\x07", "")
    assert printable in said(signed_in.patient, id).model_dump_json(indent=None).replace('\\"', '"')
    assert "<script>alert" not in signed_in.get(address("visit", id)).content.decode()


def test_a_null_character_is_refused_like_everywhere(signed_in):
    id = a_visit(signed_in.patient)

    assert sent_from(signed_in, "visit_story", id, story="a\x00b").status_code == 400


def test_a_lone_surrogate_is_no_crash(signed_in):
    id = a_visit(signed_in.patient)
    sent = "was=&seen=1&story=a%ED%A0%80b"

    answer = signed_in.post(address("visit_story", id), sent, content_type="application/x-www-form-urlencoded")  # fmt: skip

    assert answer.status_code == 302
    assert said(signed_in.patient, id).story.startswith("a")


def test_too_much_text_stays_on_the_page(signed_in):
    id = a_visit(signed_in.patient)

    answer = sent_from(signed_in, "visit_story", id, story="x" * 4001)

    assert answer.status_code == 422
    assert "You wrote 4001" in answer.content.decode()
    assert "x" * 4001 in answer.content.decode()


def test_five_megabytes_are_refused_with_a_sentence(signed_in):
    id = a_visit(signed_in.patient)

    answer = signed_in.post(address("visit_story", id), {"story": "x" * 5_000_000})

    assert answer.status_code in {400, 413}
    assert said(signed_in.patient, id).story is None


def test_words_sent_after_the_session_ended_are_shown_to_be_copied(signed_in, nobody):
    id = a_visit(signed_in.patient)

    answer = nobody.post(
        address("visit_goals", id), {"goal_1": "Sleep through", "name": "R. Marsh"}
    )

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Sleep through" in page
    assert "R. Marsh" in page


def test_words_sent_after_the_diary_was_erased_are_shown_to_be_copied(signed_in):
    id = a_visit(signed_in.patient)
    sent = {**shown(signed_in, "visit_story", id), "story": "Mine"}

    with just_before(WRITE, lambda: erase_diary(patient=signed_in.patient)):
        answer = signed_in.post(address("visit_story", id), sent)

    assert answer.status_code == 410
    assert "Mine" in answer.content.decode()


def test_answers_for_somebody_elses_visit_reach_nothing(signed_in):
    answer = signed_in.post(address("visit_story", uuid4()), {"story": "Mine"})

    assert answer.status_code == 404
