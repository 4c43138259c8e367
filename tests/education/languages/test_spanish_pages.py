"""A page in another language: whole, marked, and with a way to every other language."""

import pytest
from django.utils import translation
from wagtail.models import Site

from diary.snapshots.red_flags import live_red_flags
from education.models import ArticlePage, ClinicSettings, EditorialSettings, GlossaryTerm, RedFlag
from education.republishing import render_articles_using
from tests.education import shelf
from tests.education.languages.translating import front_pages, published_in_spanish

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def published(for_all_tests):
    flags = {"flags": [published_once(shelf.red_flag("RF01")), shelf.red_flag("RF02", key="two")]}
    page = shelf.article(sections=[shelf.section("What it is", ("red_flags", flags))])
    front_pages()
    return page.pk


@pytest.fixture
def guide(published):
    return ArticlePage.objects.get(pk=published)


def published_once(flag):
    published_in_spanish(flag)
    return flag


def test_a_translated_guide_is_spanish_and_says_that_no_clinician_read_it(client, guide):
    published_in_spanish(guide)
    page = client.get("/es/articles/sample-guide/").content.decode()

    assert '<html lang="es"' in page
    assert "(es) A sample guide" in page
    assert "Aún sin revisión clínica en español" in page
    assert (
        '<link rel="alternate" hreflang="en-gb" href="http://testserver/articles/sample-guide/">'
        in page
    )
    assert '<link rel="canonical" href="http://testserver/es/articles/sample-guide/">' in page
    assert '"inLanguage": "es"' in page
    assert 'href="/articles/sample-guide/" lang="en-gb" hreflang="en-gb"' in page


def test_a_clinicians_signature_takes_the_mark_away(client, guide):
    published_in_spanish(guide, clinical=True)
    assert "Aún sin revisión" not in client.get("/es/articles/sample-guide/").content.decode()


def test_a_sign_that_is_not_translated_stands_in_the_source_language_and_says_so(client, guide):
    published_in_spanish(guide)
    page = client.get("/es/articles/sample-guide/").content.decode()
    assert "(es) Sample sign RF01" in page
    assert '<span lang="en-gb">Sample sign RF02</span>' in page
    assert "(en inglés: aún sin traducir)" in page


def test_a_sign_whose_original_changed_falls_back_to_it(client, guide):
    published_in_spanish(guide)
    flag = RedFlag.objects.get(code="RF01", locale__language_code="en-gb")
    flag.sign = "Changed words"
    shelf.publish(flag)
    page = client.get("/es/articles/sample-guide/").content.decode()
    assert '<span lang="en-gb">Changed words</span>' in page


def test_the_switch_never_leads_to_a_missing_page(client, guide):
    page = client.get("/articles/sample-guide/").content.decode()
    assert 'href="/es/#not-translated"' in page
    assert 'hreflang="es" href="http://testserver/es/articles' not in page
    assert 'id="not-translated"' in client.get("/es/").content.decode()

    answer = client.get("/es/articles/sample-guide/")
    assert answer.status_code == 404
    assert 'href="/articles/sample-guide/"' in answer.content.decode()

    published_in_spanish(guide)
    page = client.get("/articles/sample-guide/").content.decode()
    assert 'href="/es/articles/sample-guide/" lang="es" hreflang="es"' in page


def test_lists_hold_what_is_in_their_language(client, guide):
    term = shelf.saved(GlossaryTerm, term="gut", slug="gut", meaning="A tube.")
    published_in_spanish(term)
    shelf.saved(GlossaryTerm, term="other", slug="other", meaning="Else.")
    spanish, english = (client.get(p).content.decode() for p in ("/es/glossary/", "/glossary/"))
    assert "(es) A tube." in spanish
    assert "Else." not in spanish
    assert "(es) A tube." not in english
    assert "A sample guide" not in client.get("/es/articles/").content.decode()
    assert "A sample guide" in client.get("/articles/").content.decode()


def test_the_sitemap_lists_both_languages(client, guide):
    published_in_spanish(guide)
    rows = client.get("/sitemap.xml").content.decode()
    assert "http://testserver/articles/sample-guide/" in rows
    assert "http://testserver/es/articles/sample-guide/" in rows
    assert "/es/sitemap" not in rows


def test_codes_decide_in_the_checklist_and_words_are_read(guide):
    with translation.override("es"):
        live = live_red_flags()
    assert live.flag("RF01").sign == "(es) Sample sign RF01"
    assert live.flag("RF02").sign == "Sample sign RF02"
    assert live.untranslated == {"RF02"}
    assert live_red_flags().flag("RF01").sign == "Sample sign RF01"
    assert len(live.rules.flags) == 2


def test_the_usual_disclaimer_is_said_in_spanish(client, guide):
    site = Site.objects.get(is_default_site=True)
    ClinicSettings(site=site, name="Sample clinic").save()
    EditorialSettings.objects.get_or_create(site=site)
    published_in_spanish(guide)
    page = client.get("/es/articles/sample-guide/").content.decode()

    assert "Esta página es informativa." in page
    assert "This page is for information" not in page


def test_a_word_is_looked_for_in_the_guides_of_its_own_language_only(guide, monkeypatch):
    word = shelf.saved(GlossaryTerm, term="lining", slug="lining", meaning="A layer.")
    translation_of_word = published_in_spanish(word)
    rendered = []
    monkeypatch.setattr("education.republishing.keep_rendering", rendered.append)

    render_articles_using(translation_of_word)
    assert rendered == []
    render_articles_using(word)
    assert [page.pk for page in rendered] == [guide.pk]
