"""What the clinic changed since a checklist is named beside the questions it is about, and nowhere else."""

import re

import pytest
from django.urls import reverse

from diary.domain.asked_again import ASKED, ListChanges, list_changes, questions_about
from diary.models import ChecklistRun
from education.domain.red_flags.signs import SIGN_LINES
from education.models import RedFlag
from education.published import bump_content_version
from tests.diary.checklist_forms import ALL_SEEN, DONE, questions, text
from tests.diary.checklist_people import RULES

SINCE = "since your checklist of 22 November 2026"
ON_THE_FIRST_PAGE = {flag for line in SIGN_LINES for flag in line.flags}
NEVER_ASKED = {"RF54"}


def test_what_is_new_changed_and_gone_is_told_apart():
    then, now = {"RF01": 1, "RF02": 1, "RF03": 4}, {"RF02": 2, "RF03": 4, "RF09": 1}
    assert list_changes(then, now) == ListChanges(("RF09",), ("RF02",), ("RF01",))
    assert list_changes(now, now) == ListChanges()
    assert list_changes({"RF03": 4}, {"RF03": 3}).changed == ("RF03",)


@pytest.mark.parametrize("flag", [flag.data.code for flag in RULES.flags])
def test_every_red_flag_is_asked_about_somewhere(flag):
    about = questions_about((flag,), RULES)
    assert set(about) <= ASKED
    assert about or flag in ON_THE_FIRST_PAGE | NEVER_ASKED


def test_a_change_is_named_beside_its_own_questions_and_not_beside_who_somebody_is():
    assert set(questions_about(("RF59",), RULES)) == {"temperature_c_48h"}
    assert set(questions_about(("RF04",), RULES)) == {
        "stool_blood_48h",
        "stool_black_or_dark_red_7d",
    }
    assert set(questions_about(("RF40", "RF32"), RULES)) == {"appetite_loss", "lump"}
    assert questions_about(("RF32", "RF32X"), RULES) == {"lump": ("RF32",)}


def change(code, **fields):
    RedFlag.objects.filter(code=code).update(**fields)
    bump_content_version()


def take_down(code):
    RedFlag.objects.filter(code=code).delete()
    bump_content_version()


pages = pytest.mark.usefixtures("live_red_flags")


@pytest.fixture
def checked(signed_in):
    """Return a patient who has finished a checklist."""
    assert signed_in.post(reverse("checklist_new"), DONE).status_code == 302
    return signed_in


def step(browser, name, **more):
    told = {**DONE, "go": f"step:{name}", "seen": ALL_SEEN, **more}
    return browser.post(reverse("checklist_new"), told).content.decode()


def beside(page, code):
    """Return what stands within the question of a fact."""
    place = page.index(f'name="q-{code}"')
    block = page[page.rindex('<fieldset class="ynq', 0, place) : place]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", block))


@pages
@pytest.mark.django_db
def test_a_changed_item_says_so_beside_its_question_alone(checked):
    assert SINCE not in step(checked, "general")
    change("RF32", sign="Other words", version=9)
    page = step(checked, "general")
    assert f"Changed by the clinic {SINCE}: Other words" in beside(page, "lump")
    assert page.count(SINCE) == 1
    assert SINCE not in step(checked, "bleeding")


@pages
@pytest.mark.django_db
def test_an_item_that_is_new_says_that_it_is_new(checked):
    row = ChecklistRun.objects.owned_by(checked.patient).get()
    row.patient = checked.patient
    run = row.read()
    versions = {code: number for code, number in run.versions.items() if code != "RF32"}
    older = run.model_copy(update={"versions": versions})
    sealed = checked.patient.diary_key.vault.seal(row.row_label(), older.seal_bytes())
    ChecklistRun.objects.owned_by(checked.patient).update(sealed=sealed)
    said = beside(step(checked, "general"), "lump")
    sign = RedFlag.objects.get(code="RF32").sign
    assert f"New on the clinic’s list {SINCE}: {sign}" in said


@pages
@pytest.mark.django_db
def test_a_changed_emergency_sign_says_so_on_the_first_page(checked):
    change("RF07", sign="Other signs", version=9)
    page = text(checked.get(reverse("checklist_new")))
    assert f"Other signs (changed {SINCE})" in page
    assert page.count(f"(changed {SINCE})") == 1


@pages
@pytest.mark.django_db
def test_what_the_clinic_took_off_its_list_is_named(checked, settings):
    settings.DEBUG = True
    sign = RedFlag.objects.get(code="RF32").sign
    assert "took these off" not in text(checked.get(reverse("checklist_new")))
    change("RF32", live=False)
    page = text(checked.get(reverse("checklist_new")))
    assert (
        f"took these off its list {SINCE}, so the result no longer looks for them: {sign}" in page
    )
    take_down("RF32")
    assert f"looks for them: {sign}" in text(checked.get(reverse("checklist_new")))


@pages
@pytest.mark.django_db
def test_who_answers_without_a_diary_or_for_somebody_else_reads_nothing_of_it(checked, nobody):
    change("RF32", sign="Other words", version=9)
    told = {"go": "step:general", "seen": ALL_SEEN, "none_of_applies": "on"}
    assert SINCE not in text(questions(nobody, **told))
    answer = checked.post(reverse("checklist_new"), {**DONE, **told, "who": "other"}, follow=True)
    assert SINCE not in text(answer)
