"""The questions of a visit: suggested with why, own words, order by buttons, ten at most, nothing typed lost."""

from datetime import timedelta

import pytest
from django.utils import translation

from diary.domain.visits.questions import (
    NoMoreQuestions,
    adding,
    key_of,
    moving,
    taking_off,
    wording_anew,
)
from diary.domain.visits.visit import Asked
from diary.models import Visit
from diary.snapshots.visit_questions import forget_question_bank
from diary.wording.visit_questions import doubt_about
from education.models import VisitQuestion
from tests.diary.at_once import just_before
from tests.diary.factories import NOON, a_patient, a_symptom_tag, an_entry
from tests.diary.visits.pages import a_visit, address, said
from tests.education.shelf import article, claim, reference, source_locale

pytestmark = pytest.mark.django_db
ABC = tuple(Asked(text=f"{letter}?") for letter in "ABC")
TEN = tuple(Asked(text=f"Question {n}?") for n in range(10))


@pytest.fixture
def patient():
    return a_patient(tracked=("bloating",))


@pytest.fixture
def bank():
    forget_question_bank()
    tag = a_symptom_tag("bloating", "Bloating")
    question = VisitQuestion(
        code="bloating_lasting", question="What do we check?", why="It helps.", live=True, locale=source_locale()
    )  # fmt: skip
    VisitQuestion.objects.bulk_create([question])
    VisitQuestion.tags.through.objects.create(visitquestion=question, diarytag=tag)
    yield
    forget_question_bank()


@pytest.fixture
def guide_with_claim():
    about = claim(
        "S01", papers=(reference(),), certainty="low", statement="Sample claim", why="It may."
    )
    return article("sample-guide", title="A sample guide", headline_claim=about)


def texts(browser, id):
    return [asked.text for asked in said(browser.patient, id).questions]


def press(browser, id, **buttons):
    return browser.post(address("visit_questions", id), buttons)


def words(questions):
    return "".join(asked.text[0] for asked in questions)


def test_each_change_of_the_list_done_twice_is_done_once():
    key = key_of(ABC[2])

    for change, result in (
        (moving(key, 0), "CAB"),
        (moving(key, 9), "ABC"),
        (taking_off(key), "AB"),
        (adding(Asked(text="D?")), "ABCD"),
        (wording_anew(key, Asked(text="E?")), "ABE"),
        (wording_anew("gone", Asked(text="F?")), "ABCF"),
        (moving("gone", 1), "ABC"),
    ):
        once = change(ABC)
        assert words(once) == result
        assert change(once) == once


def test_an_eleventh_question_is_no_change():
    with pytest.raises(NoMoreQuestions):
        adding(Asked(text="More?"))(TEN)


def test_own_words_are_added_and_the_first_three_are_marked(signed_in):
    id = a_visit(signed_in.patient, questions=TEN[:3])

    press(signed_in, id, own="  And what then? ", own_words="1")

    assert texts(signed_in, id)[-1] == "And what then?"
    page = signed_in.get(address("visit_questions", id)).content.decode()
    assert page.count("Top three") == 3
    assert signed_in.get(address("visit", id)).content.decode().count("4 questions") == 1


def test_buttons_move_a_question_up_down_and_off(signed_in):
    id = a_visit(signed_in.patient, questions=ABC)
    page = signed_in.get(address("visit_questions", id)).content.decode()
    assert f'value="{key_of(ABC[0])}.1"' in page
    assert f'value="{key_of(ABC[0])}.-1"' not in page

    press(signed_in, id, move=f"{key_of(ABC[2])}.1")
    assert texts(signed_in, id) == ["A?", "C?", "B?"]
    press(signed_in, id, off=key_of(ABC[0]))
    assert texts(signed_in, id) == ["C?", "B?"]


def test_words_can_be_changed_where_they_stand(signed_in):
    id = a_visit(signed_in.patient, questions=ABC)

    form = press(signed_in, id, edit=key_of(ABC[1])).context["form"]
    assert form["own"].value() == "B?"
    press(signed_in, id, own="Bee?", replaces=form["replaces"].value(), own_words="1")

    assert texts(signed_in, id) == ["A?", "Bee?", "C?"]


def test_an_eleventh_question_stays_in_the_page_with_what_to_do(signed_in):
    id = a_visit(signed_in.patient, questions=TEN)

    answer = press(signed_in, id, own="The eleventh?", own_words="1")

    assert answer.status_code == 422
    assert "Take one off the list below, then add this one." in answer.content.decode()
    assert answer.context["form"]["own"].value() == "The eleventh?"
    assert len(texts(signed_in, id)) == 10


def test_what_is_being_typed_outlives_every_other_button(signed_in):
    id = a_visit(signed_in.patient, questions=ABC)

    answer = press(signed_in, id, move=f"{key_of(ABC[2])}.0", own="Half a ques")

    assert texts(signed_in, id) == ["C?", "A?", "B?"]
    assert answer.context["form"]["own"].value() == "Half a ques"


@pytest.mark.parametrize(
    "sent",
    [
        {"own": ""},
        {"own": "x" * 301, "own_words": "1"},
        {"move": "nothing.3"},
        {"move": "nothing.99999999999999999999"},
        {"off": "nothing"},
        {"edit": "nothing"},
        {"add": "nothing"},
        {"own": "Why?", "replaces": "x" * 500},
    ],
)
def test_what_no_page_sends_changes_nothing(signed_in, sent):
    id = a_visit(signed_in.patient, questions=ABC)

    assert press(signed_in, id, **sent).status_code in {200, 302, 422}
    assert texts(signed_in, id) == ["A?", "B?", "C?"]


def test_a_change_made_elsewhere_at_the_same_moment_is_kept_too(signed_in):
    id = a_visit(signed_in.patient, questions=ABC)

    with just_before('UPDATE "diary_visit"', lambda: press(signed_in, id, own="D?", own_words="1")):
        press(signed_in, id, off=key_of(ABC[0]))

    assert texts(signed_in, id) == ["B?", "C?", "D?"]


def test_words_for_a_visit_deleted_meanwhile_stay_in_the_page(signed_in):
    id = a_visit(signed_in.patient, questions=ABC)
    signed_in.post(address("visit_delete", id))

    answer = press(signed_in, id, own="Why?", own_words="1")

    assert answer.status_code == 422
    assert "This visit was deleted." in answer.content.decode()
    assert answer.context["form"]["own"].value() == "Why?"
    assert not Visit.objects.kept().exists()


def test_a_question_of_the_bank_is_suggested_with_why_and_added_with_its_code(signed_in, bank):
    id = a_visit(signed_in.patient)

    page = signed_in.get(address("visit_questions", id))
    assert "You track: Bloating." in page.content.decode()
    (one,) = page.context["suggested"]
    for _twice in range(2):
        press(signed_in, id, add=one.key)

    (asked,) = said(signed_in.patient, id).questions
    assert (asked.text, asked.code) == ("What do we check?", "bloating_lasting")
    assert not signed_in.get(address("visit_questions", id)).context["suggested"]


def test_what_was_written_down_lately_brings_a_question_up_too(signed_in, bank):
    signed_in.post("/diary/settings/tracked/", {"off": "bloating"})
    an_entry(signed_in.patient, "symptom", started_at=NOON - timedelta(days=3))
    id = a_visit(signed_in.patient)

    page = signed_in.get(address("visit_questions", id)).content.decode()

    assert "You wrote it down lately: Bloating." in page


@pytest.mark.parametrize(
    ("certainty", "says"),
    [
        ("low", "is low: is it worth"),
        ("very_low", "is very low: is it"),
        ("moderate", None),
        ("not_assessed", None),
    ],
)
def test_a_claim_that_little_is_known_about_becomes_a_question_in_its_words(certainty, says):
    doubt = doubt_about("C09", "Glutamine heals the gut.", certainty)

    assert (doubt is None) == (says is None)
    assert doubt is None or ("“Glutamine heals the gut”" in doubt.text and says in doubt.text)


def test_the_longest_claim_fits_on_a_line():
    with translation.override("es"):
        assert len(doubt_about("C09", "word " * 51, "very_low").text) <= 300


def test_the_claims_of_saved_articles_are_asked_about(signed_in, guide_with_claim):
    signed_in.post("/diary/articles/save/", {"article": "sample-guide"})
    id = a_visit(signed_in.patient)

    page = signed_in.get(address("visit_questions", id)).content.decode()

    assert "The evidence on “Sample claim” is low: is it worth trying for me?" in page
    assert "You saved an article about it: A sample guide (“Sample claim”)." in page
