"""What patients read of a red flag: a plain source, and a sign with everything that its question asks."""

import re

import pytest

from diary.domain.wording_lint import lint
from education.domain.readability import long_sentences, reading_age, score
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.facts import fact, registry
from education.domain.red_flags.signs import WHOLE_QUESTION
from education.domain.red_flags.sources import SEEN, TO_CHECK
from education.domain.regions import region

FLAGS = {flag.code: flag for flag in catalogue()}
WORKING_NOTES = re.compile(
    r"%|\bsens\b|\bspec\b|\bblogs?\b|before release|\b[VMD]\b|\bPMC\d|\bDESIGN\b|\bseen\b|\bpathway\b"
    r"|\brefer(?:red|ral)?\b|\bmirror\b|\bur?gent (?:CT|investigation)\b|\bnarrowing\b|[{}<>=]"
)
LIMBS = {
    "RF03": ("not stop", "red water", "clots"),
    "RF05": ("sudden", "worse", "too sore to touch", "hard", "move or cough", "to your back", "ever before"),
    "RF06": ("poo", "wind", "being sick", "pain", "cramps", "swollen, tight"),
    "RF07": ("collapsed", "fainted", "confused", "very drowsy", "slurring", "blue", "grey", "pale", "blotchy",
             "cold and clammy", "breathing fast", "struggles to breathe", "no wee all day"),
    "RF08": ("new", "stays", "spreads to arm, neck, jaw or back", "sweating", "breathlessness", "faint"),
    "RF10": ("stuck", "will not go down", "spit"),
    "RF13": ("ending your life", "have a plan", "have hurt yourself", "taken something", "keep yourself safe"),
    "RF14": ("green", "yellow-green", "spinach or grass"),
    "RF56": ("tummy, back or side", "stays", "faint", "sweaty", "clammy", "pulsing", "aneurysm"),
    "RF60": ("sudden or severe", "swelling", "testicle", "scrotum"),
    "RF61": ("groin, tummy or an old scar", "painful, hard or red", "will not go back", "being sick"),
    "RF62": ("thirsty", "weeing a lot", "being sick", "tummy pain", "breathing", "fruity", "drowsy", "ketones"),
    "RF63": ("too many tablets", "even if you feel fine", "poison", "cleaning product", "battery", "magnet",
             "sharp", "paracetamol"),
    "RF64": ("food, a medicine or a sting", "lips, tongue or throat", "breathing", "faint", "rash", "cramps"),
    "RF70": ("cannot wee", "full", "swollen", "painful"),
    "RF71": ("poo or wee", "bottom or genitals", "weak legs"),
    "RF72": ("head injury", "headache", "stiff neck", "eye pain", "blurred vision", "a fit", "weak face or arm",
             "blow to the head while on a blood thinner"),
    "RF73": ("heavy daily drinking", "5 days", "shake", "sweat", "see things", "fit", "confused"),
}  # fmt: skip
"""What the question of the flag and the question of its fact ask, as the sign says it."""


@pytest.mark.parametrize("code", FLAGS)
def test_every_flag_names_its_source_plainly(code):
    source = FLAGS[code].source
    assert 3 <= len(source) <= 240
    assert not WORKING_NOTES.search(source), source
    assert lint(source) == ()
    assert not re.search(r"\byou(?:r|rs)?\b", source, re.IGNORECASE)
    assert not source.endswith(".")


def test_working_notes_stay_apart_for_staff():
    assert "law-firm" in FLAGS["RF38"].source_notes
    assert "PMC7183708" in FLAGS["RF13"].source_notes
    assert all(flag.source_notes for flag in FLAGS.values())


def test_what_has_no_published_source_says_that_it_is_our_own():
    assert FLAGS["RF55"].own_choice == "This portal’s own rule, to be checked by the clinic"
    for flag in FLAGS.values():
        if "D" in flag.source_status and "seen" not in flag.source_status:
            assert flag.own_choice.startswith("This portal’s own"), flag.code
            assert flag.own_choice in flag.source


def test_what_is_from_memory_is_to_be_checked():
    for flag in FLAGS.values():
        letters = flag.source_status
        seen = {source.status for source in flag.sources}
        assert seen <= {SEEN, TO_CHECK}
        assert SEEN not in seen or "V" in letters, flag.code
        if ("M" in letters or "not seen" in letters) and "clinic" not in flag.own_choice:
            assert TO_CHECK in seen, flag.code


def test_the_version_and_the_date_of_a_source_are_fields():
    guideline, poo_test = FLAGS["RF27"].sources
    assert (guideline.organisation, guideline.section, guideline.version) == ("NICE", "1.3", "2023")
    assert (poo_test.version, poo_test.date) == ("", "")
    assert FLAGS["RF01"].sources[0].date == "2022-04-05"


@pytest.mark.parametrize(
    "text", ["19% agreed", "sens 61% spec 92%", "a law-firm blog", "read it before release", "NICE, D"]
)  # fmt: skip
def test_the_lint_of_sources_finds_working_notes(text):
    assert WORKING_NOTES.search(text)


@pytest.mark.parametrize("code", LIMBS)
def test_a_sign_says_all_that_its_question_asks(code):
    for limb in LIMBS[code]:
        assert limb in FLAGS[code].sign[0].lower() + FLAGS[code].sign[1:], limb


def test_every_sign_that_none_of_these_answers_has_its_limbs_listed():
    assert WHOLE_QUESTION.keys() <= LIMBS.keys()
    for codes in WHOLE_QUESTION.values():
        assert all(fact(code).question for code in codes)


LOUD = re.compile(
    r"!|\b(?:deadly|fatal|lethal|die|dying|death|kills?|terrible|horrible|alarming|shocking|scary|frightening|panic"
    r"|nightmare|catastroph\w+|life-threatening|ticking|too late|warning|immediately|at risk of)\b",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"\b(?!(?:FIT|IBD|IBS|ERCP|HIV|NHS|PHQ|AND)\b)[A-Z]{3,}\b")
ENGLAND = region("GB-ENG")
OLDER = {
    "RF11": "fever, pulse and tablets that stop diarrhoea each have to be named",
    "RF22": "kinds of medicines have to be named",
    "RF48": "coeliac and thyroid disease are what the relative or the person was told",
    "RF49": "Crohn’s, colitis and calprotectin are the names to say at the practice",
    "RF50": "ibuprofen-type painkillers, indigestion and pharmacist are the words that help",
    "RF62": "one sign of many parts, all of which have to be named",
    "RF75": "midwife and maternity unit are whom to call",
    "RF82": "kinds of medicines have to be named",
    "RF79": "Crohn’s and colitis are what the person was told",
}
"""Red flags that read as for 12 or 13 years, and the words that make it so."""


def words_of(flag) -> dict[str, str]:
    """Return what a patient reads of a red flag, in England."""
    action = ENGLAND.fill(flag.what_to_do)
    return {
        "sign": flag.sign,
        "why": flag.why_it_matters,
        "action": action,
        "applies": flag.applies_to,
    }


def age_of(text: str) -> int:
    return reading_age(score(text).grade)


@pytest.mark.parametrize("code", FLAGS)
def test_a_red_flag_is_readable_at_eleven(code):
    words = [text.rstrip(".") + "." for text in words_of(FLAGS[code]).values() if text]
    age = age_of(" ".join(words))
    assert age <= 13
    assert (age > 11) == (code in OLDER), f"{age}: {words}"


@pytest.mark.parametrize("code", FLAGS)
def test_no_sentence_of_a_red_flag_goes_on_and_on(code):
    words = words_of(FLAGS[code])
    assert long_sentences(words["why"], most_words=25) == []
    assert long_sentences(words["action"], most_words=30) == []


def test_all_that_a_patient_reads_together_is_readable_at_eleven():
    # A sign is a list of all that counts, in one breath: a year more.
    signs = " ".join(flag.sign.rstrip(".") + "." for flag in FLAGS.values())
    assert age_of(signs) <= 12
    others = " ".join(
        f"{flag.why_it_matters} {ENGLAND.fill(flag.what_to_do)}" for flag in FLAGS.values()
    )
    asked = " ".join(known.question for known in registry().values() if known.question)
    assert [age_of(text) <= 11 for text in (others, asked)] == [True, True]


@pytest.mark.parametrize("code", FLAGS)
def test_no_text_shouts(code):
    flag = FLAGS[code]
    for text in (*words_of(flag).values(), flag.question):
        assert not LOUD.search(text), text
        assert not CAPITALS.search(text.replace("A&E", "")), text
    if flag.tier not in {"emergency", "same_day"}:
        assert not re.search(r"\bdanger|\bat once\b", flag.what_to_do), flag.what_to_do


def test_no_question_of_a_fact_shouts():
    for known in registry().values():
        assert not LOUD.search(known.question), known.question
        assert not CAPITALS.search(known.question), known.question


@pytest.mark.parametrize(
    "text",
    ["Call now!", "This can be deadly.", "You could die.", "Do not panic.", "GO TO HOSPITAL"],
)
def test_the_lint_of_tone_finds_what_frightens(text):
    assert LOUD.search(text) or CAPITALS.search(text)
