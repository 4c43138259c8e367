"""What the sections say: every word of the page, escaped, in elements that cannot run."""

from diary.domain.visits.document import Pairs, Paragraph, Picture, Points, Table
from tests.diary.fhir.bundles import codes_of, what_could_run, words_of
from tests.diary.fhir.packs import BLOCKS, EVIL, made, sections
from tests.diary.visits.source_samples import sample_source, source_that_says


def test_a_narrative_says_every_word_of_its_part_and_nothing_that_runs():
    bundle = made(sample_source(), *BLOCKS)

    assert what_could_run(bundle) == []
    said = words_of(sections(bundle)["symptoms"]["text"]["div"])
    for word in ("A line. Another.", "Small print.", "Most of all", "Three", "1 of 25 days",
                 "Bloating 8 Wind 5", "Chart: Bloating rises from 3 to 8.", "Dots: bloating."):  # fmt: skip
        assert word in said
    assert sections(bundle)["story"]["code"]["coding"][0]["code"] == "81338-6"
    assert {"51855-5"} <= codes_of(sections(bundle)["quality"], "http://loinc.org")


def test_evil_text_stays_text():
    source = source_that_says(EVIL)
    one = made(source, Paragraph(EVIL, quoted=True), Points((EVIL,), heading=EVIL), Pairs(((EVIL, EVIL),)),
               Table(EVIL, (EVIL,), ((EVIL,),)), Picture(EVIL, EVIL, EVIL, EVIL))  # fmt: skip
    div = sections(one)["symptoms"]["text"]["div"]

    assert what_could_run(one) == []
    assert words_of(div).count(EVIL) == 10
    assert "<script" not in div
