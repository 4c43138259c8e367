"""Every symptom tag raises its question, on both sides of every bound, or says why it raises none."""

from dataclasses import replace
from datetime import timedelta

import pytest

from diary.domain.alerts import alerts_for
from diary.domain.periods import Moment
from diary.domain.profile import Profile
from diary.domain.tag_prompts import NO_ROW, ROWS, SEVERE, parsed, raised_by_tags, tags_with_rows
from diary.wording.evidence import SYMPTOMS as SYMPTOM_WORDS
from education.domain.red_flags.facts import registry
from education.domain.red_flags.rules import leaves
from tests.diary.checklist_people import NOON, ZONE, facts, fired, prompted, symptom
from tests.education.test_vocabulary import FLAGS, TAGS

SECOND = timedelta(seconds=1)
SYMPTOMS = {code for code, tag in TAGS.items() if tag["kind"] == "symptom"}
PAIRS = [(row, tag) for row in ROWS for tag in row.tags]
# What makes each condition hold, and what is next to it and does not.
WHEN = {
    "": ({}, None),
    "temperature_c_48h >= 38.0 or unwell or severe_sudden_pain": (
        {"temperature_c_48h": 38.0}, {"temperature_c_48h": 37.9},
    ),
    "yellow_skin_or_eyes": ({"yellow_skin_or_eyes": "unsure"}, {"yellow_skin_or_eyes": "no"}),
    "vomiting_24h or abdominal_pain_now": ({"vomiting_24h": "yes"}, {"vomiting_24h": "no"}),
    "pregnant": ({"pregnant": "maybe"}, {"pregnant": "no"}),
    "pregnant and abdominal_pain_now": ({"pregnant": "yes", "abdominal_pain_now": "yes"}, {"pregnant": "yes"}),
    "pregnant or (has_ovaries and pregnant is not no)": (
        {"has_ovaries": "yes"}, {"has_ovaries": "yes", "pregnant": "no"},
    ),
    "pregnant is not no": ({}, {"pregnant": "no"}),
    "cancer_treatment_6_weeks": ({"cancer_treatment_6_weeks": "yes"}, {}),
    "steroid_dependent": ({"steroid_dependent": "unsure"}, {}),
    "liver_disease": ({"liver_disease": "yes"}, {}),
    "procedure_14_days and abdominal_pain_now": (
        {"procedure_14_days": "yes", "abdominal_pain_now": "unsure"}, {"procedure_14_days": "yes"},
    ),
    "procedure_14_days": ({"procedure_14_days": "yes"}, {}),
    "immunosuppressed": ({"immunosuppressed": "yes"}, {}),
    "malaria_area_12_months": ({"malaria_area_12_months": "yes"}, {}),
    "gut_symptom_since_travel": ({"gut_symptom_since_travel": "yes"}, {}),
    "abdominal_pain_now or loose_now": ({"loose_now": "yes"}, {"loose_now": "no"}),
    "vomiting_24h": ({"vomiting_24h": "yes"}, {}),
}  # fmt: skip


def name_of(value) -> str:
    return value if isinstance(value, str) else f"{value.flag}-{value.fact}"


def noted(row, tag, *, ago=None, severity=SEVERE, weeks=(0, 7, 14)):
    """Return what raises a row by one of its tags, as long ago as it may be."""
    if row.each_week:
        return [symptom(tag, day, severity=severity) for day in weeks]
    days = (row.within if ago is None else ago) / timedelta(days=1)
    beside = [symptom(row.beside[0], 0.1, severity=3)] if row.beside else []
    return [symptom(tag, days, severity=severity), *beside]


def holds(row, symptoms, **values) -> bool:
    known = {**WHEN[row.when][0], **values}
    return any(
        found is row for found, _shown in raised_by_tags(symptoms, known, Moment.at(NOON, ZONE))
    )


def test_every_symptom_of_the_clinic_has_a_row_or_a_reason_and_never_both():
    assert SYMPTOMS - tags_with_rows() - set(NO_ROW) == set()
    assert tags_with_rows() & set(NO_ROW) == set()
    assert (tags_with_rows() | set(NO_ROW)) - SYMPTOMS == set()
    assert [tag for tag, reason in NO_ROW.items() if len(reason) < 20] == []


def test_what_raises_a_question_has_its_words():
    named = {tag for row in ROWS for tag in (*row.tags, *row.beside)}

    assert named - set(SYMPTOM_WORDS) == set()


def test_what_a_reason_or_a_row_names_exists():
    named = {word.strip(".,;():") for reason in NO_ROW.values() for word in reason.split()}

    assert {word for word in named if word.startswith("RF")} - set(FLAGS) == set()
    for row in ROWS:
        assert row.flag in FLAGS
        assert row.fact in registry()
        assert set(row.beside) <= SYMPTOMS
        if row.when:
            assert {leaf.fact for leaf in leaves(parsed(row.when))} <= set(registry())


def test_only_an_emergency_is_asked_at_once():
    assert {FLAGS[row.flag]["tier"] for row in ROWS if row.at_once} == {"emergency"}


# Days, and the severity from which on, of each flag: changing one is a clinical decision.
WINDOWS = {
    "RF06": "1/0", "RF07": "1/8", "RF09": "1/0 1/0 1/8", "RF10": "1/8", "RF19": "2/0", "RF20": "14/0",
    "RF21": "2/0", "RF24": "2/0", "RF25": "2/0", "RF26": "2/0", "RF32": "90/0", "RF40": "weeks",
    "RF45": "weeks", "RF48": "weeks", "RF56": "1/0", "RF58": "14/0 2/0 1/0 2/0", "RF59": "1/0 2/0",
    "RF61": "1/8 1/0", "RF62": "2/0 2/0", "RF65": "2/0", "RF66": "2/0", "RF67": "2/0", "RF68": "14/0",
    "RF69": "1/0", "RF70": "1/8 1/0", "RF71": "14/0 14/0 14/0", "RF72": "1/0", "RF73": "1/0",
    "RF75": "14/0", "RF76": "2/0", "RF78": "7/0", "RF80": "2/0",
}  # fmt: skip


def test_windows_and_severities_are_the_ones_that_were_chosen():
    found: dict[str, list[str]] = {}
    for row in ROWS:
        said = "weeks" if row.each_week else f"{row.within.days}/{row.at_least}"
        found.setdefault(row.flag, []).append(said)

    assert {flag: " ".join(said) for flag, said in found.items()} == WINDOWS


def test_every_condition_has_its_two_sides_here():
    assert {row.when for row in ROWS} == set(WHEN)


@pytest.mark.parametrize(("row", "tag"), PAIRS, ids=name_of)
def test_a_tag_raises_its_question_until_its_window_ends(row, tag):
    assert holds(row, noted(row, tag))
    if row.each_week:
        assert not holds(row, noted(row, tag, weeks=(0, 7)))
        assert not holds(row, noted(row, tag, weeks=(0, 7, 21)))
    else:
        assert not holds(row, noted(row, tag, ago=row.within + SECOND))


@pytest.mark.parametrize(("row", "tag"), PAIRS, ids=name_of)
def test_the_question_is_raised_only_while_it_is_open(row, tag):
    for answer in (37.0,) if registry()[row.fact].is_number else ("no", "unsure", "yes"):
        assert not holds(row, noted(row, tag), **{row.fact: answer})


@pytest.mark.parametrize(
    ("row", "tag"), [(row, tag) for row, tag in PAIRS if row.at_least], ids=name_of
)
def test_a_row_for_what_is_severe_starts_at_its_severity(row, tag):
    assert holds(row, noted(row, tag, severity=row.at_least))
    assert not holds(row, noted(row, tag, severity=row.at_least - 1))


@pytest.mark.parametrize(
    ("row", "tag"), [(row, tag) for row, tag in PAIRS if row.beside], ids=name_of
)
def test_a_row_for_two_signs_needs_both(row, tag):
    assert not holds(row, noted(replace(row, beside=()), tag))


@pytest.mark.parametrize(
    ("row", "tag"), [(row, tag) for row, tag in PAIRS if WHEN[row.when][1] is not None], ids=name_of
)
def test_a_condition_has_to_hold(row, tag):
    known = WHEN[row.when][1]
    found = raised_by_tags(noted(row, tag), known, Moment.at(NOON, ZONE))

    assert row not in [raised for raised, _shown in found]


@pytest.mark.parametrize(("row", "tag"), PAIRS, ids=name_of)
def test_the_checklist_asks_and_says_which_entries_raise_it(row, tag):
    found = facts(*noted(row, tag), **WHEN[row.when][0])

    assert tag in {evidence.detail for evidence in found.hints[row.flag]}


@pytest.mark.parametrize("tag", sorted(tags_with_rows()))
def test_a_tag_of_severity_zero_was_not_there(tag):
    assert facts(*(symptom(tag, day, severity=0) for day in (0, 7, 14)), pregnant="yes").hints == {}


def test_a_word_is_no_answer_and_fires_nothing():
    words = [symptom(tag, 0.1, severity=3) for tag in ("yellow_skin", "lump", "numbness", "thirst")]

    assert fired(*words) == set()
    assert {"RF20", "RF32", "RF71", "RF19"} <= prompted(*words)


def test_an_answer_given_now_settles_what_the_word_asked():
    word = symptom("yellow_skin", 0.1, severity=3)

    assert "RF20" not in prompted(word, yellow_skin_or_eyes="no")
    assert "RF20" in fired(word, yellow_skin_or_eyes="unsure")


AT_ONCE = [
    ([("numbness", 3), ("back_pain", 3)], {}, "RF71"),
    ([("yellow_skin", 3), ("fever_chills", 3)], {}, "RF58"),
    ([("breathlessness", 8)], {}, "RF07"),
    ([("little_wee", 8)], {}, "RF70"),
    ([("lump", 8)], {}, "RF61"),
    ([("difficulty_swallowing", 8)], {}, "RF10"),
    ([("shoulder_pain", 2)], {"pregnant": "maybe"}, "RF09"),
    ([("fever_chills", 2)], {"conditions": {"liver_disease": "yes"}}, "RF67"),
]


def alerts(said, **profile):
    *before, last = [
        symptom(tag, hours=n, severity=severity) for n, (tag, severity) in enumerate(said[::-1])
    ][::-1]
    return alerts_for(last, Profile.build(zone="Europe/London", **profile), before, NOON)


@pytest.mark.parametrize(("said", "profile", "code"), AT_ONCE)
def test_signs_that_make_an_emergency_together_answer_with_the_card(said, profile, code):
    assert code in alerts(said, **profile)


@pytest.mark.parametrize(
    ("said", "profile"),
    [
        ([("numbness", 3)], {}), ([("yellow_skin", 3)], {}), ([("breathlessness", 7)], {}),
        ([("little_wee", 7)], {}), ([("lump", 7)], {}), ([("difficulty_swallowing", 7)], {}),
        ([("shoulder_pain", 2)], {"pregnant": "no", "has_ovaries": "yes"}), ([("fever_chills", 2)], {}),
        ([("thirst", 5), ("urinary_frequency", 5)], {}), ([("shaking", 9)], {}),
    ],
)  # fmt: skip
def test_a_sign_that_only_asks_leaves_the_card_away(said, profile):
    assert alerts(said, **profile) == ()
