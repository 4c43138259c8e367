"""The CMS's home page: each role sees what it can act upon, and where to begin."""

from datetime import date

import pytest

from education.group_names import CLINICAL_REVIEWERS
from education.models import ArticlePage, DocumentImport
from education.workflow import sign
from tests.education import shelf
from tests.education.cms.screens import act, draft_topic, edit_topic, says, submit
from tests.portal.people import make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def home(browser):
    response = browser.get("/cms/")
    assert response.status_code == 200
    return response.content.decode()


def due_on(day):
    page = shelf.article()
    ArticlePage.objects.filter(pk=page.pk).update(
        last_reviewed_on=date(2020, 1, 1), next_review_on=day
    )
    return page


def test_what_was_declined_comes_back_to_its_writer_with_the_reason(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)
    act(browsers["reviewer"], topic, "reject", comment="Please say it plainer.")

    page = home(browsers["writer"])

    assert "Came back to you" in page
    assert "Please say it plainer." in page
    assert edit_topic(topic) in page
    assert "Please say it plainer." not in home(browsers["publisher"])


def test_only_the_reviewer_who_may_sign_is_asked_to(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)

    page = home(browsers["reviewer"])

    assert "For you to sign" in page
    assert "Handed in by Sample Writer" in page
    assert "1 thing waits for you." in page
    assert "For you to sign" not in home(browsers["writer"])


def test_what_is_signed_leads_the_publisher_to_the_button(browsers, people):
    topic = draft_topic(people["writer"])
    revision = topic.get_latest_revision()
    sign(revision=revision, reviewer=people["reviewer"])

    page = home(browsers["publisher"])

    assert f"/cms/signed/{revision.pk}/publish/" in page
    assert "Signed by Sample Reviewer" in page
    assert "Signed, ready to publish" not in home(browsers["writer"])


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2020, 6, 1), "Was due 1 June 2020"), (date(2090, 1, 1), "No review is overdue.")],
)
def test_reviews_that_are_over_are_told_with_their_day(browsers, day, words):
    due_on(day)

    assert words in home(browsers["writer"])


def test_a_paper_that_was_taken_back_is_an_alert_with_its_places(browsers):
    paper = shelf.reference(1)
    shelf.claim("S01", papers=(paper,))
    assert "No paper in use was taken back" in home(browsers["publisher"])
    paper.retracted = True
    shelf.publish(paper)

    page = home(browsers["publisher"])

    assert "was retracted and is still shown" in page
    assert "S01: Sample claim S01" in page


def test_a_live_red_flag_that_no_section_explains_is_an_alert(browsers):
    shelf.red_flag("RF01")

    assert "1 red flag is in no section of a live article." in home(browsers["writer"])


def test_the_last_imports_lead_to_the_page_and_to_what_was_read(browsers, people):
    page = shelf.article(live=False)
    made = DocumentImport.objects.create(page=page, file_name="sample.docx", outcome="made")
    own = DocumentImport.objects.create(file_name="only-seen.docx", imported_by=people["writer"])

    desk = home(browsers["writer"])

    assert f"/cms/import/history/{made.pk}/" in desk
    assert f"/cms/import/history/{own.pk}/" in desk
    assert "only-seen.docx" not in home(browsers["publisher"])


def test_each_role_starts_with_what_it_may_do(browsers):
    shelf.index_page()
    administrator = home(signed_in(make_staff("administrator")))
    writer, reviewer = home(browsers["writer"]), home(browsers["reviewer"])

    assert "Write an article" in writer
    assert "Import a document" in writer
    assert "How signing works" in reviewer
    assert "Write an article" not in reviewer
    assert "Invite a colleague" in administrator
    assert "Review overdue" not in administrator


def test_nothing_of_wagtails_own_home_page_is_left(browsers):
    response = browsers["writer"].get("/cms/")

    assert not says(response, "Wagtail 7")
    assert not says(response, "Your most recent edits")


def test_an_administrator_is_told_when_too_few_can_sign(people):
    browser = signed_in(make_staff("administrator"))

    assert "Only 1 person can sign" in home(browser)
    shelf.staff("Second", CLINICAL_REVIEWERS)
    assert "can sign" not in home(browser)
