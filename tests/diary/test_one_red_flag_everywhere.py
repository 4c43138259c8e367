"""One row, one set of words: changed once, signed and published, it says the same wherever it shows."""

from uuid import UUID

import pytest
from django.urls import reverse

from diary.snapshots.red_flags import forget_red_flags
from education.emergency_page import packaged_page
from education.models import RedFlag
from tests.diary.checklist_forms import DONE, questions, result, text
from tests.diary.visits.kept_visits import a_visit_of
from tests.education import shelf

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WHEN = {"date": "2026-11-22", "time": "11:50"}
OLD = {
    "question": "Old question with blood?",
    "sign": "Old sign of being sick with blood",
    "what_to_do": "Old advice: {emergency}.",
    "why_it_matters": "Old reason.",
}
NEW = {name: words.replace("Old", "New") for name, words in OLD.items()}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR_DIR, settings.DEBUG = (
        tmp_path,
        True,
    )  # in debug a checklist of one red flag is open
    packaged_page.cache_clear()
    forget_red_flags()
    yield
    packaged_page.cache_clear()
    forget_red_flags()


def places(nobody, signed_in, article) -> dict[str, str]:
    """Return the text of every place that shows RF01."""
    told = {"q-vomited_blood_24h": "yes"}
    entry = signed_in.post(reverse("add_entry", args=["vomiting"]), {**WHEN, "content": "blood"})
    visit = [a_visit_of(signed_in.patient).id]
    return {
        "article": text(nobody.get(f"/articles/{article.slug}/")),
        "emergency page": text(nobody.get("/emergency/")),
        "checklist’s first question": text(
            questions(nobody, step="start", none_of_signs="", go="back")
        ),
        "checklist’s result": text(result(nobody, **told)),
        "diary’s answer": text(entry),
        "pack": text(signed_in.get(reverse("visit_pack", args=visit))),
        "pack as text": text(signed_in.get(reverse("visit_pack_text", args=visit))),
    }


def test_words_changed_once_are_new_in_every_place(nobody, signed_in):
    flag = shelf.red_flag("RF01", rule="vomited_blood_24h", **OLD)
    article = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])
    for place, words in places(nobody, signed_in, article).items():
        assert OLD["sign"] in words, place

    newest = flag.get_latest_revision_as_object()
    for name, words in NEW.items():
        setattr(newest, name, words)
    newest.save_revision(user=shelf.staff("Writer"))
    before = places(nobody, signed_in, article)
    assert all(OLD["sign"] in words for words in before.values())  # a draft changes nothing
    shelf.publish(RedFlag.objects.get(pk=flag.pk).get_latest_revision_as_object())

    after = places(nobody, signed_in, article)
    for place, words in after.items():
        assert NEW["sign"] in words, place
        assert "Old" not in words, place
    for place in ("checklist’s result", "diary’s answer"):
        assert "New advice: call 999 or go to A&amp;E now." in after[place], place
        assert NEW["why_it_matters"] in after[place], place


def test_another_tier_is_another_tier_in_every_place(nobody, signed_in):
    flag = shelf.red_flag("RF01", rule="vomited_blood_24h", **OLD)
    article = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])
    newest = flag.get_latest_revision_as_object()
    newest.tier = "urgent"
    newest.save_revision(user=shelf.staff("Writer"))
    shelf.publish(RedFlag.objects.get(pk=flag.pk).get_latest_revision_as_object())

    assert OLD["sign"] not in text(nobody.get("/emergency/"))
    assert "Urgent" in text(nobody.get(f"/articles/{article.slug}/"))
    assert "Contact your practice this week" in text(
        result(nobody, **{"q-vomited_blood_24h": "yes"})
    )


def test_another_rule_is_another_rule_for_the_diary_too(nobody, signed_in):
    flag = shelf.red_flag("RF01", rule="vomited_blood_24h", **OLD)
    article = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])
    assert OLD["sign"] in places(nobody, signed_in, article)["diary’s answer"]
    newest = flag.get_latest_revision_as_object()
    newest.rule = "vomited_blood_24h and unwell"
    newest.save_revision(user=shelf.staff("Writer"))
    assert OLD["sign"] in places(nobody, signed_in, article)["diary’s answer"]  # a draft is no rule

    shelf.publish(RedFlag.objects.get(pk=flag.pk).get_latest_revision_as_object())

    after = places(nobody, signed_in, article)
    assert OLD["sign"] not in after["diary’s answer"]
    assert OLD["sign"] not in after["checklist’s result"]
    assert OLD["sign"] not in after["pack"]
    assert '"RF01"' not in nobody.get(reverse("offline")).content.decode()


def test_another_tier_is_no_emergency_for_the_diary_either(nobody, signed_in):
    flag = shelf.red_flag("RF01", "urgent", rule="vomited_blood_24h", **OLD)
    article = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])

    assert OLD["sign"] not in places(nobody, signed_in, article)["diary’s answer"]


def test_a_live_rule_that_cannot_be_read_leaves_the_answer_as_it_ships(nobody, signed_in):
    flag = shelf.red_flag("RF01", rule="vomited_blood_24h", **OLD)
    article = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])
    RedFlag.objects.filter(pk=flag.pk).update(rule="vomited_blood_24h and")
    forget_red_flags()

    entry = signed_in.post(reverse("add_entry", args=["vomiting"]), {**WHEN, "content": "blood"})

    assert article.live
    assert "Get help now" in text(entry)


def test_taken_down_it_leaves_the_emergency_page_the_article_and_the_result(nobody, signed_in):
    flag = shelf.red_flag("RF01", rule="vomited_blood_24h", **OLD)
    other = shelf.red_flag("RF03", rule="lump", sign="Another sign")
    article = shelf.article(
        sections=[shelf.section("Signs", ("red_flags", {"flags": [flag, other]}))]
    )
    assert OLD["sign"] in places(nobody, signed_in, article)["emergency page"]

    flag.unpublish()

    after = places(nobody, signed_in, article)
    for place in ("article", "emergency page", "checklist’s result"):
        assert OLD["sign"] not in after[place], place
    assert "Another sign" in after["emergency page"]
    assert "Get help now" in after["diary’s answer"]  # the shipped words: a card waits for nobody
    for place in ("pack", "pack as text"):
        assert OLD["sign"] not in after[place], place
        assert "the clinic has not signed it" in after[place], place


def test_a_result_that_was_kept_stays_readable_when_its_red_flag_is_retired(signed_in):
    flag = shelf.red_flag("RF32", "urgent", rule="lump", **OLD)
    shelf.red_flag("RF01", rule="vomited_blood_24h")
    kept = signed_in.post(reverse("checklist_new"), {**DONE, "q-lump": "yes"})["Location"]

    flag.unpublish()

    page = text(signed_in.get(kept))
    assert OLD["sign"] in page
    assert "Contact your practice this week" in page


def test_a_kept_result_goes_into_a_pack_as_it_was_read_when_its_red_flag_is_retired(signed_in):
    flag = shelf.red_flag("RF32", "urgent", rule="lump", **OLD)
    shelf.red_flag("RF01", rule="vomited_blood_24h")
    kept = signed_in.post(reverse("checklist_new"), {**DONE, "q-lump": "yes"})["Location"]

    flag.unpublish()

    run_id = UUID(kept.rstrip("/").rpartition("/")[2])
    visit = a_visit_of(signed_in.patient, run_id=run_id)
    for name in ("visit_pack", "visit_pack_text"):
        page = text(signed_in.get(reverse(name, args=[visit.id])))
        assert OLD["sign"] in page
        assert "Urgent: this week" in page
