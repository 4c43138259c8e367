"""What patients read of a red flag: a plain source, and a sign with everything that its question asks."""

import re

import pytest

from diary.domain.wording_lint import lint
from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.facts import fact
from education.domain.red_flags.signs import WHOLE_QUESTION

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
    assert 3 <= len(source) <= 220
    assert not WORKING_NOTES.search(source), source
    assert lint(source) == ()
    assert not re.search(r"\byou(?:r|rs)?\b", source, re.IGNORECASE)
    assert not source.endswith(".")


def test_working_notes_stay_apart_for_staff():
    assert "law-firm" in FLAGS["RF38"].source_notes
    assert "PMC7183708" in FLAGS["RF13"].source_notes
    assert all(flag.source_notes for flag in FLAGS.values())


def test_what_has_no_published_source_says_that_it_is_our_own():
    assert FLAGS["RF55"].source.startswith("This portal’s own rule, to be checked by the clinic")
    for flag in FLAGS.values():
        if "D" in flag.source_status and "seen" not in flag.source_status:
            assert "This portal’s own" in flag.source, flag.code


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
