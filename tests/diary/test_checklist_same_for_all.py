"""The same answers give the same result: without an account, for somebody else, in a diary, in one POST."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.diary.checklist_forms import DONE
from tests.diary.checklist_walk import Person, walk
from tests.portal.people import SAME_ORIGIN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags"), pytest.mark.slow]

PEOPLE = {
    "nothing much": Person(),
    "blood at 52": Person(answers={"stool_blood_90d": "yes"}),
    "a typical way": Person(
        age=45,
        answers=dict.fromkeys(
            ("abdominal_pain_90d", "abdominal_pain_each_week", "loose_90d",
             "bloating_over_12_of_30"), "yes"),
    ),
    "not sure of anything": Person(age=34, otherwise="unsure", none_of_applies=False),
    "yes to everything": Person(
        age=61, otherwise="yes", applies=("diabetes", "pregnant", "ibd", "travel"),
        answers={"diabetes_treatment": "insulin", "temperature_c_48h": "38.6", "vomits_24h": "7"},
    ),
    "nothing answered": Person(age=45, otherwise="", none_of_applies=False),
    "an emergency sign": Person(age=40, signs=("pain",)),
    "a teenager": Person(age=15, signs=("bleeding",)),
}  # fmt: skip
SECONDS_PER_TAP = 3.5
"""A guess of ours for reading a short question and answering it: nobody has timed patients yet."""

MOST_SECONDS = {"nothing much": 180, "a typical way": 190}
LENGTHS = {
    "nothing much": (8, 36, 43),
    "a typical way": (8, 47, 53),
    "nothing answered": (8, 52, 10),
    "not sure of anything": (11, 77, 83),
    "yes to everything": (12, 67, 80),
}
"""Pages, questions and taps that a way may take; these figures may only fall."""
SAID = ("tier", "headline", "action", "prompts", "prompts_now", "notes", "signs", "unsure",
        "show_crisis", "enough")  # fmt: skip
OF_ITEM = (
    "code",
    "tier",
    "sign",
    "question",
    "why_it_matters",
    "what_to_do",
    "reasons",
    "source",
    "lang",
)
AROUND = ("lead", "answered_count", "signs_open")
LISTS = ("given", "open_questions", "not_asked")


def result_of(page) -> dict:
    """Return everything that a result says, in words."""
    if "words" not in page.context:
        return {"signs": page.context["signs"], "lines": page.context["lines"]}
    words = page.context["words"]
    return {
        **{name: getattr(words, name) for name in SAID},
        "items": [[getattr(item, name) for name in OF_ITEM] for item in words.items],
        **{name: page.context[name] for name in AROUND},
        **{name: list(page.context[name]) for name in LISTS},
    }


@pytest.mark.parametrize("who", PEOPLE)
def test_a_result_is_the_same_without_an_account_for_somebody_else_and_in_a_diary(signed_in, who):
    person, nobody = PEOPLE[who], Client(headers=SAME_ORIGIN)

    for_me = walk(nobody, reverse("checklist"), person).page
    for_another = walk(nobody, reverse("checklist"), person, who="other").page
    in_diary = walk(signed_in, reverse("checklist_new"), person).page

    assert result_of(for_another) == result_of(for_me)
    assert result_of(in_diary) == result_of(for_me)


def test_a_result_asked_for_again_with_the_same_answers_is_the_same(nobody):
    page = walk(nobody, reverse("checklist"), PEOPLE["blood at 52"]).page
    again = nobody.post(reverse("checklist_result"), dict(page.context["hidden"]))

    assert result_of(again) == result_of(page)
    assert result_of(page)["tier"] == "urgent"


@pytest.mark.parametrize(("who", "at_most"), LENGTHS.items())
def test_the_way_is_short(nobody, who, at_most, record_property):
    """Count pages (the first and the last among them), questions and taps."""
    done = walk(nobody, reverse("checklist"), PEOPLE[who])
    counted = (done.pages, done.questions, done.taps)
    record_property("pages, questions, taps", counted)
    print(f"{who}: {done.pages} pages, {done.questions} questions, {done.taps} taps")  # noqa: T201 - read with -s

    assert all(now <= then for now, then in zip(counted, at_most, strict=True)), counted
    assert SECONDS_PER_TAP * done.taps <= MOST_SECONDS.get(who, 360)


def test_a_result_asks_the_database_little(nobody, signed_in):
    first = nobody.post(reverse("checklist_result"), DONE)  # the red flags are read once for all
    with CaptureQueriesContext(connection) as queries:
        nobody.post(reverse("checklist_result"), DONE)
    assert len(asked(queries)) <= 2

    kept = signed_in.post(reverse("checklist_new"), DONE)
    with CaptureQueriesContext(connection) as queries:
        page = signed_in.get(kept["Location"])
    assert len(asked(queries)) <= 6
    assert result_of(page) == result_of(first)


def asked(queries) -> set[str]:
    """Return what was asked. The version of the content is asked once, but in a transaction each time."""
    return {query["sql"] for query in queries}


@pytest.mark.parametrize("answers", [{}, {"q-lump": "yes"}, {"signs": "pain", "none_of_signs": ""}])
def test_a_result_says_once_that_it_is_no_diagnosis(nobody, signed_in, answers):
    kept = signed_in.post(reverse("checklist_new"), {**DONE, **answers}, follow=True)
    for page in (nobody.post(reverse("checklist_result"), {**DONE, **answers}), kept):
        assert page.content.decode().count("not a diagnosis") == 1
