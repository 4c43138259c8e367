"""The sources of a red flag: read from one text without losing a word, and said as one text again."""

import re

import pytest

from education.domain.red_flags.sources import Source, cited, composed, english_day, read_sources

TEXTS = (
    "NHS page “Vomiting blood”, revised 5 April 2022; NHS. This portal’s own choice, to be checked: 14 days back",
    "NICE NG12 1.3 (guideline for doctors, version of 2023); NICE DG56 (poo test)",
    "NICE NG20 1.1.1, 1.1.3 and 1.1.4",
    "British Society of Gastroenterology (BSG), ACPGBI and UKCGG guideline on hereditary colorectal cancer, 2019",
    "British Society of Gastroenterology (BSG) on chronic diarrhoea, 2018, and on irritable bowel, 2021",
    "British Society of Gastroenterology (BSG) guideline on inflammatory bowel disease, 2019, updated 2025",
    "MHRA Drug Safety Update, October 2017",
    "NHS and nidirect pages on C. difficile. To be checked by the clinic: the 12 weeks",
    "This portal’s own rule, to be checked by the clinic. NHS text says that iron darkens poo",
    "Our own handbook (chapters 3; 4), kept in the practice.",
    "",
    "; .",
)
LABELS = {"revised", "version", "of", "section"}


def in_words(text):
    return sorted(word for word in re.findall(r"\w+", text) if word not in LABELS)


@pytest.mark.parametrize("text", TEXTS)
def test_no_word_of_a_source_is_lost(text):
    assert in_words(composed(*read_sources(text))) == in_words(text)


def test_what_is_understood_becomes_a_field():
    (guideline, poo_test), own = read_sources(TEXTS[1], letters="V")
    assert guideline == Source("NICE", "NG12 (guideline for doctors)", "1.3", "2023", "", "seen")
    assert poo_test == Source("NICE", "DG56 (poo test)", status="seen")
    assert own == ""
    (page, other), own = read_sources(TEXTS[0])
    assert (page.document, page.date, other.date) == ("page “Vomiting blood”", "2022-04-05", "")
    assert own.startswith("This portal’s own choice")
    assert own.endswith("14 days back")
    assert read_sources(TEXTS[6])[0] == (Source("MHRA", "Drug Safety Update", date="2017-10"),)
    assert read_sources(TEXTS[2])[0][0].section == "1.1.1, 1.1.3 and 1.1.4"
    assert read_sources(TEXTS[10]) == read_sources(TEXTS[11]) == ((), "")


def test_several_years_stay_where_they_stand():
    for text in TEXTS[4:6]:
        (source,), _own = read_sources(text)
        assert (source.version, source.date) == ("", "")


@pytest.mark.parametrize(
    ("letters", "status"),
    [("V", "seen"), ("V / D (window)", "seen"), ("V / M (NG141)", "to_check"), ("M", "to_check"),
     ("V (draft) / final text and date not seen", "to_check"), ("D", "to_check"), ("", "to_check")],
)  # fmt: skip
def test_a_source_is_seen_only_when_nothing_of_it_is_from_memory(letters, status):
    assert read_sources("NICE NG12", letters=letters)[0][0].status == status


def test_version_and_date_of_the_whole_go_to_the_first_source():
    found, _own = read_sources("NICE NG12; NHS", version="as of May", date="2024-05-01")
    assert found[0] == Source("NICE", "NG12", "", "as of May", "2024-05-01")
    assert found[1] == Source("NHS")
    assert read_sources("", version="2")[0] == (Source(version="2"),)
    assert (
        read_sources("NICE NG12 (version of 2023)", version="draft 4")[0][0].version
        == "2023, draft 4"
    )


def test_a_source_is_cited_with_what_is_known_of_it():
    whole = Source("NICE", "NG12", "1.3", "2", "2023-10-02")
    assert cited(whole) == "NICE NG12, section 1.3, version 2, 2 October 2023"
    assert cited(Source("NHS")) == "NHS"
    assert composed((whole, Source(document="Handbook")), "Ours: 5 days.") == (
        "NICE NG12, section 1.3, version 2, 2 October 2023; Handbook. Ours: 5 days"
    )
    assert composed((), "Ours") == "Ours"


def test_a_date_is_said_as_far_as_it_is_known():
    assert [english_day(day) for day in ("2021", "2021-10", "2021-10-05", "lately", "2021-13")] == [
        "2021", "October 2021", "5 October 2021", "lately", "2021-13",
    ]  # fmt: skip


def test_only_the_word_seen_means_seen():
    assert Source(status="seen").is_seen
    assert not any(Source(status=status).is_seen for status in ("", "to_check", "V"))
