"""The PDF of a pack holds every word of it, tagged, on both sizes of paper, the same each time."""

import resource
import time
from dataclasses import replace
from uuid import UUID

import pytest

from diary.domain.visits.document import Paragraph, Picture
from diary.typeset import pack
from diary.wording.visits import pack_document
from education.typesetting.press import TypesetFault
from tests.diary.visits import pack_samples, packs
from tests.diary.visits.pack_pdfs import bookmarks, made, reader, said, squeezed, words_of
from tests.education.leaflets import elements, kinds

pytestmark = pytest.mark.slow

SIZES = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture(scope="module")
def real():
    """Return the pack of the sample patient, as the portal words it."""
    source = packs.a_source(packs.sample_entries(), run_id=UUID(int=1), run=packs.a_run())
    return pack_document(source)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_string_of_the_pack_is_in_the_file(real, paper):
    for document in (pack_samples.full(), real):
        pdf = made(document, paper)

        found = words_of(reader(pdf))
        assert pdf.is_ua
        assert not pdf.missing
        assert [text for text in said(document) if squeezed(text) not in found] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_usual_month_is_two_pages_and_what_follows_starts_a_new_one(paper):
    pdf = reader(made(pack_samples.full(), paper))

    assert {tuple(round(edge) for edge in page.mediabox[2:]) for page in pdf.pages} == {
        SIZES[paper]
    }
    pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) == 3
    assert "Day by day" in pages[2]
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of 3" in text
        assert "Robin Marsh, born 4 March 1982" in text
        assert "no clinician has reviewed" in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sample_patient_is_told_on_two_pages(real, paper):
    pages = [page.extract_text() for page in reader(made(real, paper)).pages]

    assert [n for n, text in enumerate(pages, 1) if "Day by day" in text] == [3]


def test_a_year_of_daily_entries_takes_less_than_a_second_of_work():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert made(pack_samples.year_of_days()).is_ua
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1


def test_title_language_and_bookmarks_are_those_of_the_pack(real):
    pdf = reader(made(real))

    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Visit pack, Robin Marsh"
    wanted = [section.title for section in (*real.sections, *real.appendix)]
    assert [title for title in bookmarks(pdf) if title in wanted] == wanted


def test_headings_lists_tables_and_pictures_have_their_tags():
    document = pack_samples.full()
    pdf = reader(made(document))

    found = kinds(pdf)
    heads = sum(len(table.head) for table in (pack_samples.SYMPTOMS, pack_samples.MEDICINES)) + 5
    assert found["/H1"] == 1
    assert found["/H2"] == len(document.sections) + len(document.appendix) + 1  # and the notes
    assert found["/H3"] == 4
    assert found["/TH"] == heads
    assert found["/Table"] == 3
    assert found["/L"] >= 6
    alts = [str(e["/Alt"]) for e in elements(pdf) if e["/S"] == "/Figure" and "/Alt" in e]
    assert alts == [pack_samples.CHART_SAYS]


def test_a_table_repeats_its_head_on_each_page():
    pdf = reader(made(pack_samples.year_of_days()))

    days = [
        page.extract_text() for page in pdf.pages if "A day like the others" in page.extract_text()
    ]
    assert len(days) > 3
    assert all("Bloating" in text and "Stools" in text for text in days)


def test_the_same_pack_is_the_same_file():
    assert made(pack_samples.full()).content == made(pack_samples.full()).content


def test_what_is_markup_elsewhere_is_text():
    document = pack_samples.with_story(pack_samples.UNUSUAL)
    unusual = replace(document, name=pack_samples.UNUSUAL, marks=(pack_samples.UNUSUAL,) * 2)

    pdf = reader(made(unusual))

    assert len(pdf.pages) >= 3
    assert words_of(pdf).count(squeezed(pack_samples.UNUSUAL)) >= 2 + 2 * len(pdf.pages)


def test_what_is_no_text_is_marked_and_harms_nothing():
    pdf = made(
        pack_samples.with_story("before\x00\ud800\x07\ufffe\x1b[31m after\r\nnext\u202eabc\u2066")
    )

    found = words_of(reader(pdf))
    assert pdf.is_ua
    assert squeezed("before\ufffd\ufffd\ufffd\ufffd\ufffd[31m after next") in found


def test_a_word_longer_than_a_line_stays_on_the_page():
    word = "".join(chr(ord("a") + n % 26) for n in range(600))
    pdf = reader(made(pack_samples.with_story(word)))

    assert word in words_of(pdf)
    edges = []
    pdf.pages[0].extract_text(visitor_text=lambda text, _cm, tm, _font, _size: edges.append((tm[4], len(text))))  # fmt: skip
    assert max(x for x, _length in edges) < SIZES["a4"][0]
    assert len(pdf.pages) == 3


def test_a_chart_that_is_no_drawing_leaves_its_words():
    broken = Picture("", "<svg", "It rises.", "Dots.")
    document = pack_samples.full()
    symptoms = replace(document.sections[4], blocks=(broken, Paragraph("And more.")))
    pdf = made(replace(document, sections=(symptoms,)))

    assert squeezed("It rises. Dots.") in words_of(reader(pdf))


@pytest.mark.slow
def test_a_very_long_story_is_set_or_refused_in_time():
    """Nobody can type this much; whatever comes in ends, and takes nothing with it."""
    began = time.monotonic()
    try:
        pdf = reader(made(pack_samples.with_story("Pain after the meal. " * 50_000)))
        assert len(pdf.pages) > 50
    except TypesetFault:
        pass
    assert time.monotonic() - began < 60


def test_a_rush_for_packs_is_turned_away(monkeypatch):
    monkeypatch.setattr(pack, "LONGEST_WAIT_SECONDS", 0.01)

    with pack._TURN, pytest.raises(TypesetFault):
        made(pack_samples.bare())
    assert made(pack_samples.bare()).is_ua
