"""The checklist at /es/: what to do is said in one language, not half in another."""

import html

import pytest
from django.urls import reverse
from django.utils import translation

from diary.forms.checklist import ANSWERABLE
from diary.snapshots.alert_cards import alert_cards
from diary.wording.questions import question_text
from education.domain.red_flags.catalogue import catalogue
from education.models import RedFlag
from education.published import bump_content_version
from tests.diary.checklist_forms import DONE, START, text
from tests.education.languages.translating import spanish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags"), pytest.mark.slow]


def result(nobody, *, at="", **answers):
    return nobody.post(f"{at}/checklist/result/", {**DONE, **answers})


def say_in_spanish(code, **words):
    row = RedFlag(code=code, key=code, tier="urgent", locale=spanish(), live=True, **words)
    RedFlag.objects.bulk_create([row])
    bump_content_version()


def in_brackets(words):
    return f"[{words}]"


def test_whom_to_call_is_said_in_spanish(nobody):
    page = html.unescape(text(nobody.get("/es/checklist/")))

    assert "Si es así, llame al 999 o vaya a urgencias (A&E) ahora: no espere" in page
    assert "call 999" not in page


def test_it_is_said_in_english_to_who_reads_english(nobody):
    page = html.unescape(text(nobody.get("/checklist/")))

    assert "If it is, call 999 or go to A&E now: do not wait" in page


def test_every_question_is_asked_in_spanish_and_no_clinician_is_claimed(nobody):
    page = nobody.post("/es/checklist/questions/", START).content.decode()

    assert "¿Tiene ovarios?" in page
    assert "Do you have" not in page
    assert (
        "Esta página es una traducción. Ningún profesional sanitario la ha leído todavía en español."
        in page
    )


def test_no_fact_is_asked_in_english():
    english = {code: question_text(code) for code in ANSWERABLE}
    with translation.override("es"):
        assert [c for c, words in english.items() if question_text(c) == words] == []


def test_english_is_not_called_a_translation(nobody):
    assert "This page is translated" not in text(nobody.get("/checklist/"))


def test_a_sign_without_a_translation_is_marked_as_english(nobody):
    page = nobody.get("/es/checklist/").content.decode()

    sign = catalogue()[0].sign
    assert f'<span lang="en-gb">{sign}</span> (en inglés: aún sin traducir)' in page


def test_an_english_red_flag_keeps_english_words_within_a_spanish_result(nobody):
    page = result(nobody, at="/es", **{"q-lump": "yes"}).content.decode()

    assert '<p lang="en-gb">Call your GP practice' in page
    assert "Respondió que sí a «" in page
    assert "Read more" not in page


def test_a_translated_red_flag_names_the_services_in_its_own_language(nobody, monkeypatch):
    say_in_spanish(
        "RF32", sign="Un bulto", what_to_do="Llame: {practice}. Si empeora, {emergency}."
    )
    monkeypatch.setattr("education.languages.region.gettext", in_brackets)
    page = result(nobody, at="/es", **{"q-lump": "yes"}).content.decode()

    assert "<strong>Un bulto.</strong>" in page
    assert "<p>Llame: [GP practice]. Si empeora, [Call 999 or go to A&amp;E now]." in page


def test_the_card_of_an_entry_is_said_in_one_language_at_a_time():
    say_in_spanish("RF01", sign="Vomita sangre", what_to_do="No espere: {emergency}.")
    with translation.override("es"):
        spanish_one, english_one = alert_cards(["RF01", "RF03"])

    assert (spanish_one.lang, spanish_one.sign) == ("", "Vomita sangre")
    assert "llame al 999" in spanish_one.what_to_do
    assert english_one.lang == "en-gb"
    assert "call 999" in english_one.what_to_do


def test_a_result_read_in_spanish_stays_spanish(signed_in):
    signed_in.get("/diary/checklists/new/?lang=es")
    kept = signed_in.post(reverse("checklist_new"), {**DONE, "q-lump": "yes"})
    signed_in.get("/diary/?lang=en-gb")
    page = signed_in.get(kept["Location"]).content.decode()

    assert '<html lang="es"' in page
    assert "Contacte con su centro de salud esta semana" in page
    assert '<p lang="en-gb">Call your GP practice' in page
