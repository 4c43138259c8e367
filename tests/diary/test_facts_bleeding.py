"""Bleeding, black poo and the medicines that matter with it: both sides of every number."""

import pytest

from tests.diary.checklist_people import facts, fired, medicine, prompted, stool, vomit

SECOND = 1 / 86_400


@pytest.mark.parametrize(
    ("code", "fields", "days"),
    [
        ("stool_blood_48h", {"blood": "on_paper"}, 2),
        ("stool_blood_7d", {"blood": "mixed"}, 7),
        ("stool_blood_90d", {"blood": "on_paper"}, 90),
        ("stool_blood_mixed_48h", {"blood": "mixed"}, 2),
        ("bleeding_heavy_24h", {"blood": "a_lot"}, 1),
        ("bleeding_heavy_48h", {"blood": "a_lot"}, 2),
        ("bleeding_heavy_1_14d", {"blood": "a_lot"}, 14),
        ("bloody_diarrhoea_7d", {"blood": "on_paper", "stool_form": 6}, 7),
        ("stool_black_or_dark_red_14d", {"colour": "dark_red"}, 14),
        ("stool_black_or_dark_red_7d", {"colour": "black_tarry"}, 7),
        ("stool_black_tarry_7d", {"colour": "black_tarry"}, 7),
        ("stool_dark_14d", {"colour": "dark"}, 14),
        ("any_bleed_14d", {"blood": "on_paper"}, 14),
        ("upper_bleed_14d", {"colour": "black_tarry"}, 14),
        ("serious_bleed_7d", {"blood": "a_lot"}, 7),
    ],
)
def test_a_stool_counts_up_to_the_end_of_its_window_and_not_beyond(code, fields, days):
    assert facts(stool(days, **fields)).value(code) == "yes"
    assert facts(stool(days + SECOND, **fields)).value(code) is None


def test_a_lot_of_blood_is_now_until_24_hours_and_recent_after():
    assert fired(stool(hours=24, blood="a_lot")) >= {"RF03"}
    later = fired(stool(hours=24, minutes=1, blood="a_lot"))
    assert "RF87" in later
    assert "RF03" not in later


def test_only_the_right_words_count_as_blood_or_black():
    for fields in ({"blood": "none"}, {"blood": None}, {"colour": "brown"}, {"colour": "green"}):
        assert fired(stool(0, **fields)) == set()


@pytest.mark.parametrize(
    ("answer", "fires"), [("no", True), ("unsure", True), ("yes", False), (None, False)]
)
def test_old_bleeding_fires_unless_a_clinician_looked_into_it(answer, fires):
    answers = {} if answer is None else {"old_bleeding_discussed": answer}
    old = stool(200, blood="on_paper")
    assert ("RF43" in fired(old, **answers)) is fires
    assert "RF43" in prompted(old, **answers)


def test_old_bleeding_is_not_old_when_there_is_newer_blood():
    both = (stool(200, blood="on_paper"), stool(10, blood="on_paper"))
    assert facts(*both).value("stool_blood_older") is None
    assert "RF43" in fired(*both, old_bleeding_discussed="yes")


@pytest.mark.parametrize(("age", "fires"), [(49, False), (50, True)])
def test_bleeding_is_urgent_from_fifty(age, fires):
    assert ("RF27" in fired(stool(3, blood="on_paper"), about={"age_years": age})) is fires


@pytest.mark.parametrize(("count", "fires"), [(5, False), (6, True)])
def test_six_bloody_stools_in_a_day_with_a_sign_are_an_emergency(count, fires):
    stools = [stool(hours=2 + 4 * n, stool_form=7, blood="mixed") for n in range(count)]
    assert ("RF11" in fired(*stools, unwell="unsure")) is fires
    assert "RF11" not in fired(*stools, unwell="no")
    assert ("RF11" in prompted(*stools)) is fires


def test_bloody_stools_count_within_24_hours_not_over_two_days():
    spread = [stool(hours=7.9 * n, blood="mixed") for n in range(6)]
    assert facts(*spread).value("bloody_stools_24h") == 4


def test_blood_and_feeling_unwell_is_an_emergency_and_silence_asks():
    assert "RF04" in fired(stool(1, blood="on_paper"), unwell="unsure")
    assert "RF04" not in fired(stool(1, blood="on_paper"), unwell="no")
    assert "RF04" in prompted(stool(1, blood="on_paper"))
    assert "RF04" not in prompted(stool(1, blood="on_paper"), unwell="no")


IRON = medicine("iron", 30)
DARK = stool(1, colour="dark")
EXCUSED = {"stool_tarry": "no", "unwell": "no"}


def test_dark_poo_after_iron_in_somebody_well_is_mentioned_soon():
    assert fired(DARK, IRON, **EXCUSED) == {"RF55"}


@pytest.mark.parametrize(
    "changed", [{"stool_tarry": "unsure"}, {"stool_tarry": "yes"}, {"unwell": "unsure"}]
)
def test_dark_poo_is_not_excused_by_doubt(changed):
    assert "RF15" in fired(DARK, IRON, **(EXCUSED | changed))


@pytest.mark.parametrize(
    "observations",
    [
        (DARK,),
        (DARK, medicine("iron", 0.5)),
        (DARK, medicine("iron", 30, 9)),
        (DARK, IRON, medicine("nsaid", 100)),
        (DARK, IRON, medicine("anticoagulant", 100, 6)),
        (stool(20 / 24, colour="dark"), stool(10, colour="dark"), medicine("bismuth", 5)),
    ],
)
def test_dark_poo_is_not_excused_without_iron_before_it_or_beside_a_bleeding_medicine(observations):
    assert "RF15" in fired(*observations, **EXCUSED)
    assert "RF55" not in fired(*observations, **EXCUSED)


def test_dark_poo_is_not_excused_when_tarriness_was_not_answered():
    assert "RF15" in fired(DARK, IRON)


def test_iron_never_excuses_black_tarry_or_dark_red_poo():
    for colour in ("black_tarry", "dark_red"):
        assert "RF15" in fired(stool(1, colour=colour), IRON, **EXCUSED)


def test_an_answer_of_no_to_iron_overrules_the_ledger_because_it_raises_concern():
    assert "RF15" in fired(DARK, IRON, **EXCUSED, iron_or_bismuth_before="no")


@pytest.mark.parametrize(("stopped", "active"), [(8, True), (8 + SECOND, False), (None, True)])
def test_a_medicine_is_active_until_seven_days_after_it_was_stopped(stopped, active):
    bleed = stool(1, blood="on_paper")
    assert ("RF22" in fired(bleed, medicine("anticoagulant", 400, stopped))) is active


def test_a_medicine_started_after_the_day_of_bleeding_does_not_count():
    assert "RF22" not in fired(stool(3, blood="on_paper"), medicine("anticoagulant", 1))
    assert "RF22" in fired(stool(3, blood="on_paper"), medicine("anticoagulant", 3))


def test_one_aspirin_type_medicine_needs_black_poo_two_need_any_blood():
    paper = stool(3, blood="on_paper")
    aspirin, painkiller = medicine("antiplatelet", 300), medicine("nsaid", 20)
    assert "RF22" not in fired(paper, aspirin)
    assert "RF22" in fired(stool(3, colour="dark_red"), aspirin)
    assert "RF22" in fired(paper, aspirin, painkiller)


def test_a_blood_thinner_and_a_serious_bleed_is_an_emergency_for_seven_days():
    thinner = medicine("anticoagulant", 200)
    assert "RF57" in fired(stool(7, colour="black_tarry"), thinner, unwell="no")
    assert "RF57" not in fired(stool(7 + SECOND, colour="black_tarry"), thinner, unwell="no")
    assert "RF57" in fired(vomit(3, content="coffee_grounds"), thinner, unwell="no")


def test_a_blood_thinner_in_the_ledger_counts_when_the_bleeding_is_only_answered():
    thinner = medicine("anticoagulant", 200)
    assert "RF57" in fired(thinner, stool_black_or_dark_red_14d="yes", unwell="no")
    assert "RF22" in fired(thinner, stool_blood_90d="unsure")
    assert "RF22" not in fired(medicine("anticoagulant", 200, 22), stool_blood_90d="yes")


def test_an_answer_without_a_date_counts_as_recent_until_it_is_dated():
    warfarin = {"takes_anticoagulant": "yes", "stool_blood_90d": "yes"}
    assert "RF22" in fired(**warfarin)
    assert "RF22" not in fired(**warfarin, any_bleed_14d="no")


def test_what_the_diary_dates_is_not_guessed_anew_by_confirming_it():
    old_streak = stool(40, blood="on_paper")
    assert "RF22" not in fired(old_streak, takes_anticoagulant="yes", stool_blood_90d="yes")


def test_new_blood_in_known_colitis_is_new_when_28_days_before_were_free_of_it():
    recent = stool(2, blood="on_paper")
    assert "RF79" in fired(recent, known_ibd="yes")
    assert "RF79" in fired(recent, stool(31, blood="on_paper"), known_ibd="yes")
    assert "RF79" not in fired(recent, stool(29, blood="on_paper"), known_ibd="yes")
    assert "RF79" not in fired(stool(3 + SECOND, blood="on_paper"), known_ibd="yes")
    assert "RF79" not in fired(recent, known_ibd="unsure")
