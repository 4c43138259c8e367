"""The page of trends: what it says and draws, and what it costs."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.actions.entries import record_entry
from diary.actions.profile import change_profile
from diary.actions.store import store_new
from diary.domain.wording_lint import lint
from diary.models import Entry
from diary.models.patient import read_diary
from diary.views.trends.reading import look_back
from portal.sample.diary_days import diary_of
from tests.diary.factories import NOON, TODAY, a_patient, a_symptom_tag, an_entry
from tests.diary.trends.said import ago, complete, day_ago, meal, poo, symptom, weighed

pytestmark = pytest.mark.django_db


def page(browser, period="30"):
    return browser.get(reverse("trends"), {"period": period}).content.decode()


def write(patient, payloads):
    rows = [
        (
            Entry(
                patient=patient, id=id, kind=said.kind, local_date=said.local_day(), occurred_at=said.happened_at()
            ),
            said,
        )
        for id, said in payloads
    ]  # fmt: skip
    store_new(rows, now=NOON)


def say_of_oneself(patient, **said):
    diary = read_diary(patient, NOON)
    profile = diary.profile.model_copy(update=said)
    change_profile(patient=diary.patient, profile=profile, seen=diary.record.version, now=NOON)


def test_an_empty_diary_says_how_to_begin(signed_in):
    text = page(signed_in)

    assert "Nothing here yet" in text
    assert "c-plot" not in text


def test_days_recorded_complete_and_blank_are_said(signed_in):
    an_entry(signed_in.patient, "note")
    an_entry(signed_in.patient, "day", local_date=day_ago(3), symptoms_complete=True)

    text = re.sub(r"<[^>]+>|\s+", " ", page(signed_in))

    assert "24 October to 22 November 2026." in text
    assert re.search(r"2 of 30 days +and marked +1 as complete", text)
    assert "28 days are blank, and stay blank below." in text
    assert "Your diary begins on 19 November 2026." in text


def test_a_tracked_symptom_has_its_card_also_when_nothing_was_recorded(signed_in):
    a_symptom_tag("bloating", "Bloating")
    a_symptom_tag("wind", "Wind")
    patient = signed_in.patient
    say_of_oneself(patient, tracked=("wind",))
    an_entry(patient, "symptom", tag="bloating", severity_0_10=6, started_at=ago(2))

    text = page(signed_in)

    assert "Nothing is recorded for these days." in text
    assert text.index("Wind") < text.index("1 more symptom you wrote down") < text.index("Bloating")


@pytest.mark.parametrize("period", ["7", "30", "90", "all"])
def test_the_sample_diary_is_drawn_in_every_period(signed_in, period):
    write(signed_in.patient, diary_of(TODAY))

    text = page(signed_in, period)

    assert text.count("c-plot") >= 6
    assert f'href="?period={period}" aria-current="true"' in text
    assert "Traceback" not in text


@pytest.mark.parametrize("period", ["7", "30", "90", "all"])
def test_no_sentence_says_why_reassures_or_scores_health(signed_in, period):
    write(signed_in.patient, diary_of(TODAY))

    text = re.sub(r"<[^>]+>", " ", page(signed_in, period).split("<main")[1].split("</main")[0])

    assert lint(text) == ()
    assert not re.search(r"\b(because|better|improv|normal|healthy|should|too (few|many)|%)", text)


@pytest.mark.parametrize("period", ["", "x", "0", "-7", "9" * 5000, "bloating", "٣٠", "30 "])
def test_a_period_that_is_none_shows_the_usual_one(signed_in, period):
    answer = signed_in.get(reverse("trends"), {"period": period})

    assert answer.status_code == 200
    assert 'href="?period=30" aria-current="true"' in answer.content.decode()


def test_the_addresses_of_the_page_say_nothing_of_the_diary(signed_in):
    write(signed_in.patient, diary_of(TODAY))

    links = re.findall(r'href="([^"]*)"', page(signed_in))

    assert {link for link in links if "?" in link} <= {f"?period={p}" for p in ("7", "30", "90", "all")} | {"?lang=es"}  # fmt: skip
    assert not [link for link in links if re.search("bloating|ibuprofen|weight|poo", link)]


def test_blood_is_said_plainly_with_the_way_to_the_checklist(signed_in):
    an_entry(
        signed_in.patient, "bowel_movement", occurred_at=ago(3), stool_form=4, blood="on_paper"
    )

    text = page(signed_in)

    assert "You noted blood on 1 day: 19 November." in text
    assert reverse("checklist_new") in text


def test_a_weight_that_may_be_in_pounds_is_asked_about(signed_in):
    for days, kg in ((40, 82.0), (30, 180.8), (1, 82.0)):
        entry = an_entry(signed_in.patient, "measurement", measured_at=ago(days), pulse_bpm=None, weight_value=kg, weight_unit="kg", weight_kg=kg)  # fmt: skip
        if days == 30:
            doubted = entry

    text = page(signed_in, "90")

    assert "Is 180.8 kg on 23 October right?" in text
    assert reverse("edit_entry", args=[doubted.id]) in text
    assert "180.8 kg (please check)" in text
    assert "Now 82 kg" not in text


def test_a_weight_is_shown_in_the_persons_unit(signed_in):
    an_entry(signed_in.patient, "measurement", measured_at=ago(1), pulse_bpm=None, weight_value=70.6, weight_unit="kg", weight_kg=70.6)  # fmt: skip
    say_of_oneself(signed_in.patient, units="st")

    text = page(signed_in)

    assert "Now 11 st 2 lb." in text
    assert "70.6" not in text


NASTY = "</svg><script>alert(1)</script>\"'&\u202e🤢"


def test_no_word_of_the_patients_breaks_the_page(signed_in):
    patient = signed_in.patient
    an_entry(patient, "symptom", tag=None, own_label=NASTY, severity_0_10=3, started_at=ago(1))
    an_entry(patient, "medicine", name=NASTY, dose=NASTY, started_on=day_ago(5))
    an_entry(patient, "meal", eaten_at=ago(1), plants=(NASTY,))

    text = page(signed_in)

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_another_patients_diary_is_not_drawn(signed_in):
    an_entry(a_patient(), "symptom", tag=None, own_label="Somebody elses", started_at=ago(1))

    assert "Somebody elses" not in page(signed_in)


def test_an_entry_that_does_not_open_is_said_to_be_missing(signed_in):
    an_entry(signed_in.patient, "symptom", started_at=ago(1))
    broken = an_entry(signed_in.patient, "symptom", started_at=ago(2))
    Entry.objects.filter(id=broken.id).update(sealed=b"broken")

    assert "1 entry cannot be opened and is missing here." in page(signed_in)


@pytest.mark.parametrize("period", ["7", "all"])
def test_the_page_takes_six_queries_however_long_the_diary(signed_in, period):
    counted = []
    for many in (5, 60):
        for n in range(many):
            an_entry(signed_in.patient, "symptom", started_at=NOON - timedelta(hours=n), id=uuid4())
        page(signed_in, period)
        with CaptureQueriesContext(connection) as captured:
            page(signed_in, period)
        counted.append(len([q for q in captured if "contentversion" not in q["sql"]]))

    assert counted[0] == counted[1] <= 6


def test_a_week_reads_what_it_needs_and_no_more(patient):
    days = (1, 10, 25, 60, 200, 370, 500)
    for n in days:
        for payload in (symptom(n, 3), poo(n), meal(n, "rice"), complete(n), weighed(n, 70.0)):
            record_entry(patient=patient, id=uuid4(), payload=payload, now=NOON)
    record_entry(patient=patient, id=uuid4(), payload=symptom(30, 6, ended_at=ago(3)), now=NOON)

    week = look_back(read_diary(patient, NOON), "7")
    told = week.told

    assert [len(told.days[day_ago(n)].stools) for n in (1, 10)] == [1, 1]
    assert told.days[day_ago(1)].plants == {"rice"}
    assert told.days[day_ago(5)].scores == {"bloating": 6}
    assert min(told.days) == day_ago(30)
    assert not told.days[day_ago(25)].stools
    assert len(told.weighings) == days.index(500)
    assert (week.days_recorded, week.first_day) == (1, day_ago(500))


def test_a_course_that_started_years_ago_and_goes_on_is_drawn_and_no_day_of_the_diary(signed_in):
    an_entry(signed_in.patient, "medicine", name="Sample tablet", started_on=day_ago(4000))
    an_entry(signed_in.patient, "symptom", started_at=ago(1))

    text = page(signed_in, "all")

    assert "21 to 22 November 2026" in text
    assert "still taken" in text


def test_trends_leads_to_patterns(signed_in):
    an_entry(signed_in.patient, "note")

    assert f'href="{reverse("patterns")}"' in page(signed_in)
