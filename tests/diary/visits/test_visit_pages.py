"""The list of visits, a new one, its own page: what is ready, what is missing, what to do next."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from diary.domain.visits.visit import Asked
from diary.models import Visit
from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.visits.pages import a_visit, address, said, sent_from
from tests.education.shelf import article

pytestmark = pytest.mark.django_db
NEW = "/visits/new/"
READY = {
    "on": date(2026, 11, 26),
    "goals": ("Know if a test makes sense",),
    "questions": (Asked(text="What comes next?"),),
    "run_id": uuid4(),
    "sections": ("symptoms",),
    "period_first": date(2026, 10, 24),
}


def begun(browser, **answers):
    shown = {f.html_name: f.value() for f in browser.get(NEW).context["form"]}
    kept = {name: value for name, value in shown.items() if value not in (None, "")}
    return browser.post(NEW, {**kept, **answers})


def test_an_empty_list_says_why_it_is_worth_it_and_how_to_start(signed_in):
    page = signed_in.get("/visits/").content.decode()

    assert "No visit yet" in page
    assert f'href="{NEW}"' in page


def test_visits_are_listed_as_coming_without_a_date_and_past(signed_in):
    for day, who in (("2026-11-26", "B"), ("2026-11-22", "A"), (None, "C"), ("2026-11-21", "D")):
        a_visit(signed_in.patient, on=day and date.fromisoformat(day), with_whom=who)

    order = signed_in.get("/visits/").context["order"]

    assert [v.payload.with_whom for v in order.coming] == ["A", "B"]
    assert [v.payload.with_whom for v in order.undated] == ["C"]
    assert [v.payload.with_whom for v in order.past] == ["D"]


def test_a_new_visit_is_sealed_and_leads_to_its_page(signed_in):
    answer = begun(signed_in, on="2026-11-26", at="09:20", with_whom="Dr Sample")

    (row,) = Visit.objects.all()
    assert answer.url == address("visit", row.id)
    assert b"Sample" not in bytes(row.sealed)
    kept = said(signed_in.patient, row.id)
    assert (kept.on, kept.at, kept.with_whom, kept.zone) == (
        date(2026, 11, 26), "09:20", "Dr Sample", "Europe/London",
    )  # fmt: skip
    assert "in 4 days" in signed_in.get(answer.url).content.decode()


def test_a_visit_needs_no_date_at_all(signed_in):
    answer = begun(signed_in)

    assert "No date yet" in signed_in.get(answer.url).content.decode()


def test_a_page_sent_twice_is_one_visit(signed_in):
    form = {f.html_name: f.value() for f in signed_in.get(NEW).context["form"]}
    sent = {**form, "on": "2026-11-26", "at": "", "with_whom": "Dr Sample"}

    first, second = signed_in.post(NEW, sent), signed_in.post(NEW, sent)

    assert first.url == second.url
    assert Visit.objects.count() == 1


def test_a_page_sent_again_with_other_answers_overwrites_nothing(signed_in):
    form = {f.html_name: f.value() for f in signed_in.get(NEW).context["form"]}
    sent = {**form, "on": "2026-11-26", "at": "", "with_whom": "Dr Sample"}
    signed_in.post(NEW, sent)

    answer = signed_in.post(NEW, {**sent, "with_whom": "the nurse"})

    assert answer.status_code == 409
    assert "the nurse" in answer.content.decode()
    kept = signed_in.post(answer.context["send_to"], dict(answer.context["hidden"]))
    assert [said(signed_in.patient, v.id).with_whom for v in Visit.objects.all()] == ["the nurse"]
    assert kept.status_code == 302


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"at": "09:20"}, "Fill in the date too"),
        ({"on": "1026-11-26"}, "Check the year"),
        ({"on": "2226-11-26"}, "Check the year"),
        ({"on": "2027-03-28", "at": "01:30"}, "The clocks go forward past that time"),
        ({"on": "tomorrow"}, "Type the date as"),
        ({"at": "25:00", "on": "2026-11-26"}, "Type the time as"),
        ({"zone": "Mars/Base"}, "Choose a time zone from the list."),
        ({"with_whom": "x" * 81}, "Use at most 80 characters. You wrote 81."),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(signed_in, answers, error):
    answer = begun(signed_in, **{"with_whom": "Dr Sample", **answers})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert error in page
    assert all(value in page for value in answers.values())
    assert Visit.objects.count() == 0


def test_an_hour_that_comes_twice_is_a_time_like_any_other(signed_in):
    answer = begun(signed_in, on="2027-10-31", at="01:30")

    assert answer.status_code == 302


def test_a_visit_in_the_past_is_allowed_and_says_so(signed_in):
    answer = begun(signed_in, on="2026-11-03")

    page = signed_in.get(answer.url).content.decode()
    assert "This visit has been." in page
    assert "19 days ago" in page
    assert "Write down what was agreed" in page


def test_the_page_says_what_is_missing_and_what_to_do_next(signed_in):
    id = a_visit(signed_in.patient, on=date(2026, 11, 26), goals=("Sleep",))

    page = signed_in.get(address("visit", id))

    assert [s["code"] for s in page.context["steps"] if s["is_done"]] == ["when", "goals"]
    assert page.context["next"]["href"] == address("visit_checklist", id)
    assert "Everything is ready" not in page.content.decode()


def test_a_visit_with_everything_but_the_optional_is_ready(signed_in):
    an_entry(signed_in.patient)
    id = a_visit(signed_in.patient, **READY)

    page = signed_in.get(address("visit", id)).content.decode()

    assert "Everything is ready" in page
    assert "You wrote nothing on the days you chose" not in page


def test_a_period_without_an_entry_says_so(signed_in):
    id = a_visit(signed_in.patient, **READY)

    assert "You wrote nothing on the days you chose" in signed_in.get(address("visit", id)).content.decode()  # fmt: skip


def test_a_deleted_visit_is_off_the_list_and_comes_back(signed_in):
    id = a_visit(signed_in.patient, with_whom="Dr Sample")

    gone = signed_in.post(address("visit_delete", id), follow=True)
    assert "Visit deleted." in gone.content.decode()
    assert not gone.context["has_some"]
    assert "You deleted this visit" in signed_in.get(address("visit", id)).content.decode()
    assert signed_in.get(address("visit_goals", id)).url == address("visit", id)

    signed_in.post(address("visit_undo", id))
    assert signed_in.get("/visits/").context["has_some"]
    assert said(signed_in.patient, id).with_whom == "Dr Sample"


@pytest.mark.parametrize(
    "page",
    ["visit", "visit_when", "visit_goals", "visit_story", "visit_questions", "visit_contents", "visit_checklist",
     "visit_agreed"],
)  # fmt: skip
def test_somebody_elses_visit_is_not_there(signed_in, page):
    other = a_visit(a_patient(), with_whom="Dr Sample")

    theirs, none = (signed_in.get(address(page, id)) for id in (other, uuid4()))

    assert theirs.status_code == none.status_code == 404
    assert theirs.content == none.content


def test_a_visit_that_does_not_open_is_named_and_kept(signed_in):
    id = a_visit(signed_in.patient)
    Visit.objects.filter(id=id).update(sealed=b"\x01broken")

    assert "One visit cannot be opened" in signed_in.get("/visits/").content.decode()
    assert signed_in.get(address("visit", id)).status_code == 503


def test_what_is_asked_in_one_part_leaves_the_others_alone(signed_in):
    id = a_visit(signed_in.patient, **READY)

    sent_from(signed_in, "visit_story", id, story="It began in summer.\r\nSlowly.")

    kept = said(signed_in.patient, id)
    assert kept.story == "It began in summer.\nSlowly."
    assert {name: getattr(kept, name) for name in READY} == READY
    assert kept.recorded_at == NOON


def test_the_visit_is_a_tab_of_the_diary(signed_in):
    page = signed_in.get("/visits/").content.decode()

    assert f'href="{reverse("visits")}" aria-current="page"' in page


def test_a_guide_leads_to_a_new_visit_for_anybody(nobody):
    article("preparing-for-your-visit")

    page = nobody.get("/articles/preparing-for-your-visit/").content.decode()

    assert f'href="{NEW}"' in page
    assert nobody.get(NEW).url.startswith("/accounts/login/")


def test_the_ways_to_show_a_pack_are_those_that_there_are_and_no_email(signed_in):
    id = a_visit(signed_in.patient)

    page = signed_in.get(address("visit", id)).content.decode()

    assert f'href="{address("visit_pack", id)}"' in page
    assert f'href="{address("visit_share", id)}"' in page
    assert "No printer?" in page
    assert "mailto:" not in page
