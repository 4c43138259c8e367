"""The Spanish of the sample: every text of what is translated, with the numbers of the original."""

import re

import polib
import pytest
from django.core.management import call_command
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from education.domain.importing import read_document
from education.importing import import_draft
from education.models import ArticlePage, EducationIndexPage
from portal.sample.content import ARTICLES
from portal.sample.spanish import KEPT, SLUGS, WORDS

NUMBER = re.compile(r"\d+")


def words():
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(WORDS))}


def test_no_number_and_no_paper_is_lost_in_translation():
    changed = [
        english
        for english, spanish in words().items()
        if sorted(NUMBER.findall(english.replace(",", ""))) != sorted(NUMBER.findall(spanish))
    ]
    assert changed == []


def test_nothing_reassures_or_names_a_cause():
    said = " ".join(words().values()).lower()
    assert "no hay señales de alarma" not in said
    assert "todo está bien" not in said


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_of_a_translated_guide_has_its_spanish(slug):
    page = _imported(slug)
    texts = {
        segment.string.data
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue) and segment.path not in KEPT
    }
    assert texts - words().keys() == set()


def _imported(slug):
    call_command("set_up_clinic", name="Sample", verbosity=0)
    path = ARTICLES / f"{slug}.md"
    imported = import_draft(
        draft=read_document(path.read_bytes(), path.name),
        parent=EducationIndexPage.objects.get(slug="articles"),
        file_name=path.name,
    )
    return ArticlePage.objects.get(pk=imported.page.pk)
