"""The Spanish of the sample: every text of what is translated, with the numbers of the original."""

import re

import polib
from wagtail_localize.strings import StringValue, validate_translation_links

from portal.sample.spanish import WORDS

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


def test_each_is_html_with_the_links_of_the_original():
    for english, spanish in words().items():
        StringValue.from_translated_html(spanish)
        validate_translation_links(english, spanish)
