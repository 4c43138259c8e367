"""The address of a pack's PDF: the patient's own, kept by no cache, and a page with a way on when it fails."""

import logging
from uuid import uuid4

import pytest
from django.urls import reverse

from diary.models.patient import read_diary
from diary.typeset import pack
from diary.views.visits.sources import pack_source
from diary.wording.visits import pack_document
from education.typesetting import press
from tests.diary.factories import NOON, a_patient
from tests.diary.visits.kept_visits import a_visit_of, write_sample
from tests.diary.visits.pack_pdfs import reader, said, squeezed, words_of

pytestmark = pytest.mark.django_db


def asked(browser, visit, query: str = ""):
    return browser.get(f"{reverse('visit_pack_pdf', args=[visit.id])}{query}")


def words(answer) -> str:
    return words_of(reader(pack.PackPdf(answer.content, is_ua=True)))


def test_the_pack_of_a_visit_is_sent_and_kept_nowhere(signed_in, live_red_flags):
    write_sample(signed_in.patient)
    visit = a_visit_of(signed_in.patient)

    answer = asked(signed_in, visit)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="visit-pack.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    source = pack_source(read_diary(signed_in.patient, NOON), visit, made_at=NOON)
    document = pack_document(source)
    found = words(answer)
    assert len(document.sections) >= 10
    assert [text for text in said(document) if squeezed(text) not in found] == []


@pytest.mark.parametrize(
    ("query", "wide"), [("?paper=letter", 612), ("?paper=a4", 595), ("?paper=a3", 595), ("", 595)]
)
def test_the_paper_is_what_is_asked_for_or_a4(signed_in, query, wide):
    answer = asked(signed_in, a_visit_of(signed_in.patient), query)

    pdf = reader(pack.PackPdf(answer.content, is_ua=True))
    assert round(pdf.pages[0].mediabox.width) == wide


def test_the_page_of_the_pack_leads_to_it(signed_in):
    visit = a_visit_of(signed_in.patient)

    page = signed_in.get(reverse("visit_pack", args=[visit.id])).content.decode()

    assert f'href="/visits/{visit.id}/pack.pdf?paper=a4"' in page
    assert f'href="/visits/{visit.id}/pack.pdf?paper=letter"' in page


def test_what_is_not_there_or_another_persons_is_not_found(signed_in):
    assert signed_in.get(f"/visits/{uuid4()}/pack.pdf").status_code == 404
    assert asked(signed_in, a_visit_of(a_patient())).status_code == 404


def test_a_fault_is_a_page_with_a_way_on_and_says_nothing_in_the_log(
    signed_in, monkeypatch, tmp_path, caplog
):
    broken = tmp_path / "worker.py"
    broken.write_text("raise SystemExit('Robin has a secret')")
    monkeypatch.setattr(press, "WORKER", broken)
    visit = a_visit_of(signed_in.patient, story="A secret")

    with caplog.at_level(logging.DEBUG):
        answer = asked(signed_in, visit)

    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "The PDF is not ready" in answer.content.decode()
    assert reverse("visit_pack", args=[visit.id]) in answer.content.decode()
    assert "A pack could not be set: TypesetFault" in caplog.text
    assert "secret" not in caplog.text


def test_nothing_that_is_set_lies_on_a_disk(signed_in, monkeypatch, tmp_path):
    """What the typesetter is given in clear is looked for where it may write, while it works."""
    spy = tmp_path / "worker.py"
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    spy.write_text(
        "import json, pathlib, sys\n"
        "order = json.load(sys.stdin)\n"
        "assert 'A secret' in json.dumps(order['data'])\n"
        "assert not list(pathlib.Path(order['folder']).iterdir())\n"
        "sys.stdout.write('done')\n"
    )
    monkeypatch.setattr(press, "WORKER", spy)

    answer = asked(signed_in, a_visit_of(signed_in.patient, story="A secret"))

    assert answer.content == b"done"
