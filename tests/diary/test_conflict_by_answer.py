"""Two versions of an entry put together answer by answer: nothing is preset, nothing is lost on the way."""

from uuid import UUID

import pytest

from diary.actions.entries import record_entry
from diary.models import Entry
from tests.diary.at_once import just_before
from tests.diary.devices import Device, an_item
from tests.diary.factories import NOON, a_payload, an_entry
from tests.diary.test_conflicts import CHANGES, DELETE, EDIT
from tests.diary.test_entry_pages import FILLED, ID, add, said

pytestmark = pytest.mark.django_db
POO = {**FILLED["bowel_movement"], "note": "From before"}
PHONE = {**POO, "note": "From the phone", "blood": "on_paper", "incomplete": "on"}
LAPTOP = {**POO, "note": "From the laptop", "blood": "none", "stool_form": "6"}


def meet(browser, kind="bowel_movement", phone=PHONE, laptop=LAPTOP):
    """Save a change from a phone, then send another that was made from the same version."""
    add(browser, kind)
    assert browser.post(EDIT, {**phone, "seen": "1"}).status_code == 302
    return browser.post(EDIT, {**laptop, "seen": "1"})


def asked(page):
    return [answer.name for answer in page.context["choose"].asked]


def asked_short(page):
    return [name.removeprefix("choose_") for name in asked(page)]


def sent_by(page, **chosen):
    """Return what a browser sends from a conflict page with these choices."""
    sent = {"merge": "1", "asked": asked(page)}
    for name, value in page.context["hidden"]:
        sent.setdefault(name, []).append(value)
    return {**sent, **{f"choose_{name}": side for name, side in chosen.items()}}


def choose(browser, page, **chosen):
    return browser.post(page.context["send_to"], sent_by(page, **chosen))


def test_only_what_differs_is_asked_and_nothing_is_preset(signed_in):
    page = meet(signed_in)
    text = page.content.decode()

    assert asked(page) == [
        "choose_stool_form", "choose_blood", "choose_incomplete", "choose_note",
    ]  # fmt: skip
    assert " checked" not in text
    assert ("It woke me from sleep", "Yes") in page.context["rest"]
    assert "Keep what I wrote" in text
    assert "Keep the saved one" in text


def test_each_answer_is_taken_from_the_version_that_was_chosen(signed_in):
    page = meet(signed_in)

    answer = choose(
        signed_in, page, stool_form="mine", blood="theirs", incomplete="theirs", note="both"
    )

    (poo,) = said(signed_in.patient)
    assert answer.status_code == 302
    assert (poo.stool_form, poo.blood, poo.incomplete) == (6, "on_paper", True)
    assert poo.note == "From the phone\nFrom the laptop"
    assert (poo.woke_from_sleep, Entry.objects.get().version) == (True, 3)


@pytest.mark.parametrize("side", ["mine", "theirs"])
@pytest.mark.parametrize("kind", FILLED)
def test_all_of_one_side_is_that_version(signed_in, kind, side):
    name, phone, laptop = CHANGES[kind]
    page = meet(signed_in, kind, {**FILLED[kind], name: phone}, {**FILLED[kind], name: laptop})
    there = said(signed_in.patient)[0].fields()

    choose(signed_in, page, **dict.fromkeys(asked_short(page), side))

    mixed = said(signed_in.patient)[0].fields()
    wanted = {**there, name: there[name] if side == "theirs" else mixed[name]}
    assert (mixed, str(mixed[name])) == (wanted, phone if side == "theirs" else laptop)


def test_what_was_left_open_is_asked_again_with_the_other_choices_kept(signed_in):
    page = meet(signed_in)

    again = choose(signed_in, page, stool_form="mine", note="both", blood="nonsense")
    text = again.content.decode()

    assert again.status_code == 422
    assert [p.note for p in said(signed_in.patient)] == ["From the phone"]
    assert text.count(" checked") == 2
    assert "From the phone" in text
    assert "From the laptop" in text
    choose(signed_in, again, stool_form="mine", blood="mine", incomplete="mine", note="mine")
    assert [p.note for p in said(signed_in.patient)] == ["From the laptop"]


def test_answers_that_do_not_fit_together_are_said_so_and_both_versions_stay(signed_in):
    course = FILLED["medicine"]
    phone = {**course, "started_on": "2026-11-10", "stopped_on": "2026-11-20"}
    laptop = {**course, "started_on": "2026-10-01", "stopped_on": "2026-11-05"}
    page = meet(signed_in, "medicine", phone, laptop)

    again = choose(signed_in, page, started_on="theirs", stopped_on="mine")
    text = again.content.decode()

    assert again.status_code == 422
    assert "do not fit together" in text
    assert "It cannot stop before it starts" in text
    assert (again.context["hidden"], asked(again)) == (page.context["hidden"], asked(page))
    assert choose(signed_in, again, started_on="mine", stopped_on="theirs").status_code == 302
    (saved,) = said(signed_in.patient)
    assert (str(saved.started_on), str(saved.stopped_on)) == ("2026-10-01", "2026-11-20")


def test_notes_that_are_too_long_together_are_asked_about(signed_in):
    phone, laptop = ({**PHONE, "note": letter * 2500} for letter in "pl")
    page = meet(signed_in, phone=phone, laptop=laptop)

    again = choose(signed_in, page, note="both")

    assert again.status_code == 422
    assert "Use at most 4000 characters" in again.content.decode()
    assert said(signed_in.patient)[0].note == "p" * 2500


def test_a_weight_is_chosen_with_its_unit(signed_in):
    laptop = {**FILLED["measurement"], "weight_value": "72", "weight_unit": "kg"}
    laptop["weight_extra_lb"] = ""
    phone = {**FILLED["measurement"], "weight_value": "12"}
    page = meet(signed_in, "measurement", phone, laptop)

    assert asked_short(page) == ["weight_value"]
    choose(signed_in, page, weight_value="theirs")

    (saved,) = said(signed_in.patient)
    assert (saved.weight_value, saved.weight_unit, saved.weight_extra_lb) == (12, "st", 4)


def test_a_third_version_is_shown_and_nothing_of_it_overwritten(signed_in):
    page = meet(signed_in)
    signed_in.post(EDIT, {**POO, "note": "From the tablet", "seen": "2"})

    again = choose(
        signed_in, page, stool_form="mine", blood="mine", incomplete="mine", note="theirs"
    )

    assert again.status_code == 409
    assert [p.note for p in said(signed_in.patient)] == ["From the tablet"]
    assert {"From the tablet", "From the laptop"} <= {t for r in again.context["rows"] for t in r}


def test_a_third_version_that_comes_while_saving_is_shown_too(signed_in):
    page = meet(signed_in)
    tablet = a_payload("bowel_movement", note="From the tablet")

    def change():
        record_entry(patient=signed_in.patient, id=UUID(ID), payload=tablet, seen=2, now=NOON)

    with just_before('UPDATE "diary_entry"', change):
        again = choose(
            signed_in, page, stool_form="mine", blood="mine", incomplete="mine", note="both"
        )

    assert again.status_code == 409
    assert [p.note for p in said(signed_in.patient)] == ["From the tablet"]
    assert dict(again.context["hidden"])["note"] == "From the phone\nFrom the laptop"


def test_what_was_deleted_since_is_not_brought_back_by_a_choice(signed_in):
    page = meet(signed_in)
    signed_in.post(DELETE)

    again = choose(signed_in, page, stool_form="mine", blood="mine", incomplete="mine", note="mine")

    assert (again.status_code, said(signed_in.patient)) == (409, [])
    assert again.context["choose"] is None
    assert "From the laptop" in again.content.decode()


def test_of_a_day_only_what_contradicts_is_asked_and_the_rest_of_both_is_kept(signed_in):
    an_entry(signed_in.patient, "day", id=UUID(ID), sleep_hours=7.0, stress_0_10=3)
    form = signed_in.get(EDIT).context["form"]
    laptop = {f.html_name: str(f.value()) for f in form if f.value() is not None}
    phone = an_item("day", id=UUID(ID), sleep_hours=6.0, stress_0_10=3, fluids_cups=4)
    assert Device(signed_in.patient).statuses({**phone, "version": 1}) == ["stored"]

    page = signed_in.post(EDIT, {**laptop, "sleep_hours": "8", "stress_0_10": "9"})

    assert asked_short(page) == ["sleep_hours"]
    assert {text for _label, text in page.context["rest"]} >= {"9", "4"}
    choose(signed_in, page, sleep_hours="theirs")
    (day,) = said(signed_in.patient)
    assert (day.sleep_hours, day.stress_0_10, day.fluids_cups) == (6.0, 9, 4)


def test_the_whole_version_is_kept_whatever_was_chosen(signed_in):
    page = meet(signed_in)
    sent = sent_by(page, blood="theirs")
    del sent["merge"]

    assert signed_in.post(page.context["send_to"], sent).status_code == 302
    (poo,) = said(signed_in.patient)
    assert (poo.stool_form, poo.blood, poo.note) == (6, "none", "From the laptop")
