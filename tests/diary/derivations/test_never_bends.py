"""The rules that never bend, for people nobody thought of: concern only adds, silence is never a no."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.domain.answers import EXCUSES
from diary.domain.entries import PAYLOADS
from diary.domain.observations import observe
from diary.domain.units import in_unit, kilograms
from education.domain.red_flags.evaluate import evaluate
from education.domain.red_flags.facts import FactSet, registry
from education.domain.urgency import place_of
from tests.diary.checklist_people import NOON, RULES, findings, fired, measured, stool
from tests.diary.test_facts_properties import answers, observations

often = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NUMBERS = {
    "age_years": (18, 30, 39, 40, 49, 50, 54, 55, 59, 60, 88), "temperature_c_48h": (36.5, 37.5, 37.9, 38.0, 39.0),
    "pulse_bpm_48h": (70, 90, 91), "fit_ug_g": (1.0, 9.9, 10.0), "bloody_stools_24h": (0, 1, 5, 6),
    "vomits_24h": (0, 1, 2, 4, 5), "vomits_in_24h_2d": (0, 1, 2), "vomits_in_24h_7d": (0, 1, 2),
    "loose_in_24h_2d": (0, 2, 3), "loose_in_24h_3d": (0, 5, 6), "loose_days_of_4": (0, 2, 3, 4),
    "new_diarrhoea_days": (0, 7, 8, 27), "looser_or_more_often_weeks": (0, 2, 3), "phq2_score": (0, 2, 3),
    "food_groups_cut": (0, 1, 2), "weight_loss_6m_percent": (1.0, 5.0, 5.1, 10.0), "bleeding_medicines": (1, 2, 3),
    "bmi": (30.0, 18.5, 18.4, 14.0),
}  # fmt: skip
"""Values of each number, from calm to concerning. Diarrhoea of 28 days and more is RF46's, and asked so."""
WORDS = {
    code: ("no", "maybe", "unsure", "yes") if known.type == "yes_maybe_no" else ("no", "unsure", "yes")
    for code, known in registry().items()
    if code not in EXCUSES and code not in NUMBERS
}  # fmt: skip
RISING = {**WORDS, **NUMBERS}
SAME_WHEN_UNSURE = sorted(WORDS.keys() - {"known_ibd"})
"""Only a plain yes to Crohn's or colitis asks for its advice line (RF79)."""


@st.composite
def two_people(draw):
    """Return two people's values, the second with one fact more concerning, and nothing else changed."""
    calm = draw(
        st.fixed_dictionaries({}, optional={c: st.sampled_from(v) for c, v in RISING.items()})
    )
    excuses = draw(
        st.fixed_dictionaries({}, optional={c: st.sampled_from(sorted(registry()[c].values)) for c in EXCUSES})
    )  # fmt: skip
    code = draw(st.sampled_from(sorted(RISING)))
    scale = RISING[code]
    place = scale.index(calm[code]) if code in calm else -1
    worse = draw(st.sampled_from(scale[max(place, 0) :]))
    return {**calm, **excuses}, {**calm, **excuses, code: worse}


def tier(values) -> int:
    return place_of(evaluate(RULES, FactSet(values=values), NOON).tier)


@pytest.mark.slow
@given(two_people())
@settings(parent=often, max_examples=400)
def test_a_more_concerning_fact_never_lowers_the_tier(people):
    calm, worse = people
    assert tier(worse) <= tier(calm)


@given(observations, answers, st.sampled_from(sorted(WORDS.keys() - {"chest_pain"})))
@often
def test_not_answered_is_never_less_than_a_no(diary, given_answers, code):
    rest = {known: value for known, value in given_answers.items() if known != code}
    silent = findings(*diary, **rest)
    assert place_of(silent.tier) <= place_of(findings(*diary, **rest, **{code: "no"}).tier)


@given(observations, answers)
@often
def test_answers_lower_nothing_that_the_diary_shows_but_chest_pain(diary, given_answers):
    said = {code: value for code, value in given_answers.items() if code != "chest_pain"}
    assert place_of(findings(*diary, **said).tier) <= place_of(findings(*diary).tier)


@given(observations, answers, st.sampled_from(SAME_WHEN_UNSURE))
@often
def test_not_sure_counts_as_the_answer_that_raises_concern(diary, given_answers, code):
    rest = {known: value for known, value in given_answers.items() if known != code}
    assert fired(*diary, **rest, **{code: "unsure"}) == fired(*diary, **rest, **{code: "yes"})


@given(observations, answers, st.sampled_from(sorted(EXCUSES)))
@often
def test_not_sure_and_silence_excuse_nothing(diary, given_answers, code):
    rest = {known: value for known, value in given_answers.items() if known != code}
    excused = place_of(findings(*diary, **rest, **{code: EXCUSES[code]}).tier)
    doubt = "unknown" if code == "diabetes_treatment" else "unsure"
    assert place_of(findings(*diary, **rest, **{code: doubt}).tier) <= excused
    if (
        code != "old_bleeding_discussed"
    ):  # old bleeding that nobody asked about is a prompt, not a flag
        assert place_of(findings(*diary, **rest).tier) <= excused


@given(observations, answers)
@often
def test_the_highest_tier_wins_and_stands_first(diary, given_answers):
    found = findings(*diary, **given_answers)
    places = [place_of(one.tier) for one in found.fired]
    assert places == sorted(places)
    assert place_of(found.tier) == min(places, default=place_of("none"))
    assert found.top is (found.fired[0] if found.fired else None)


@given(
    st.lists(st.tuples(st.floats(0, 360), st.integers(300, 1200)), max_size=12),
    st.sampled_from(["lb", "st"]),
)
@often
def test_the_unit_of_a_weight_changes_nothing(weighed, unit):
    in_kg = [measured(day, weight_kg=tenths / 10) for day, tenths in weighed]
    typed = [
        replace(m, fields={"weight_kg": kilograms(in_unit(m.fields["weight_kg"], unit), unit)})
        for m in in_kg
    ]
    known = {"height_cm": 171, "about": {"age_years": 61}}
    plain, other = findings(*in_kg, **known), findings(*typed, **known)
    assert [f.code for f in plain.fired] == [f.code for f in other.fired]
    assert [p.code for p in plain.prompts] == [p.code for p in other.prompts]


AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
WRITTEN_LATER = {
    "bowel_movement": {"occurred_at": AT, "stool_form": 6, "blood": "mixed"},
    "vomiting": {"occurred_at": AT, "content": "blood"},
    "measurement": {"measured_at": AT, "temperature_c": 38.5},
    "symptom": {"started_at": AT, "tag": "chest_pain", "severity_0_10": 6},
    "medicine": {"name": "Sample", "medicine_class": "nsaid", "started_on": date(2026, 11, 1)},
}


@pytest.mark.parametrize("kind", WRITTEN_LATER)
def test_the_same_facts_written_down_later_are_the_same_observation(kind):
    at_once, later = (
        PAYLOADS[kind].build(zone="Europe/London", recorded_at=AT + wait, **WRITTEN_LATER[kind])
        for wait in (timedelta(0), timedelta(days=2))
    )
    assert observe(at_once, "1") == observe(later, "1") is not None


def test_new_blood_in_known_colitis_is_the_one_place_where_older_blood_says_less():
    new, before = stool(1, blood="mixed"), stool(20, blood="mixed")
    assert "RF79" in fired(new, known_ibd="yes")
    assert "RF79" not in fired(new, before, known_ibd="yes")
    assert {"RF43"} <= fired(new, before, known_ibd="yes")
