"""The timeline narrowed, jumped in and searched: nothing a patient typed is ever in an address."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from diary.models import Entry
from diary.models.patient import read_diary
from diary.views.search import Wanted, look
from tests.diary.factories import NOON, a_patient, a_symptom_tag, an_entry
from tests.diary.test_looking_back import queries

pytestmark = pytest.mark.django_db
SEARCH = "/diary/search/"


@pytest.fixture
def patient():
    a_symptom_tag("bloating", "Bloating")
    return a_patient(tracked=("bloating",))


def notes(patient, many, text="Words {n:02}"):
    for n in range(many):
        an_entry(patient, text=text.format(n=n), written_at=NOON - timedelta(hours=n))


def shown(response):
    return re.findall(r"Words \d\d", response.content.decode())


def test_the_timeline_is_narrowed_by_kind_and_date_in_its_address(signed_in):
    notes(signed_in.patient, 45)
    an_entry(signed_in.patient, "symptom", started_at=NOON - timedelta(days=1))
    narrowed = {"kind": ["note"], "first": "2026-11-21", "last": "2026-11-21"}

    page = signed_in.get(reverse("timeline"), narrowed)

    assert shown(page) == [f"Words {n}" for n in range(13, 33)]
    assert "Bloating" not in page.content.decode()
    assert "?kind=note&amp;first=2026-11-21&amp;last=2026-11-21&amp;page=2" in page.content.decode()
    assert "from 21 November 2026, until 21 November 2026" in page.content.decode()


@pytest.mark.parametrize(
    "asked", [{"kind": "x"}, {"first": "x"}, {"first": "2026-11-22", "last": "2026-11-20"}, {"date": "2026-02-30"}]
)  # fmt: skip
def test_what_cannot_be_read_of_an_address_is_left_out(signed_in, asked):
    notes(signed_in.patient, 1)

    page = signed_in.get(reverse("timeline"), asked)

    assert page.status_code == 200
    assert shown(page) == ["Words 00"]


def test_pages_lead_on_and_back_and_an_empty_one_is_the_first(signed_in):
    notes(signed_in.patient, 45)
    pages = [signed_in.get(reverse("timeline"), {"page": n}).content.decode() for n in (1, 3, 4)]

    assert [re.findall(r'href="\?page=(\d+)" rel="(\w+)"', page) for page in pages] == [
        [("2", "next")],
        [("2", "prev")],
        [("2", "next")],
    ]
    assert 'href="?page=1">Newest' in pages[1]


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("2026-11-22", "page=1#day-2026-11-22"), ("2026-11-21", "page=1#day-2026-11-21"),
        ("2026-11-20", "page=2#day-2026-11-20"), ("2030-01-01", "page=1#day-2026-11-22"),
        ("2000-01-01", "page=3"),
    ],
)  # fmt: skip
def test_a_date_leads_to_its_page_and_its_place(signed_in, day, where):
    notes(signed_in.patient, 45)

    answer = signed_in.get(reverse("timeline"), {"date": day})

    assert answer.headers["Location"] == f"{reverse('timeline')}?{where}"
    assert signed_in.get(answer.headers["Location"]).status_code == 200


def test_words_are_searched_by_post_and_stay_out_of_the_address(signed_in):
    notes(signed_in.patient, 3)
    answer = signed_in.post(SEARCH, {"words": "words 01"})

    assert shown(answer) == ["Words 01"]
    assert "Location" not in answer.headers
    assert not re.search(r'(href|action)="[^"]*words', answer.content.decode(), re.IGNORECASE)
    assert shown(signed_in.get(SEARCH, {"words": "words 01"})) == []


def test_kinds_and_dates_alone_lead_to_the_timeline(signed_in):
    answer = signed_in.post(SEARCH, {"kind": ["note", "day"], "first": "2026-11-01"})

    assert answer.headers["Location"] == "/diary/timeline/?kind=note&kind=day&first=2026-11-01"
    assert signed_in.post(SEARCH, {}).headers["Location"] == "/diary/timeline/"


def test_a_symptom_and_a_medicine_of_ones_own_are_offered_and_found(signed_in):
    own = an_entry(signed_in.patient, "symptom", tag=None, own_label="Gurgling")
    course = an_entry(signed_in.patient, "medicine", name="Sample tablet")
    an_entry(signed_in.patient, "dose", medicine_id=course.id)
    an_entry(signed_in.patient, "symptom")

    form = signed_in.get(SEARCH).context["form"]
    offered = dict(pair for _group, pairs in form.fields["about"].choices[1:] for pair in pairs)

    assert offered == {"tag:bloating": "Bloating", "own:Gurgling": "Gurgling", f"medicine:{course.id}": "Sample tablet"}  # fmt: skip
    found = signed_in.post(SEARCH, {"about": "own:Gurgling"}).context["found"]
    assert [row.id for row in found.rows] == [own.id]
    assert (
        len(signed_in.post(SEARCH, {"about": f"medicine:{course.id}"}).context["found"].rows) == 2
    )


def test_only_what_was_written_later(signed_in):
    an_entry(signed_in.patient, text="Words 01", written_at=NOON - timedelta(days=3))
    an_entry(signed_in.patient, text="Words 02")

    assert shown(signed_in.post(SEARCH, {"late": "on"})) == ["Words 01"]


def test_only_notes_means_entries_with_a_note_too(signed_in):
    an_entry(signed_in.patient, "symptom", note="Words 01")
    an_entry(signed_in.patient, "symptom")

    assert shown(signed_in.post(SEARCH, {"noted": "on"})) == ["Words 01"]


def test_a_full_page_leads_further_back_by_a_button_that_sends_the_search_again(signed_in):
    notes(signed_in.patient, 45)
    first = signed_in.post(SEARCH, {"words": "words", "kind": "note"})
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', first.content.decode()))
    skip = re.search(r'name="skip" value="(\d+)">Look further back', first.content.decode())[1]
    second = signed_in.post(SEARCH, {**again, "skip": skip})
    third = signed_in.post(SEARCH, {**again, "skip": "40"})

    assert shown(first) + shown(second) + shown(third) == [f"Words {n:02}" for n in range(45)]
    assert (skip, again["words"], again["kind"]) == ("20", "words", "note")
    assert "Looked to the end of your diary." in third.content.decode()


def test_a_search_says_how_far_it_looked_and_what_does_not_open(signed_in):
    notes(signed_in.patient, 25)
    broken = Entry.objects.newest_first().first()
    Entry.objects.filter(id=broken.id).update(sealed=b"\x01broken")

    page = signed_in.post(SEARCH, {"words": "words"}).content.decode()

    assert "Looked at 21 entries, back to 21 November 2026." in page
    assert "1 entry could not be opened and was not searched." in page


def test_one_request_opens_a_bounded_number_of_entries(signed_in):
    notes(signed_in.patient, 15)
    diary, rows = read_diary(signed_in.patient, NOON), Entry.objects.owned_by(signed_in.patient)

    found = look(diary, rows, Wanted(terms=("nothing",)), skip=2, most=10)

    assert (found.looked_at, found.is_all, found.rows) == (10, False, [])
    assert look(diary, rows, Wanted(terms=("nothing",)), skip=5, most=10).is_all


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"words": "x" * 201}, "words"), ({"about": "own:nobody"}, "about"), ({"kind": "x"}, "kind"),
        ({"skip": "-1", "words": "x"}, "skip"), ({"words": "x", "first": "32/13/2026"}, "first"),
        ({"words": "x", "first": "2026-11-02", "last": "2026-11-01"}, "last"),
        ({"about": "medicine:no-id"}, "about"), ({"words": "x", "skip": "9" * 400}, "skip"),
    ],
)  # fmt: skip
def test_a_search_that_cannot_be_is_refused_with_a_reason(signed_in, sent, field):
    answer = signed_in.post(SEARCH, sent)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_search_finds_nothing_of_anybody_elses(signed_in):
    notes(a_patient(), 3)
    notes(signed_in.patient, 1)

    assert shown(signed_in.post(SEARCH, {"words": "words"})) == ["Words 00"]


def test_a_search_takes_six_queries_however_long_the_diary(signed_in):
    counted = []
    for many in (5, 200):
        notes(signed_in.patient, many)
        counted.append(queries(signed_in, SEARCH, words="zzz"))

    assert counted[0] == counted[1] <= 6
