"""A translation goes live as everything does: another person who reads the language has signed it."""

import pytest
from wagtail_localize.models import StringTranslation, Translation

from education.group_names import CLINICAL_REVIEWERS, WRITERS
from education.languages.drafts import draft_translation
from education.models import Claim, GlossaryTerm, RedFlag
from education.models.guard import is_out_of_date, signature_in_force
from education.models.refusals import NotReady, NotSigned
from education.models.signature import Signature
from education.models.signing import Review, may_sign, sign_revision
from tests.education import shelf
from tests.education.languages.translating import (
    published_in_spanish,
    second_reader,
    spanish,
    translated,
)

pytestmark = pytest.mark.django_db
READ = Review("Sample", clinical=False)


def sign(row, reader, review=READ):
    return sign_revision(revision=row.get_latest_revision(), reviewer=reader, review=review)


def test_a_translation_is_a_draft_with_the_code_of_its_original():
    flag = translated(shelf.red_flag())

    assert (flag.live, flag.code, flag.rule) == (False, "RF01", "vomited_blood_24h")
    assert flag.sign == "(es) Sample sign RF01"


def test_it_needs_a_second_reader_of_the_language():
    flag = translated(shelf.red_flag())

    with pytest.raises(NotSigned):
        flag.get_latest_revision().publish()
    with pytest.raises(NotSigned, match="second reader"):
        sign(flag, shelf.staff("Clinician", CLINICAL_REVIEWERS))
    assert not may_sign(shelf.staff("Clinician", CLINICAL_REVIEWERS), flag)
    sign(flag, second_reader())
    flag.get_latest_revision().publish()
    assert RedFlag.objects.get(pk=flag.pk).live


def test_nobody_signs_what_they_translated_even_when_another_pressed_the_button():
    reader = second_reader()
    flag = translated(shelf.red_flag(), user=reader)
    translation = Translation.objects.get(source__object_id=flag.translation_key)
    other = shelf.staff("Other", WRITERS)
    StringTranslation.objects.update(last_translated_by=other)  # as if they had the last hand
    draft_translation(translation, other)

    with pytest.raises(NotSigned, match="yourself"):
        sign(flag, reader)


def test_a_second_reader_alone_leaves_it_clinically_unreviewed():
    flag = translated(shelf.red_flag())
    kind = sign(flag, second_reader(), Review("Sample", clinical=True)).kind
    assert kind == Signature.Kind.LANGUAGE
    assert sign(flag, second_reader("Both", clinical=True), Review("Sample")).kind == "review"


def test_the_original_has_to_be_live_first():
    flag = shelf.red_flag()
    row = translated(flag)
    RedFlag.objects.get(pk=flag.pk).unpublish()

    with pytest.raises(NotReady, match="original is not live"):
        sign(row, second_reader())


def test_a_rule_is_never_another_one_in_another_language():
    row = translated(shelf.red_flag())
    row.rule, row.tier = "age>=18", "soon"
    row.save_revision()

    with pytest.raises(NotReady, match="same in all languages"):
        sign(row, second_reader())


def test_a_changed_tier_reaches_every_language_and_changed_words_take_the_translation_down():
    flag = shelf.red_flag()
    row = published_in_spanish(flag)
    flag.tier, flag.sign = "soon", "Other words"
    shelf.publish(flag)

    row = RedFlag.objects.get(pk=row.pk)
    assert (row.tier, row.live) == ("soon", False)


def test_taking_down_the_original_takes_down_its_translations():
    claim = shelf.claim()
    row = published_in_spanish(claim)
    Claim.objects.get(pk=claim.pk).unpublish()

    assert not Claim.objects.get(pk=row.pk).live


def test_a_draft_of_a_live_translation_leaves_what_readers_see():
    term = shelf.saved(
        GlossaryTerm,
        term="gut",
        slug="gut",
        meaning="A tube.",
    )
    row = published_in_spanish(term)
    draft = translated(term, words={"A tube.": "Un tubo."})

    assert type(row).objects.get(pk=row.pk).meaning == "(es) A tube."
    assert draft.get_latest_revision_as_object().meaning == "Un tubo."
    with pytest.raises(NotSigned):
        draft.get_latest_revision().publish()


def test_an_article_says_that_its_original_has_changed():
    page = shelf.article()
    shelf_pages(page)
    row = published_in_spanish(page)
    assert not is_out_of_date(row)
    assert signature_in_force(row).kind == "language"
    assert row.last_reviewed_on == page.last_reviewed_on

    page.deck = "Another sentence."
    shelf.publish(page)
    assert is_out_of_date(type(row).objects.get(pk=row.pk))


def shelf_pages(page):
    for parent in (page.get_parent().get_parent().specific, page.get_parent().specific):
        published_in_spanish(parent)


def test_a_mirror_in_another_language_is_never_live():
    page = shelf.article()
    shelf_pages(page)
    mirror = page.copy_for_translation(spanish(), alias=True)
    assert not type(page).objects.get(pk=mirror.pk).live

    page.deck = "Another sentence."
    shelf.publish(page)  # which brings its mirrors in step
    assert not type(page).objects.get(pk=mirror.pk).live
