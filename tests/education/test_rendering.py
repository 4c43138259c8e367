"""An article is rendered once per publish: safe, with its papers numbered and its words explained."""

import pytest

from education import models
from education.rendering import fingerprint, render_article
from tests.education import shelf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TEXT = "<p>Seals called tight junctions can loosen. [^{number}] More words. [^77]</p>"


@pytest.fixture
def papers():
    return [shelf.reference(number) for number in (41, 7, 12)]


@pytest.fixture
def claim(papers):
    return shelf.claim("S01", papers=(papers[0], papers[1]))


def body_of(*blocks, **values):
    sections = [shelf.section("What it is", *blocks, references=values.pop("references", []))]
    return shelf.article(sections=sections, **values).rendered["body"]


def test_papers_are_numbered_in_the_order_a_reader_meets_them(papers, claim):
    body = body_of(("claim", claim), references=[papers[2]])

    places = [body.index(f"Sample study {number}") for number in (41, 7, 12)]
    assert places == sorted(places)
    assert '<li id="ref-3" value="3">Sample A. Sample study 12.' in body


def test_a_marker_becomes_a_link_to_that_paper(papers):
    body = body_of(("text", TEXT.format(number=12)), references=[papers[2]])

    assert '<a class="cite" href="#ref-1"><span class="vh">paper </span>1</a>' in body


def test_markers_one_after_the_other_become_links(papers):
    body = body_of(("text", "<p>Words.[^12] [^7]</p>"), references=[papers[2], papers[1]])

    links = [f'href="#ref-{n}"><span class="vh">paper </span>{n}</a>' for n in (1, 2)]
    assert f'Words.<a class="cite" {links[0]}<a class="cite" {links[1]}</p>' in body


def test_a_bare_number_in_brackets_is_never_a_paper(papers):
    body = body_of(("text", "<p>Words. [12] And [7, 12]</p>"), references=papers)

    assert "<p>Words. [12] And [7, 12]</p>" in body


def test_a_marker_that_is_no_paper_of_the_page_is_a_number(papers):
    body = body_of(("text", TEXT.format(number=12)), references=[papers[2]])

    assert "words. [77]" in body


def test_a_marker_on_a_page_without_papers_is_a_number():
    assert "words. [77]" in body_of(("text", TEXT.format(number=12)))


def test_a_word_of_the_glossary_is_explained_once_where_it_first_stands():
    shelf.saved(
        models.GlossaryTerm, term="tight junction", slug="tj", meaning="Seals of cells.", spoken="t"
    )

    body = body_of(("text", "<p>One tight junction.</p><p>Two tight junctions.</p>"))

    assert body.count('<details class="term">') == 1
    assert "<div>One <details" in body  # a paragraph may not hold a details element


def test_a_word_inside_a_link_or_a_heading_is_left_alone():
    shelf.saved(models.GlossaryTerm, term="lining", slug="lining", meaning="A layer.")

    body = body_of(("text", '<h3>The lining</h3><p><a href="https://x.example/">lining</a></p>'))

    assert "term__def" not in body


@pytest.mark.parametrize(
    "attack",
    [
        '<p onclick="alert(1)">words</p>',
        '<p style="position:fixed">words</p>',
        "<script>alert(1)</script>",
        '<p><a href="javascript:alert(1)">words</a></p>',
        '<p><a href="java\tscript:alert(1)">words</a></p>',
        '<img src="x" onerror="alert(1)">',
        '<iframe src="https://x.example/"></iframe>',
        "<svg><script>alert(1)</script></svg>",
    ],
)
def test_nothing_that_runs_gets_through_rich_text(attack):
    body = body_of(("text", attack))

    for harm in ("onclick", "style=", "<script", "script:", "onerror", "<iframe", "<img"):
        assert harm not in body


def test_what_an_editor_types_in_plain_fields_is_escaped():
    flag = shelf.red_flag(sign="<b onmouseover=alert(1)>sign</b>")
    page = shelf.article(
        title="<script>alert(1)</script>",
        main_points=[("point", "<i>x</i>")],
        sections=[shelf.section("<u>h</u>", ("red_flags", {"flags": [flag]}))],
    )

    html = page.rendered["summary"] + page.rendered["body"]
    assert not any(tag in html for tag in ("<b onmouseover", "<script>", "<i>x", "<u>h"))


def test_red_flags_stand_at_the_top_by_how_soon_with_what_to_do():
    soon, now = shelf.red_flag("RF02", "soon"), shelf.red_flag("RF01", "emergency")
    page = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [soon, now]}))])

    top, body = page.rendered["top"], page.rendered["body"]
    assert "Call 999 or go to A&amp;E now for any of these:" in top
    assert "Sample sign RF01" in top
    assert "Sample sign RF02" not in top
    assert 'href="#help"' in top
    assert (
        body.index('id="help"') < body.index("Call 999 or go to A&amp;E") < body.index('id="signs"')
    )


def test_the_top_says_how_many_signs_it_does_not_name():
    flags = [shelf.red_flag(f"RF{n:02}", "emergency") for n in range(1, 6)]
    page = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": flags}))])

    top = page.rendered["top"]
    assert "Sample sign RF03" in top
    assert "Sample sign RF04" not in top
    assert '<a href="#help">or 2 more signs that are as urgent</a>' in top


def test_the_top_never_asks_for_more_haste_than_the_articles_own_flags():
    flag = shelf.red_flag("RF02", "soon")
    page = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])

    assert (
        "Book a routine appointment with your GP practice for any of these:" in page.rendered["top"]
    )
    assert "999" not in page.rendered["top"]


def test_a_claim_that_is_not_live_is_not_shown_to_readers_but_in_a_preview(papers):
    draft = models.Claim(code="S09", slug="draft", statement="A draft claim")
    draft.save()
    page = shelf.article(
        live=False, sections=[shelf.section("What it is", ("claim", draft), references=[])]
    )

    assert "A draft claim" not in render_article(page)["body"]
    assert "A draft claim" in render_article(page, preview=True)["body"]


def test_a_claim_shown_twice_has_one_anchor(claim):
    body = body_of(("claim", claim), ("claim", claim))

    assert body.count('id="claim-sample-s01"') == 1


def test_a_retracted_paper_says_so():
    body = body_of(("text", "<p>x</p>"), references=[shelf.reference(5, retracted=True)])

    assert "Retracted" in body


def test_publishing_a_claim_again_renders_the_articles_that_show_it(claim):
    page = shelf.article(sections=[shelf.section("What it is", ("claim", claim))])

    claim.why = "We are very uncertain. Another reason."
    shelf.publish(claim)

    assert "Another reason" in models.ArticlePage.objects.get(pk=page.pk).rendered["body"]


def test_publishing_a_new_word_explains_it_in_articles_already_live():
    page = shelf.article(sections=[shelf.section("What it is", ("text", "<p>A lining.</p>"))])

    shelf.saved(models.GlossaryTerm, term="lining", slug="lining", meaning="A layer.")

    assert "A layer." in models.ArticlePage.objects.get(pk=page.pk).rendered["body"]


def test_taking_a_red_flag_down_takes_it_off_the_articles(claim):
    flag = shelf.red_flag()
    page = shelf.article(sections=[shelf.section("Signs", ("red_flags", {"flags": [flag]}))])

    flag.unpublish()

    assert "Sample sign" not in models.ArticlePage.objects.get(pk=page.pk).rendered["body"]


def test_a_rendering_of_another_version_of_the_software_is_not_served(client):
    page = shelf.article()
    old = {**page.rendered, "fingerprint": "old", "body": "<p>Old body</p>"}
    models.ArticlePage.objects.filter(pk=page.pk).update(rendered=old)

    shown = client.get("/articles/sample-guide/").content.decode()

    assert "Old body" not in shown
    assert "Sample words." in shown
    assert page.rendered["fingerprint"] == fingerprint()


def test_a_preview_shows_the_draft_with_the_public_template(client):
    page = shelf.article()
    page.title = "A draft title"

    html = page.make_preview_request(None, "").content.decode()

    assert "<h1>A draft title</h1>" in html
    assert "A draft title" not in client.get("/articles/sample-guide/").content.decode()
