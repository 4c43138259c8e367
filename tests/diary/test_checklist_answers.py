"""What somebody told the checklist: nothing of it is lost on the way, and the result says it back."""

import json
import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from diary.models import ChecklistRun
from diary.wording.result import CANNOT_TELL, COME_BACK, NOT_A_DIAGNOSIS, NOT_EVERYTHING
from education.domain.red_flags.catalogue import catalogue
from tests.diary.checklist_forms import ALL_SEEN, START, carried, questions, result, text
from tests.diary.factories import NOON, a_patient, an_entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags"), pytest.mark.slow]
MINE = {**START, "none_of_applies": "on", "seen": ALL_SEEN, "q-unwell": "no", "go": "result"}


def finish(signed_in, **data):
    return signed_in.post(reverse("checklist_new"), {**MINE, **data})


def count_of(page: str) -> str:
    return page.split("Answered ")[1].split(" Not sure")[0].strip()


def test_the_result_counts_and_lists_what_was_really_answered(nobody):
    page = text(result(nobody, **{"q-lump": "unsure", "q-fit_ug_g": "12,5"}))
    assert count_of(page) == "6 questions"
    assert "Emergency signs None of these" in page
    assert "How old are you? 52" in page
    assert "Does any of this apply to you? None of the others" in page
    assert "sore or lump at the anus? Not sure" in page
    assert "what was the highest result? 12.5" in page


def test_what_was_ticked_is_listed_and_what_was_left_open_is_not(nobody):
    page = text(result(nobody, none_of_signs="", none_of_applies="", applies="liver"))
    assert "Does any of this apply to you? Liver disease or cirrhosis" in page
    assert "Emergency signs None of these" not in page
    assert count_of(page) == "3 questions"


def test_a_saved_run_lists_the_same_answers(signed_in):
    page = text(signed_in.get(finish(signed_in, **{"q-lump": "unsure"})["Location"]))
    assert count_of(page) == "5 questions"
    assert "sore or lump at the anus? Not sure" in page
    assert "Checked against 87 items" in page


def test_a_run_kept_without_them_says_how_its_answers_counted_and_claims_no_number(signed_in):
    address = finish(signed_in, **{"q-lump": "unsure"})["Location"]
    run = ChecklistRun.objects.owned_by(signed_in.patient).get()
    run.patient = signed_in.patient
    older = run.read().model_copy(
        update={"given": None, "rules_count": None, "prompts_now": (), "notes": ()}
    )
    sealed = run.patient.diary_key.vault.seal(run.row_label(), older.seal_bytes())
    ChecklistRun.objects.owned_by(signed_in.patient).update(sealed=sealed)
    page = text(signed_in.get(address))
    assert "How your answers counted" in page
    assert "sore or lump at the anus? Not sure" in page
    assert "Checked against" not in page


def test_going_back_to_the_first_page_forgets_no_page_that_was_shown(nobody):
    seen = "applies,unwell,lump"
    first = questions(nobody, step="general", seen=seen, go="start")
    assert carried(first)["seen"] == [seen]
    page = text(result(nobody, **{**carried(first), "none_of_signs": "on", "q-unwell": ""}))
    assert "You did not answer these: treat them as open (2)" in page


def test_a_wrong_number_is_kept_as_typed_and_shown_again_with_what_is_wrong(nobody):
    general = {"step": "general", "seen": ALL_SEEN, "none_of_applies": "on"}
    back = questions(nobody, **general, go="back", **{"q-temperature_c_48h": "1O1"})
    assert carried(back)["q-temperature_c_48h"] == ["1O1"]
    again = questions(nobody, **{**carried(back), "go": "step:general"})
    assert 'value="1O1"' in again.content.decode()
    assert "Write a number in digits" in text(again)
    assert "q-temperature_c_48h" not in carried(again)
    onward = questions(nobody, **{**carried(back), "go": "next"})
    assert "Write a number in digits" in text(onward)


def test_a_page_that_is_opened_again_does_not_claim_to_follow_from_an_answer(nobody):
    told = {"seen": ALL_SEEN, "none_of_applies": "on", "step": "about"}
    assert "A little more about that" not in text(questions(nobody, **told, go="step:general"))


def test_under_18_the_signs_and_whom_to_call_are_on_the_page(nobody):
    page = text(result(nobody, age="17"))
    signs = [flag.sign for flag in catalogue() if flag.tier == "emergency"]
    assert [sign for sign in signs if sign.replace("'", "’") not in page] == []
    assert "Emergency number: 999" in page
    assert "111" in page


def test_a_wrong_age_is_put_right_without_losing_what_was_said(nobody):
    told = {"who": "other", "signs": "pain", "none_of_signs": "", "q-lump": "yes", "heard": "PAIN"}
    page = result(nobody, age="17", **told)
    first = questions(nobody, **{**carried(page), "go": "start", "step": "", "age": ""})
    html = first.content.decode()
    assert carried(first)["q-lump"] == ["yes"]
    assert re.search(r'value="other"[^>]* checked', html)
    assert 'value="pain" checked' in html
    assert "thing to fix" not in html


def test_an_age_of_the_profile_is_put_right_in_the_settings(signed_in):
    signed_in.force_login(a_patient(date_of_birth=date(2010, 1, 1)))
    page = finish(signed_in, age="").content.decode()
    assert "This checklist is for adults" in page
    assert f'href="{reverse("diary_settings")}"' in page


def test_answers_for_somebody_else_are_never_kept_in_ones_own_diary(signed_in):
    for go in ("next", "result", "save"):
        response = finish(signed_in, who="other", go=go, **{"q-lump": "yes"})
        assert response["Location"] == reverse("checklist_questions")
    assert not ChecklistRun.objects.owned_by(signed_in.patient).exists()


@pytest.mark.parametrize(("fit", "said"), [("9.9", True), ("10", False), ("", False)])
def test_a_low_poo_test_does_not_rule_everything_out(nobody, fit, said):
    page = text(result(nobody, **{"q-fit_ug_g": fit}))
    assert ("A low FIT result does not rule everything out." in page) is said


def test_a_no_of_the_settings_is_shown_with_the_question_it_answers(signed_in):
    signed_in.force_login(a_patient(family={"family_ibd": "no"}))
    page = finish(signed_in, go="step:general", seen="applies").content.decode()
    assert "In your settings you said: No. Is that right?" in page
    assert 'name="q-family_ibd" value="no" checked' in page


def test_older_bleeding_that_was_looked_into_is_not_asked_about_again(nobody):
    told = {"q-stool_blood_90d": "no", "q-stool_blood_older": "yes"}
    page = text(result(nobody, **told, **{"q-old_bleeding_discussed": "yes"}))
    assert "You said that a clinician looked into the older bleeding." in page
    assert "If nobody did, ask." not in page
    open_page = text(result(nobody, **told))
    assert "If nobody did, ask." in open_page


def test_not_sure_is_called_a_reason_to_ask_and_not_a_yes(nobody):
    page = text(questions(nobody))
    assert "We count that as a reason to ask" in page
    assert "as a yes" not in page


def test_a_result_is_on_the_clock_of_the_patient(signed_in):
    signed_in.force_login(patient := a_patient(zone="America/Los_Angeles"))
    an_entry(patient, "symptom", tag="chest_pain", started_at=NOON)
    stopped = finish(signed_in, go="next")
    assert "22 November 2026 at 04:00" in text(stopped)
    saved = finish(signed_in, heard="RF08")["Location"]
    assert "22 November 2026 at 04:00" in text(signed_in.get(saved))
    assert "22 November 2026, 04:00" in text(signed_in.get(reverse("checklists")))


@pytest.mark.parametrize("case", ["V30", "N04", "N08"])
def test_the_text_of_a_clinical_case_says_what_the_page_says(case):
    out = StringIO()
    call_command("run_vignettes", "--json", stdout=out, stderr=StringIO())
    said = next(row["text"] for row in json.loads(out.getvalue()) if row["id"] == case)
    for sentence in (NOT_A_DIAGNOSIS, *COME_BACK, CANNOT_TELL, NOT_EVERYTHING):
        assert said.count(str(sentence)) == 1
    assert ("Keep watching, and come back if anything changes." in said) is (case != "N04")


def test_an_earlier_no_does_not_lower_a_later_tick_of_the_list(nobody):
    sick = {"applies": "diabetes", "q-vomiting_24h": "yes", "heard": "RF12"}
    headings = [
        re.search(r"<h1>([^<]+)", result(nobody, **sick, **more).content.decode())[1]
        for more in ({}, {"q-diabetes": "no"})
    ]

    assert headings[0] == headings[1]
    assert headings[0] == "Get help now"


def test_a_list_left_blank_is_open_and_not_called_not_asked(nobody):
    page = text(result(nobody, none_of_applies="", seen="applies"))

    start = page.index("You did not answer these")
    assert "liver" in page[start : page.index("Not asked", start)].lower()
