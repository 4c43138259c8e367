"""What patients read: nothing that reassures falsely, concludes, blames or forbids."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from diary.domain.vignettes import derive_vignette
from diary.domain.wording_lint import lint, lint_patterns
from diary.wording import evidence, questions, result
from diary.wording.result import result_text
from education.domain.red_flags.catalogue import CLINICAL, catalogue
from education.domain.red_flags.facts import registry
from education.domain.red_flags.rule_set import load_rules
from education.domain.red_flags.vignettes import read_vignettes, run_vignettes
from education.domain.regions import region

APPS = Path(settings.BASE_DIR if hasattr(settings, "BASE_DIR") else CLINICAL.parents[1])
TEMPLATES = [
    *(APPS / "diary/templates/diary/checklist").glob("*.html"),
    *(APPS / "education/templates/education/emergency").glob("*.html"),
]
FLAGS = {flag.code: flag for flag in catalogue()}
OUTCOMES = run_vignettes(
    read_vignettes((CLINICAL / "vignettes.json").read_text()),
    load_rules(catalogue()),
    derive_vignette,
)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("There are no red flags.", "reassures"), ("All clear!", "reassures"), ("You are fine.", "reassures"),
        ("There is nothing to worry about.", "reassures"), ("You can wait.", "reassures"),
        ("It is only piles.", "reassures"), ("Your tablets explain the black poo.", "reassures"),
        ("Your doctor knows, so ignore this.", "reassures"), ("You probably have IBS.", "concludes"),
        ("You have coeliac disease.", "concludes"), ("You may have an infection.", "concludes"),
        ("Your cancer risk is 3 %.", "concludes"), ("Onion causes your bloating.", "causes"),
        ("Stress is the cause.", "causes"), ("Milk triggers it.", "causes"),
        ("Avoid gluten.", "forbids"), ("Cut out dairy.", "forbids"), ("Stop your blood thinner.", "forbids"),
    ],
)  # fmt: skip
def test_what_must_never_be_said_is_found(sentence, code):
    assert code in {fault.code for fault in lint(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Call 999 now, do not wait for this page.",
        "This list cannot tell you what is causing it.",
        "Nothing you answered matched our list; it does not cover everything.",
        "You did not answer these: treat them as open.",
        "We counted “not sure” as a reason to ask.",
        "A low FIT result does not rule everything out.",
        "Do not stop a prescribed medicine without asking.",
        "Keep eating gluten until you have been tested.",
        "Nobody at the clinic sees this.",
        "Do you have diabetes?",
        "This does not show that onion is the cause.",
    ],
)
def test_what_must_be_sayable_is_allowed(sentence):
    assert lint(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Onion caused your bloating.", "causes"), ("Trigger found: %(exposure)s", "causes"),
        ("%(exposure)s is a trigger.", "causes"), ("Your bloating is due to onion.", "causes"),
        ("Onion is the culprit.", "causes"), ("Onion is to blame.", "causes"), ("Milk leads to wind.", "causes"),
        ("Onion makes your bloating worse.", "causes"), ("Peppermint made no sense, but walking makes it better.", "causes"),
        ("You react to onion.", "causes"), ("You may be intolerant to milk.", "causes"),
        ("This proves it.", "proves"), ("It is proven that onion matters.", "proves"),
        ("Your test confirmed it.", "proves"), ("It certainly helped.", "proves"),
        ("Avoid %(exposure)s.", "forbids"), ("You should avoid onion.", "forbids"), ("Try to avoid it.", "forbids"),
        ("Cut out %(exposure)s.", "forbids"), ("Do not eat {exposure} again.", "forbids"),
        ("Onion is safe to eat.", "reassures"), ("Milk had no effect.", "reassures"),
        ("There are no red flags.", "reassures"), ("You have coeliac disease.", "concludes"),
    ],
)  # fmt: skip
def test_what_must_never_be_said_of_a_pattern_is_found(sentence, code):
    assert code in {fault.code for fault in lint_patterns(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "On days after onion your bloating averaged 1.8 points higher (plausible 1.0 to 2.6).",
        "On days after walking your bloating averaged 1.8 points lower (plausible 1.0 to 2.6).",
        "Bloating 4 or more: 14 of 22 such days, 17 of 50 others.",
        "We compared 57 pairs; about 10 in 100 patterns shown this way may be chance.",
        "This does not show that onion is the cause.",
        "This does not prove anything.",
        "It likely helped you in this test.",
        "It likely made things worse for you in this test.",
        "You avoid more foods than you did in March. A dietitian can help.",
        "You have cut out many foods.",
        "Trying something you may be allergic to is not for at home.",
        "More logging will probably not answer this.",
        "No sizeable difference was seen on 60 days. You could talk about eating it again.",
    ],
)
def test_what_must_be_sayable_of_a_pattern_is_allowed(sentence):
    assert lint_patterns(sentence) == ()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_of_the_checklist_says_it(template):
    assert lint(template.read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize(
    "code", [row["code"] for row in json.loads((CLINICAL / "regions.json").read_text())["regions"]]
)
def test_no_red_flag_says_it_in_any_region(code):
    place = region(code)
    for flag in FLAGS.values():
        for text in (
            flag.sign,
            flag.question,
            flag.why_it_matters,
            place.fill(flag.what_to_do),
            flag.applies_to,
        ):
            assert lint(text) == (), f"{flag.code}: {text}"


def test_no_question_says_it():
    for fact in registry().values():
        assert lint(questions.question_text(fact.code)) == (), fact.code


def test_no_other_words_of_the_checklist_say_it():
    said = [
        *result.HEADLINES.values(), *result.PROMPTS.values(), *questions.HELP.values(),
        *questions.APPLIES_LABELS.values(), *evidence.SENTENCES.values(), result.NOT_ENOUGH,
        result.CANNOT_TELL, result.GETS_WORSE, result.OPEN_QUESTIONS, result.NOT_SURE_COUNTS,
    ]  # fmt: skip
    for text in said:
        assert lint(str(text)) == (), text


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.vignette.id)
def test_no_result_of_a_clinical_case_says_it(outcome):
    text = result_text(outcome.findings, FLAGS, region("GB-ENG"))
    assert lint(text) == ()
    assert text.count("This is not a diagnosis") <= 1


def test_nothing_known_says_not_enough_information():
    silent = next(outcome for outcome in OUTCOMES if outcome.vignette.id == "V33")
    assert "not enough information" in result_text(silent.findings, FLAGS, region("GB-ENG"))


def test_nothing_fired_says_that_the_list_does_not_cover_everything():
    quiet = next(outcome for outcome in OUTCOMES if outcome.vignette.id == "V30")
    text = result_text(quiet.findings, FLAGS, region("GB-ENG"))
    assert "it does not cover everything" in text
    assert "treat them as open" in text
