"""The page of a pack and its plain text: all of the document, safe with any text, the same for a year."""

import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from diary.models import ChecklistRun, Entry
from diary.models.patient import read_diary
from diary.models.visit import Visit
from diary.views.visits.sheets import rows_of
from diary.views.visits.sources import pack_source
from diary.wording.questions import question_text
from diary.wording.visits import pack_document
from tests.diary.checklist_forms import DONE
from tests.diary.factories import NOON, TODAY, a_patient, an_entry
from tests.diary.visits.kept_visits import a_visit_of, write_sample
from tests.diary.visits.pack.said import words
from tests.diary.visits.packs import a_source, sample_entries

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"
ARABIC = "ألم في البطن"
NAMES_ROWS = ("Symptom", "Name", "Day", "–")
"""What heads the first column of a table, and an empty cell; the key of a picture is not text either."""
LETTERS = f"Żółć ğ ß Ελλάδα Україна {ARABIC} עברית हिन्दी 中文 한국어 ไทย 👩‍⚕️"


def page(browser, visit: Visit) -> str:
    return browser.get(reverse("visit_pack", args=[visit.id])).content.decode()


def text_of(browser, visit: Visit) -> str:
    return browser.get(reverse("visit_pack_text", args=[visit.id])).content.decode()


def squeezed(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_every_word_of_the_document_is_on_the_page_and_in_the_plain_text(signed_in, live_red_flags):
    write_sample(signed_in.patient)
    visit = a_visit_of(signed_in.patient)
    source = pack_source(read_diary(signed_in.patient, NOON), visit, made_at=NOON)
    document = pack_document(source)

    on_page, as_text = squeezed(page(signed_in, visit)), squeezed(text_of(signed_in, visit))

    assert len(document.sections) >= 10
    for section in (*document.sections, *document.appendix):
        said = "\n".join((section.title, *words(section)))
        for part in filter(None, re.split(r" \| |\n|: |(?<=\d{4})\. ", said)):
            assert squeezed(part) in on_page, section.code
            is_key = part in NAMES_ROWS or part.startswith(("Filled dots", "Bloating. Open", "Tiredness. Bars", "medicines. Hatched", "nothing recorded."))  # fmt: skip
            assert is_key or squeezed(part) in as_text, section.code


def test_the_flags_are_in_every_form_with_no_data_at_all(signed_in, live_red_flags):
    visit = a_visit_of(signed_in.patient, sections=(), story=None)

    for text in (squeezed(page(signed_in, visit)), text_of(signed_in, visit)):
        assert "Red flags" in text
        assert "There is not enough information to say anything" in text
        assert "nobody asked about the emergency signs" in text
        assert "Nothing is recorded in this period" in text
        assert "In the last 24 hours, was there blood" in text


def test_an_emergency_is_said_before_anything_else(signed_in, live_red_flags):
    an_entry(signed_in.patient, "vomiting", content="blood", occurred_at=NOON - timedelta(hours=2))
    visit = a_visit_of(signed_in.patient)

    html = page(signed_in, visit)

    assert html.index("Do not wait for the visit") < html.index('class="sheet')
    assert "/emergency/" in html


@pytest.mark.parametrize("nasty", [SCRIPT, LETTERS, "a" * 300, "=1+1 {{ x }} {% y %} \t ]]>"])
def test_any_text_is_safe_and_readable_in_every_place(signed_in, nasty):
    from_patient = nasty.strip()
    an_entry(signed_in.patient, "symptom", tag=None, own_label=nasty[:80].strip(), note=nasty)
    an_entry(signed_in.patient, "medicine", name=nasty[:80].strip(), reason_stopped=nasty)
    an_entry(signed_in.patient, text=nasty)
    visit = a_visit_of(
        signed_in.patient, story=nasty, goals=(nasty,), name=nasty[:80], with_whom=nasty[:80]
    )

    html, text = page(signed_in, visit), text_of(signed_in, visit)

    assert SCRIPT not in html
    assert html.count("<script") == page(signed_in, a_visit_of(signed_in.patient)).count("<script")
    assert from_patient[:80].strip() in unescape(html)
    assert from_patient[:80].strip() in text


def test_right_to_left_text_takes_its_own_direction(signed_in):
    visit = a_visit_of(signed_in.patient, story=ARABIC)

    assert re.search(rf'<blockquote class="told" dir="auto"><p>{ARABIC}', page(signed_in, visit))


def test_five_megabytes_of_notes_are_shown(signed_in):
    long = "Ein langer Tag. " * 250
    rows = 40
    for n in range(rows):
        an_entry(signed_in.patient, text=long[:3900], written_at=NOON - timedelta(hours=n))
    visit = a_visit_of(signed_in.patient)

    answer = signed_in.get(reverse("visit_pack", args=[visit.id]))

    assert answer.status_code == 200
    assert answer.content.decode().count("Ein langer Tag. Ein") >= rows


def test_what_the_patient_left_out_is_in_no_form(signed_in):
    an_entry(signed_in.patient, "day", local_date=TODAY, stress_0_10=9, sleep_hours=3.0)
    an_entry(signed_in.patient, "medicine", name="Secretol", started_on=TODAY)
    an_entry(signed_in.patient, "dose", medicine_name="Secretol", taken_at=NOON)
    an_entry(signed_in.patient, "bowel_movement", note="private words")
    visit = a_visit_of(signed_in.patient, sections=("symptoms", "days"), story="left out")

    for text in (page(signed_in, visit), text_of(signed_in, visit)):
        for absent in ("Secretol", "stress 9", "slept 3", "private words", "left out</p>"):
            assert absent not in text
        assert "Medicines and supplements" in text  # said to be left out


def test_one_page_costs_the_same_queries_for_a_day_and_for_a_quarter(signed_in, live_red_flags):
    visit = a_visit_of(signed_in.patient)
    page(signed_in, visit)
    with CaptureQueriesContext(connection) as few:
        page(signed_in, visit)
    write_sample(signed_in.patient)
    with CaptureQueriesContext(connection) as many:
        page(signed_in, visit)

    assert len(many) == len(few) <= 11


def test_a_strangers_and_a_deleted_visit_are_not_there(signed_in):
    others = a_visit_of(a_patient())
    mine = a_visit_of(signed_in.patient)
    Visit.objects.filter(id=mine.id).update(deleted_at=NOON)

    for id in (others.id, mine.id, uuid4()):
        for name in ("visit_pack", "visit_pack_text"):
            assert signed_in.get(reverse(name, args=[id])).status_code == 404


def test_a_visit_that_does_not_open_says_so(signed_in):
    visit = a_visit_of(signed_in.patient)
    Visit.objects.filter(id=visit.id).update(sealed=b"broken")

    assert signed_in.get(reverse("visit_pack", args=[visit.id])).status_code == 503


def test_an_entry_that_does_not_open_leaves_the_others(signed_in):
    entry = an_entry(signed_in.patient)
    Entry.objects.filter(id=entry.id).update(sealed=b"broken")

    assert "1 entry, which is not counted here" in squeezed(
        page(signed_in, a_visit_of(signed_in.patient))
    )


def test_nothing_of_a_pack_is_kept_by_a_browser_or_a_proxy(signed_in):
    visit = a_visit_of(signed_in.patient)

    for name in ("visit_pack", "visit_pack_text"):
        answer = signed_in.get(reverse(name, args=[visit.id]))
        assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_short_sections_stand_beside_each_other_and_long_ones_alone():
    short = [len(row) for row in rows_of(pack_document(a_source()).sections)]
    long_story = a_source(sample_entries())
    told = long_story.visit.model_copy(update={"story": "word " * 700})

    rows = rows_of(pack_document(a_source(visit=told)).sections)

    assert 2 in short
    assert next(row for row in rows if row[0].code == "story")[1:] == ()
    codes = [section.code for row in rows for section in row]
    assert codes == [section.code for section in pack_document(a_source(visit=told)).sections]


def test_a_pack_says_all_that_a_checklist_of_the_same_diary_says(signed_in, live_red_flags):
    write_sample(signed_in.patient)
    answers = {"q-lump": "yes", "q-appetite_loss": "unsure", "q-iron_deficiency_anaemia": ""}
    address = signed_in.post(reverse("checklist_new"), {**DONE, **answers})["Location"]
    row = ChecklistRun.objects.get(id=address.rstrip("/").rpartition("/")[2])
    row.patient = read_diary(signed_in.patient, NOON).patient
    run = row.read()

    text = text_of(signed_in, a_visit_of(signed_in.patient, run_id=row.id))

    assert run.items
    assert run.unsure
    assert run.not_answered
    for item in run.items:
        assert item.sign in text
        assert f"“{question_text(item.facts[0])}”" in text or "diary: " in text
    for said in (*run.unsure, *run.not_answered, *run.not_asked, *run.prompts):
        assert said in text
    assert run.rules_hash[:8] in text
