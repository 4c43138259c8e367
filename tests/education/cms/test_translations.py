"""A translation on its way through the CMS: handed over, checked beside its original, published."""

import pytest
from django.contrib.auth.models import Group
from wagtail_localize.models import Translation

from education.group_names import second_readers
from education.models import Topic
from education.models.guard import signature_in_force
from tests.education import shelf
from tests.education.languages.translating import translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(people):
    original = shelf.saved(Topic, name="Food", slug="food")
    return translated(original, user=people["writer"])


def test_the_tools_publish_button_keeps_a_draft(browsers, topic):
    before = topic.latest_revision_id
    answer = browsers["publisher"].post(
        f"/cms/snippets/education/topic/edit/{topic.pk}/", {"action": "publish"}, follow=True
    )
    assert answer.status_code == 200
    assert "second reader has signed it" in answer.content.decode()
    topic.refresh_from_db()
    assert (topic.live, topic.latest_revision_id) == (False, before)


def test_the_editor_of_a_translation_leads_to_a_second_reader(browsers, topic):
    page = (
        browsers["writer"].get(f"/cms/snippets/education/topic/edit/{topic.pk}/").content.decode()
    )
    translation = Translation.objects.get(source__object_id=topic.translation_key)
    assert f'action="/cms/translations/{translation.pk}/finish/"' in page

    answer = browsers["writer"].post(f"/cms/translations/{translation.pk}/finish/")
    assert answer.status_code == 302


def test_a_second_reader_signs_and_a_publisher_publishes(browsers, people, topic):
    reader, address = browsers["reviewer"], f"/cms/translations/{topic.latest_revision_id}/check/"
    assert reader.get(address).status_code in {302, 403}  # not yet a reader of the language
    people["reviewer"].groups.add(Group.objects.get(name=second_readers("es")))

    assert address in reader.get("/cms/translations/").content.decode()
    page = reader.get(address).content.decode()
    assert "Food" in page
    assert "(es) Food" in page
    refused = reader.post(address, {})
    assert refused.status_code == 422
    assert "Tick this" in refused.content.decode()
    assert reader.post(address, {"same": "on"}).status_code == 302
    browsers["publisher"].post(f"/cms/signed/{topic.latest_revision_id}/publish/")
    topic = Topic.objects.get(pk=topic.pk)
    assert topic.live
    assert signature_in_force(topic).kind == "language"


def test_who_wrote_it_is_told_that_somebody_else_has_to_sign(browsers, people, topic):
    people["writer"].groups.add(Group.objects.get(name=second_readers("es")))
    listed = browsers["writer"].get("/cms/translations/").content.decode()
    assert "Waits for somebody else" in listed
    answer = browsers["writer"].post(
        f"/cms/translations/{topic.latest_revision_id}/check/", {"same": "on"}
    )
    assert answer.status_code != 500
    assert not Topic.objects.get(pk=topic.pk).live
    assert signature_in_force(Topic.objects.get(pk=topic.pk)) is None


def test_a_strangers_number_is_not_found(browsers):
    assert browsers["reviewer"].get("/cms/translations/999999/check/").status_code == 404
    assert browsers["writer"].post("/cms/translations/999999/finish/").status_code == 404
