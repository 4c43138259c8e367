"""One person alone gets no translation to readers, by any button that translating brings."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Collection
from wagtail_localize.models import Translation, TranslationSource

from education.group_names import CLINICAL_REVIEWERS, PUBLISHERS, WRITERS, second_readers
from education.groups import create_groups
from education.models import ArticlePage, GlossaryTerm
from education.models.refusals import NotSigned
from education.review_clock import desk
from education.setting_up.review import set_up_review
from tests.education import shelf
from tests.education.cms.screens import says
from tests.education.languages.translating import (
    front_pages,
    published_in_spanish,
    second_reader,
    spanish,
    translated,
)
from tests.portal.people import make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# The tool publishes once its own transaction is through.
commits = pytest.mark.django_db(transaction=True)
REFUSED = "was not published"
KEPT = "ept as a draft"


@pytest.fixture
def one():
    """Return somebody in every group there is, for both languages."""
    shelf.index_page()
    if Collection.get_first_root_node() is None:  # an earlier test has emptied every table
        Collection.add_root(name="Root")
    create_groups()
    set_up_review()
    user = make_staff("writer")
    Group.objects.get_or_create(name=second_readers("es"))
    names = (WRITERS, CLINICAL_REVIEWERS, PUBLISHERS, second_readers("es"))
    user.groups.set(Group.objects.filter(name__in=names))
    kind = ContentType.objects.get_for_model(Translation)
    allowed, _new = Permission.objects.get_or_create(
        codename="submit_translation", content_type=kind, defaults={"name": "Can translate"}
    )
    user.user_permissions.add(allowed)
    return user


@pytest.fixture
def guide(one):
    """Return a live guide with a Spanish draft that this one person translated."""
    page = shelf.article()
    front_pages()
    return page, translated(page, user=one)


def live_in_spanish(page):
    rows = type(page).objects.filter(translation_key=page.translation_key, live=True)
    return rows.filter(locale__language_code="es").exists()


@commits
def test_the_publish_button_of_the_translating_screen(one, guide):
    page, draft = guide
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])

    response = signed_in(one).post(address, {"action": "publish"}, follow=True)

    assert says(response, KEPT)
    assert not live_in_spanish(page)


@commits
def test_updating_translations_with_the_box_to_publish_them(one, guide):
    page, _draft = guide
    source = TranslationSource.objects.get(object_id=page.translation_key)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])

    response = signed_in(one).post(address, {"publish_translations": "on"}, follow=True)

    assert says(response, REFUSED)
    assert not live_in_spanish(page)


@commits
def test_updating_leaves_what_readers_of_a_live_translation_see(one):
    page = shelf.article()
    front_pages()
    row = published_in_spanish(page)
    source = TranslationSource.objects.get(object_id=page.translation_key)
    page.deck = "Another sentence."
    shelf.publish(page)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])

    response = signed_in(one).post(address, {"publish_translations": "on"}, follow=True)

    assert response.status_code == 200
    assert ArticlePage.objects.get(pk=row.pk).deck == "(es) One plain sentence."


@commits
def test_a_snippet_published_from_the_translating_screen(one):
    term = shelf.saved(GlossaryTerm, term="gut", slug="gut", meaning="A tube.")
    draft = translated(term, user=one)
    address = reverse("wagtailsnippets_education_glossaryterm:edit", args=[draft.pk])

    response = signed_in(one).post(address, {"action": "publish"}, follow=True)

    assert says(response, KEPT)
    assert not live_in_spanish(term)


@commits
def test_the_tools_own_way_to_publish(one, guide):
    page, _draft = guide
    translation = Translation.objects.get(source__object_id=page.translation_key)

    with pytest.raises(NotSigned):
        translation.save_target(user=one, publish=True)

    assert not live_in_spanish(page)


def test_a_translation_turned_into_a_mirror_of_its_original(one, guide):
    page, draft = guide
    address = reverse("wagtail_localize:convert_to_alias", args=[draft.pk])

    signed_in(one).post(address, follow=True)

    assert not live_in_spanish(page)


def test_a_copy_for_translation_made_by_the_api(one):
    page = shelf.article()
    front_pages()
    spanish()
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "copy_for_translation"])

    for alias in (False, True):
        data = {"locale": "es", "copy_parents": True, "recursive": False, "alias": alias}
        response = signed_in(one).post(address, data, content_type="application/json")
        assert response.status_code < 500
        assert not live_in_spanish(page)


def test_a_copy_of_a_signed_translation_brings_no_signature_along(one):
    page = shelf.article()
    front_pages()
    row = published_in_spanish(page)

    copy = row.copy(update_attrs={"slug": "otra"}, copy_revisions=True, keep_live=True)

    assert not ArticlePage.objects.get(pk=copy.pk).live
    with pytest.raises(NotSigned):
        copy.get_latest_revision().publish()


def test_only_readers_of_the_language_find_it_on_their_desk(one, guide):
    _page, draft = guide
    draft.get_workflow().start(draft, one)
    clinician = shelf.staff("Clinician", CLINICAL_REVIEWERS)

    assert [item.object.pk for item in desk.waiting_for_my_signature(second_reader())] == [draft.pk]
    assert desk.waiting_for_my_signature(clinician) == []
    assert desk.waiting_for_my_signature(one) == []


def test_a_second_reader_sees_the_original_beside_the_translation(one, guide):
    _page, draft = guide
    address = reverse("review_differences", args=[draft.latest_revision_id])

    html = signed_in(one).get(address).content.decode()

    assert "Its original" in html
    assert "(es) One plain sentence." in html
    assert '<section lang="en-gb">' in html


def test_the_history_of_a_translation_says_that_nobody_clinical_has_read_it(client):
    page = shelf.article()
    front_pages()
    published_in_spanish(page)

    html = client.get("/es/articles/sample-guide/history/").content.decode()
    english = client.get("/articles/sample-guide/history/").content.decode()

    assert "Sample Lectora" in html
    assert "Sample Lectora" not in english
    assert "Checked by Sample Reviewer" in english
