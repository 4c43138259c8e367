"""What staff type wrongly: a sentence says what and how to mend it, beside the field, nothing lost."""

import pytest
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from education.models import (
    ArticlePage,
    Claim,
    DiaryTag,
    EditorialSettings,
    GlossaryTerm,
    RedFlag,
    Reference,
    VisitQuestion,
)
from tests.education import shelf
from tests.education.cms.screens import act, draft_topic, edit_topic, is_live, says, submit
from tests.portal.people import make_staff, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def add(browser, kind, **typed):
    return browser.post(reverse(f"wagtailsnippets_education_{kind}:add"), typed, follow=True)


def article_form(**typed):
    empty = {"title": "Typed title", "slug": "typed", "limits": rich_text("")}
    rich = {name: rich_text("") for name in ("quick_answer", "intro")}
    streams = {name: streamfield([]) for name in ("main_points", "sections", "questions")}
    lists = ("byline", "changes", "related", "comments")
    rows = {name: inline_formset([]) for name in lists}
    return nested_form_data({**empty, **rich, **streams, **rows, **typed})


@pytest.mark.parametrize("year", ["1200", "20244"])
def test_a_year_that_cannot_be_is_refused_beside_the_field(browsers, year):
    page = add(browsers["writer"], "reference", number="7", title="Kept title", year=year)

    assert says(page, "Give the year in four digits")
    assert says(page, "Kept title")
    assert not Reference.objects.exists()


@pytest.mark.parametrize("months", ["0", "61"])
def test_months_that_cannot_be_are_refused(months):
    shelf.index_page()
    address = reverse(
        "wagtailsettings:edit", args=["education", "editorialsettings", Site.objects.get().pk]
    )

    page = signed_in(make_staff("administrator")).post(
        address, {"review_months": months, "disclaimer": "Kept words"}, follow=True
    )

    assert says(page, "Give a number of months from 1 to 60.")
    assert says(page, "Kept words")
    assert not EditorialSettings.objects.filter(review_months=int(months)).exists()


@pytest.mark.parametrize(
    ("kind", "made", "typed", "sentence"),
    [
        ("claim", lambda: shelf.claim("S01"), {"code": "S01"}, "a claim with the code “S01” already"),
        (
            "redflag", lambda: shelf.red_flag("RF01"), {"code": "RF01", },
            "a red flag with the code “RF01” already",
        ),
        (
            "reference", lambda: shelf.reference(5), {"number": "5", "title": "T"},
            "a reference with the number “5” already",
        ),
        (
            "glossaryterm", lambda: shelf.saved(GlossaryTerm, term="fibre", slug="fibre", meaning="M"),
            {"term": "fibre", "slug": "other", "meaning": "M"}, "a glossary term with the term “fibre”",
        ),
    ],
)  # fmt: skip
def test_what_is_taken_is_named_with_what_to_do(browsers, kind, made, typed, sentence):
    made()
    rows = nested_form_data({"claim_references": inline_formset([]), "sources": streamfield([])})

    page = add(browsers["writer"], kind, **rows, **typed)

    assert says(page, sentence)
    assert says(page, "Open that one, or choose another")


def test_an_exception_of_a_red_flag_that_cannot_be_read_keeps_all_that_was_typed(browsers):
    rows = nested_form_data({"sources": streamfield([])})
    case = {"case_0_when": "age<", "case_0_label": "Kept name"}
    page = add(browsers["writer"], "redflag", code="RF77", question="Kept words", **case, **rows)

    assert says(page, "Choose how soon in this case")
    assert says(page, "Kept name")
    assert says(page, "Kept words")
    assert not RedFlag.objects.exists()


@pytest.mark.parametrize("minutes", ["0", "999"])
def test_minutes_that_cannot_be_are_refused_and_the_rest_stays(browsers, minutes):
    page = shelf.article(live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    answer = browsers["writer"].post(address, article_form(reading_minutes_override=minutes))

    assert says(answer, "Give a number of minutes from 1 to 240")
    assert says(answer, "Typed title")


def test_an_article_that_is_not_ready_is_kept_and_everything_missing_is_named(browsers):
    page = shelf.article(live=False)
    page.byline.all().delete()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    answer = browsers["writer"].post(address, {**article_form(), "action-submit": "1"}, follow=True)

    for sentence in (
        "Add the author to the byline.",
        "Add the clinical reviewer to the byline.",
        "Say how far the evidence goes",
        "Write the quick answer.",
        "Write at least one section.",
    ):
        assert says(answer, sentence), sentence
    assert (
        ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Typed title"
    )
    assert not is_live(page)


def test_a_claim_with_a_certainty_and_no_reason_is_kept_and_told(browsers):
    typed = {
        "code": "S09", "slug": "s09", "statement": "Kept words", "verdict": "supported",
        "certainty": "high", "action-submit": "1",
    }  # fmt: skip
    rows = nested_form_data({"claim_references": inline_formset([]), "sources": streamfield([])})

    page = add(browsers["writer"], "claim", **typed, **rows)

    assert says(page, "Say why: a claim with a certainty needs its reason.")
    assert says(page, "Add a reference that is not retracted")
    assert Claim.objects.get(code="S09").live is False


def test_a_reviewer_who_wrote_it_is_told_why_they_cannot_sign(browsers, people):
    topic = draft_topic(people["reviewer"])
    submit(browsers["writer"], topic)

    page = browsers["reviewer"].get(edit_topic(topic))

    assert says(page, "You changed “Sample topic” yourself, so somebody else has to sign it.")
    act(browsers["reviewer"], topic, "approve")
    assert not is_live(topic)


def test_a_reviewer_who_wrote_nothing_of_it_is_told_nothing(browsers, people):
    topic = draft_topic(people["writer"])
    submit(browsers["writer"], topic)

    page = browsers["reviewer"].get(edit_topic(topic))

    assert not says(page, "somebody else has to sign it")
    assert says(page, "Sign off")


@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize(
    "kind", ["claim", "reference", "redflag", "diarytag", "visitquestion", "contributor"]
)
def test_nothing_in_use_is_deleted_and_the_place_is_named(browsers, kind, bulk):
    row = in_use(kind)
    name = f"wagtailsnippets_education_{kind}:delete"
    address = (
        reverse("wagtail_bulk_action", args=["education", kind, "delete"]) + f"?id={row.pk}"
        if bulk
        else reverse(name, args=[row.pk])
    )

    page = browsers["publisher"].post(address, follow=True)

    assert says(
        page, "is in use and cannot be deleted. Take it out of these first: “A sample guide”"
    )
    assert type(row).objects.filter(pk=row.pk).exists()


def in_use(kind):
    if kind == "contributor":
        row = shelf.byline()[0]
        shelf.article()
        return row
    row, block = {
        "claim": lambda: one(shelf.claim("S01"), lambda row: ("claim", row)),
        "redflag": lambda: one(shelf.red_flag("RF01"), lambda row: ("red_flags", {"flags": [row]})),
        "diarytag": lambda: one(a_tag(), lambda row: ("track", {"intro": "", "tags": [row]})),
        "visitquestion": lambda: one(a_question(), lambda row: ("visit_questions", [row])),
        "reference": lambda: (shelf.reference(1), None),
    }[kind]()
    papers = {"references": [row]} if kind == "reference" else {}
    shelf.article(sections=[shelf.section("A", *([block] if block else []), **papers)])
    return row


def one(row, block):
    return row, block(row)


def a_tag():
    return shelf.saved(DiaryTag, code="sample", label="Sample", kind="symptom")


def a_question():
    return shelf.saved(VisitQuestion, code="sample", question="Sample?")
