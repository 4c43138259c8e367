"""Comments beside the words: a save that only stamps them anew is no new version."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from wagtail.models import Comment

from tests.education import shelf

pytestmark = pytest.mark.django_db


def commented_page():
    page = shelf.article(live=False)
    comment = Comment(page=page, user=shelf.staff("Writer"), text="Look here.", contentpath="deck")
    comment.save()
    page = type(page).objects.get(pk=page.pk)
    page.save_revision(user=shelf.staff("Writer"))
    return page


def test_stamping_a_comment_anew_keeps_the_version_that_is_signed():
    page = commented_page()
    before = page.get_latest_revision()
    comment = page.wagtail_admin_comments.get()
    comment.updated_at = now() + timedelta(minutes=1)
    page.wagtail_admin_comments = [comment]

    assert page.save_revision(user=shelf.staff("Reviewer")).pk == before.pk


def test_what_a_comment_says_is_a_new_version():
    page = commented_page()
    before = page.get_latest_revision()
    comment = page.wagtail_admin_comments.get()
    comment.text = "Look there."
    page.wagtail_admin_comments = [comment]

    assert page.save_revision(user=shelf.staff("Reviewer")).pk != before.pk
