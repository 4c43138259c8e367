"""Whatever is wrong with a form, what was typed is on the page that says so; and nobody else's entry is touched."""

import re
from html import unescape
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.forms import CharField, Textarea
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.entry_kinds import ENTRY_KINDS
from diary.forms.fields import LongText, Pick, Ticked
from tests.diary.devices import state, written
from tests.diary.factories import a_patient, a_payload, a_symptom_tag, an_entry
from tests.diary.filled_forms import answers

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ID, MEDICINE = UUID(int=99), UUID(int=7)
MARKUP = "<script>alert('é')</script>"
TAGS = re.compile(r"<(input|textarea)\b[^>]*>(?:[^<]*</textarea>)?")
MOST_QUERIES = 5


@pytest.fixture
def patient():
    for code, label in (("bloating", "Bloating"), ("nausea", "Nausea")):
        a_symptom_tag(code, label)
    patient = a_patient(tracked=("bloating", "nausea"))
    an_entry(patient, "medicine", id=MEDICINE)
    return patient


def fully(kind):
    """Return what a form sends when every question is answered."""
    sent = answers(kind)
    for name, field in ENTRY_KINDS[kind].form.base_fields.items():
        if isinstance(field, LongText):
            sent.setdefault(name, f"Words for {name}")
        elif isinstance(field, Ticked):
            sent[name] = "on"
    return sent


def add(browser, kind, **said):
    return browser.post(reverse("add_entry", args=[kind]), {"id": str(ID), **answers(kind), **said})


def shown_again(page):
    """Return every value that a form of this page would send: typed, chosen or ticked."""
    found = set()
    for tag in TAGS.finditer(page.content.decode()):
        text = tag.group()
        if text.startswith("<textarea"):
            found.add(unescape(text.split(">", 1)[1].removesuffix("</textarea>")).strip())
        elif ('type="radio"' not in text and 'type="checkbox"' not in text) or " checked" in text:
            value = re.search(r'value="([^"]*)"', text)
            found.add(unescape(value[1]) if value else "on")
    return found


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_a_form_that_is_refused_shows_all_that_was_answered(signed_in, kind):
    sent = fully(kind)
    wrong = "date" if "date" in sent else "started_on"

    page = add(signed_in, kind, **{**sent, wrong: "31/02/2026"})

    assert page.status_code == 422
    assert set(map(str, sent.values())) - {sent.get(wrong)} <= shown_again(page)
    assert "31/02/2026" in shown_again(page)
    assert wrong in page.context["form"].errors
    assert not [id for id in written(signed_in.patient) if id != MEDICINE]


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_markup_in_any_field_is_shown_as_the_words_it_is(signed_in, kind):
    fields = ENTRY_KINDS[kind].form.base_fields
    typed = [n for n, f in fields.items() if isinstance(f, CharField) and n != "id"]

    page = signed_in.post(
        reverse("add_entry", args=[kind]), {**dict.fromkeys(fields, MARKUP), "date": "x"}
    )

    assert page.status_code == 422
    assert "<script>alert" not in page.content.decode()
    assert not typed or MARKUP in shown_again(page)


@pytest.mark.parametrize("kind", [k for k, row in ENTRY_KINDS.items() if any(
    isinstance(f.widget, Textarea) for f in row.form.base_fields.values())])  # fmt: skip
@pytest.mark.parametrize("length", [4001, 2_000_000])
def test_a_text_that_is_far_too_long_is_still_there_to_be_cut(signed_in, kind, length):
    fields = ENTRY_KINDS[kind].form.base_fields
    name = next(n for n, f in fields.items() if isinstance(f.widget, Textarea))

    page = add(signed_in, kind, **{name: "x" * length})

    assert page.status_code == 422
    assert str(length) in page.context["form"].errors[name][0]
    assert "x" * length in shown_again(page)


def test_ten_megabytes_are_refused_with_a_page_that_says_so(signed_in):
    page = add(signed_in, "note", text="x" * 10_000_000)

    assert page.status_code == 400
    assert "too long" in page.content.decode()


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_the_id_of_somebody_else_s_entry_makes_an_entry_of_one_s_own(signed_in, kind):
    other = a_patient()
    an_entry(other, kind, id=ID)
    before = state(other)

    assert add(signed_in, kind).status_code == 302
    assert written(signed_in.patient)[ID].kind == kind
    changed = signed_in.post(reverse("edit_entry", args=[ID]), {**answers(kind), "seen": "1"})

    assert changed.status_code == 302
    assert state(other) == before


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_one_id_for_entries_of_two_kinds_loses_neither(signed_in, kind):
    other = "note" if kind != "note" else "meal"
    for _ in range(2):
        assert [add(signed_in, k).status_code for k in (other, kind)] == [302, 302]

    kinds = [p.kind for id, p in written(signed_in.patient).items() if id != MEDICINE]
    assert sorted(kinds) == sorted([other, kind])


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_a_version_that_was_never_seen_changes_nothing_and_shows_both(signed_in, kind):
    an_entry(signed_in.patient, kind, id=ID)
    before = state(signed_in.patient)
    name, value = _changed(kind)

    for seen in ("", "0", "2", "-1", "x", "9" * 400, "1.5", "\u202e"):
        page = signed_in.post(
            reverse("edit_entry", args=[ID]), {**answers(kind), name: value, "seen": seen}
        )
        assert page.status_code == 409, seen
        assert (name, value) in page.context["hidden"]
    assert state(signed_in.patient) == before


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_saving_an_entry_takes_few_queries(signed_in, kind):
    an_entry(signed_in.patient, "note")
    signed_in.get(reverse("today"))  # the session is noted once a minute

    with CaptureQueriesContext(connection) as queries:
        assert add(signed_in, kind, id=str(uuid4())).status_code == 302

    # The version of the content is asked once in five seconds, and each time in a test.
    asked = [query["sql"] for query in queries if "contentversion" not in query["sql"]]
    assert len(asked) <= MOST_QUERIES, asked


def _changed(kind):
    """Return an answer that differs from the smallest entry of a kind."""
    fields = ENTRY_KINDS[kind].form.base_fields
    texts = [name for name, field in fields.items() if isinstance(field, LongText)]
    if texts and kind != "symptom":
        return texts[0], "Other words"
    picks = {"dose": ("skipped", "skipped"), "symptom": ("severity_0_10", "9")}
    if kind in picks:
        return picks[kind]
    numbers = {"vomiting": ("times", "3"), "measurement": ("pulse_bpm", "61")}
    return numbers.get(kind, ("stress_0_10", "9"))


def test_every_kind_has_a_way_to_be_changed_here():
    for kind in ENTRY_KINDS:
        name, value = _changed(kind)
        field = ENTRY_KINDS[kind].form.base_fields[name]
        assert not isinstance(field, Pick) or value in {str(v) for v, _label in field.choices}
        assert str(getattr(a_payload(kind), name, None)) != value
