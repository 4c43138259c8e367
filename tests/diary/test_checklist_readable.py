"""Everything patients read on their way through the checklist can be read at about eleven."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from diary.domain.question_list import QUESTIONS
from diary.wording.prompts import PROMPTS
from diary.wording.questions import APPLIES_LABELS, HELP, question_text
from diary.wording.result import COME_BACK
from education.domain.readability import long_sentences, reading_age, score
from tests.diary.checklist_forms import ALL_SEEN, questions, result

ELEVEN = 11
NAMES = {
    "immunosuppressed", "steroid_dependent", "takes_anticoagulant", "procedure_14_days", "takes_antiplatelet",
    "takes_nsaid", "takes_nsaid_now", "sick_day_medicine", "family_ibd", "coeliac_risk",
    "iron_deficiency_anaemia",
}  # fmt: skip
"""Questions that name medicines, procedures or conditions as they stand on the packet or in the letter."""
LISTS = {"pregnancy_late", "starvation", "alcohol_withdrawal"}
"""Questions that name all of what counts, in one breath."""
BLOCK = re.compile(r"</(?:p|li|h\d|legend|dt|dd|summary|button|label|small|option)>")


def age_of(text: str) -> int:
    found = score(text)
    return reading_age(found.grade) if found else 0


def sentences(texts) -> str:
    return " ".join(str(text).rstrip(".") + "." for text in texts)


def read_in(html: str) -> str:
    """Return what is read between the header and the footer, each block a sentence of its own."""
    main = html.split("<main", 1)[1].partition(">")[2].split("</main>", 1)[0]
    text = unescape(re.sub(r"<[^>]+>", " ", BLOCK.sub(". ", main)))
    return re.sub(r"[:;]?\s*([.?!])\s*\.", r"\1", re.sub(r"\s+", " ", text.replace("<", " ")))


@pytest.mark.parametrize("code", [question.code for question in QUESTIONS])
def test_a_question_is_readable_with_its_help(code):
    words = sentences(filter(None, (question_text(code), HELP.get(code))))
    assert age_of(words) <= 14 or code in NAMES | LISTS, words
    assert long_sentences(words, most_words=28) == [] or code in LISTS


@pytest.mark.parametrize(
    "texts",
    [
        [question_text(question.code) for question in QUESTIONS],
        [question_text(question.code) for question in QUESTIONS if question.code not in NAMES],
        HELP.values(),
        PROMPTS.values(),
        COME_BACK,
    ],
    ids=["questions", "without_names", "help", "prompts", "come_back"],
)
def test_what_belongs_together_is_readable_at_eleven(texts):
    assert age_of(sentences(texts)) <= ELEVEN


def test_the_list_of_conditions_is_hard_only_for_the_names_in_it():
    plain = {
        "pregnant",
        "recent_baby",
        "travel",
        "weight_loss_surgery",
        "eating_little",
        "clozapine",
    }
    assert age_of(sentences(APPLIES_LABELS[code] for code in plain)) <= ELEVEN + 1


UNSURE = {"q-stool_blood_90d": "unsure"}
PAGES = {
    "start": lambda browser: browser.get(reverse("checklist")),
    "about you": questions,
    "bleeding": lambda browser: questions(browser, go="step:bleeding", seen=ALL_SEEN, **UNSURE),
    "weight": lambda browser: questions(browser, go="step:weight", seen=ALL_SEEN),
    "an emergency": lambda browser: result(browser, signs="pain", none_of_signs=""),
    "same day": lambda browser: result(browser, **{"q-vomiting_over_48h": "yes"}),
    "this week": lambda browser: result(browser, **{"q-lump": "yes"}),
    "routine": lambda browser: result(browser, **{"q-bloating_over_12_of_30": "yes"}),
    "nothing fired": result,
    "nothing known": lambda browser: result(
        browser, none_of_signs="", none_of_applies="", seen="", **{"q-unwell": ""}
    ),
    "under 18": lambda browser: result(browser, age="17"),
}


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("live_red_flags")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_readable_at_eleven(nobody, page):
    answer = PAGES[page](nobody)
    if answer.status_code == 307:
        answer = nobody.post(answer["Location"], {"step": "start", "signs": "pain"})
    words = read_in(answer.content.decode())
    assert len(words) > 400
    # A sign lists all that counts, in one breath: where all of them stand, a year more.
    most = ELEVEN + (page == "start")
    assert age_of(words) <= most, (age_of(words), words)


@pytest.mark.django_db
@pytest.mark.parametrize("why", ["erased", "not_agreed", "none", "does_not_open"])
@pytest.mark.parametrize("name", ["without_diary", "once_more", "closed"])
def test_a_page_in_between_is_readable_at_eleven(name, why, rf):
    page = render_to_string(f"diary/checklist/{name}.html", {"why": why}, rf.get("/"))
    assert age_of(read_in(page)) <= ELEVEN
