"""The Spanish interface: compiled as it is written, without a message left behind."""

import re
from pathlib import Path

import polib

import portal.sample
from portal.translating.catalogue import compiled_of, source_of
from portal.translating.extracting import Message, in_python, in_template, messages

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def catalogue():
    return polib.pofile(str(source_of("es")))


def test_every_message_of_the_code_is_in_the_catalogue_and_nothing_else():
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue()}
    said = {(message.context, message.text) for message in messages()}
    assert said - known == set(), "run manage.py messages"
    assert known - said == set(), "run manage.py messages"


def test_the_compiled_catalogue_says_what_the_written_one_says():
    def said(rows):
        return {(row.msgctxt, row.msgid): (row.msgstr, dict(row.msgstr_plural)) for row in rows}

    written = said(catalogue().translated_entries())
    assert said(polib.mofile(str(compiled_of("es")))) == written


def test_nothing_is_fuzzy():
    assert [entry.msgid for entry in catalogue() if entry.fuzzy] == []


def test_a_translation_keeps_the_places_that_are_filled():
    wrong = []
    for entry in catalogue().translated_entries():
        pairs = [(entry.msgid, entry.msgstr)] if not entry.msgid_plural else []
        pairs += [(entry.msgid_plural, said) for said in list(entry.msgstr_plural.values())[1:]]
        wrong += [a for a, b in pairs if set(PLACE.findall(a)) != set(PLACE.findall(b))]
    assert wrong == []


def test_every_message_is_translated():
    assert [entry.msgid for entry in catalogue() if not entry.translated()] == []


def test_messages_are_found_in_python_and_in_templates():
    python = (
        'x = _("One"); y = ngettext("a %(n)s", "b %(n)s", 2); z = pgettext("button", "Go"); _(name)'
    )
    assert set(in_python(python)) == {
        Message(None, "One", None),
        Message(None, "a %(n)s", "b %(n)s"),
        Message("button", "Go", None),
    }
    template = (
        '{% translate "It\'s (so)" %}{% include "x" with y=_("Two") %}'
        "{% blocktranslate count n=n %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"
    )
    assert set(in_template(template)) == {
        Message(None, "It's (so)", None),
        Message(None, "Two", None),
        Message(None, "%(n)s day", "%(n)s days"),
    }


# What the English words may not say either: nobody is told that nothing is wrong.
FALSE_COMFORT = re.compile(
    r"(no hay|sin|ninguna) señal(es)? de (alarma|emergencia)\b|todo (está|va) bien|todo en orden"
    r"|nada (grave|de qué preocuparse|por lo que preocuparse)|no se preocupe|puede estar tranquil"
    r"|no tiene nada|está (usted )?san[oa]\b|fuera de peligro",
    re.IGNORECASE,
)


def test_no_spanish_word_comforts_falsely():
    sample = polib.pofile(str(Path(portal.sample.__file__).with_name("spanish.po")))
    said = [
        text
        for entry in [*catalogue(), *sample]
        for text in (entry.msgstr, *entry.msgstr_plural.values())
    ]
    assert [text for text in said if FALSE_COMFORT.search(text)] == []
    assert len(said) > 2_500
    assert FALSE_COMFORT.search("No hay señales de alarma.")
