"""What would you like to know? Chosen by the person, at most twenty, in kind words; compared at once or later."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core.cache import cache

from diary import tasks
from diary.actions import patterns
from diary.actions.patterns import kept_run
from diary.domain.wording_lint import lint_patterns
from diary.models import PatternRun
from diary.models.patient import read_diary
from diary.views.patterns import choose as choose_views
from education.models import DiaryTag
from tests.diary.factories import NOON, a_patient, an_entry
from tests.diary.patterns.diaries import ONION, day, meal
from tests.diary.patterns.written import write_days
from tests.education.shelf import source_locale

pytestmark = pytest.mark.django_db
CHOOSE, RUN, PROGRESS = (
    "/diary/patterns/choose/",
    "/diary/patterns/run/",
    "/diary/patterns/progress/",
)
JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture(autouse=True)
def _foods(db):
    locale = source_locale()
    DiaryTag.objects.bulk_create(
        DiaryTag(code=code, label=label, kind="food", live=True, locale=locale)
        for code, label in [("onion_garlic", "Onion or garlic"), ("dairy", "Milk, cheese, yoghurt")]
    )


def compared(browser):
    return read_diary(browser.patient, NOON).profile.compared


def choose(browser, *keys, was=(), **more):
    return browser.post(CHOOSE, {"compared": list(keys), "was": list(was), **more})


def test_foods_medicines_and_habits_are_offered_with_their_days_and_nothing_is_ticked(signed_in):
    for ago in (1, 2, 100):
        an_entry(
            signed_in.patient, "meal", food_tags=("onion_garlic",), eaten_at=meal(ago).eaten_at
        )
    an_entry(signed_in.patient, "medicine", name="Knee gel", started_on=day(3), stopped_on=day(1))

    page = signed_in.get(CHOOSE).content.decode()

    groups = re.findall(r'class="pick__group">([^<]+)<', page)
    assert groups == ["Food and drink", "Medicines and supplements", "Habits"]
    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Onion or garlic 2 of 90 days" in words
    assert "Milk, cheese, yoghurt 0 of 90 days" in words
    assert "Knee gel 3 of 90 days" in words
    assert words.index("Onion or garlic") < words.index("Milk, cheese")
    assert " checked" not in page
    assert 'value="medicine:own:knee gel"' in page


def test_the_words_say_nothing_of_causes_nor_of_leaving_foods_out(signed_in):
    words = re.sub(r"<[^>]+>", " ", signed_in.get(CHOOSE).content.decode())

    assert list(lint_patterns(words)) == []
    for word in ("trigger", "avoid", "cause", "bad food", "calorie", "cut out", "intoleran"):
        assert word not in words.casefold()


def test_a_choice_is_kept_and_can_be_taken_back(signed_in):
    answer = choose(signed_in, ONION, "habit:stress")
    assert (answer.status_code, answer.url) == (302, "/diary/patterns/")
    assert compared(signed_in) == (ONION, "habit:stress")
    assert not PatternRun.objects.exists()
    assert signed_in.get(CHOOSE).content.decode().count(" checked") == 2

    choose(signed_in, was=(ONION, "habit:stress"))
    assert compared(signed_in) == ()


def test_a_small_diary_is_compared_at_once(signed_in):
    write_days(signed_in.patient)

    answer = choose(signed_in, ONION, compare="on")

    assert answer.url == "/diary/patterns/"
    kept = kept_run(read_diary(signed_in.patient, NOON))[1]
    assert (kept.asked_at, kept.findings.last) == (None, day(1))
    assert signed_in.get(PROGRESS).url == "/diary/patterns/"


def test_a_long_diary_is_compared_by_a_worker_and_the_page_waits(signed_in, monkeypatch):
    queued = []
    monkeypatch.setattr(patterns, "FEW_ENTRIES", 5)
    later = SimpleNamespace(enqueue=lambda *given: queued.append(given))
    monkeypatch.setattr(choose_views, "tasks", SimpleNamespace(compare_days=later))
    write_days(signed_in.patient)

    assert choose(signed_in, ONION, compare="on").url == PROGRESS
    assert queued == [(signed_in.patient.pk,)]  # ids only
    page = signed_in.get(PROGRESS).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="4"></noscript>' in page
    assert "Start it once more" not in page
    assert signed_in.get(PROGRESS, **JSON).json() == {"step": "working"}

    with time_machine.travel(NOON + timedelta(minutes=3), tick=False):
        assert "Start it once more" in signed_in.get(PROGRESS).content.decode()
        assert signed_in.post(RUN).url == PROGRESS
        tasks.compare_days.call(*queued[-1])
        assert signed_in.get(PROGRESS, **JSON).json() == {"step": "done"}
    assert len(queued) == 2


def test_nothing_chosen_asks_what_first(signed_in):
    assert signed_in.post(RUN).url == CHOOSE
    assert signed_in.get(RUN).status_code == 405
    assert signed_in.get(PROGRESS).url == "/diary/patterns/"


@pytest.mark.parametrize(
    "keys",
    [("food:unheard_of",), ("onion",), ("habit:smoking",), ("medicine:own:somebody else's",), ("food:Onion",)],
)  # fmt: skip
def test_what_is_not_offered_is_refused_with_a_sentence(signed_in, keys):
    answer = choose(signed_in, ONION, *keys)

    assert answer.status_code == 422
    assert "Choose from the list." in answer.content.decode()
    assert compared(signed_in) == ()


def test_more_than_twenty_are_refused_and_what_was_ticked_stays(signed_in):
    locale = source_locale()
    DiaryTag.objects.bulk_create(
        DiaryTag(code=f"tag{n}", label=f"Food {n}", kind="food", live=True, locale=locale)
        for n in range(21)
    )

    answer = choose(signed_in, *(f"food:tag{n}" for n in range(21)))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose at most 20." in page
    assert page.count(" checked") == 21
    assert compared(signed_in) == ()


def test_a_choice_made_elsewhere_is_shown_and_not_overwritten(signed_in):
    choose(signed_in, "food:dairy")

    answer = choose(signed_in, ONION)  # the page was made before

    page = answer.content.decode()
    assert (answer.status_code, compared(signed_in)) == (422, ("food:dairy",))
    assert "Saved now: Milk, cheese, yoghurt." in page
    assert 'name="was" value="food:dairy"' in page
    choose(signed_in, ONION, was=("food:dairy",))
    assert compared(signed_in) == (ONION,)


def test_what_was_chosen_stays_when_its_word_is_taken_down(signed_in):
    choose(signed_in, ONION)
    DiaryTag.objects.update(live=False)
    cache.clear()

    choose(signed_in, ONION, "habit:stress", was=(ONION,))

    assert compared(signed_in) == (ONION, "habit:stress")


def test_nobody_elses_days_are_counted(signed_in):
    other = a_patient()
    an_entry(other, "medicine", name="Secret pill")
    an_entry(other, "meal", food_tags=("onion_garlic",))

    page = signed_in.get(CHOOSE).content.decode()

    assert "secret pill" not in page.casefold()
    assert "1 of 90" not in page


def test_the_choice_is_in_no_address(signed_in):
    assert choose(signed_in, ONION, compare="on").url == "/diary/patterns/"
