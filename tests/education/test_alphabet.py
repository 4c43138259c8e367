"""Guides stand under their letters, and letters without a guide lead nowhere."""

import string

import pytest

from education.alphabet import letters_of
from tests.education import shelf


def under(*titles):
    guides = [{"title": title} for title in titles]
    return {at.letter: [g["title"] for g in at.guides] for at in letters_of(guides) if at.guides}


def test_every_letter_is_there_with_or_without_a_guide():
    letters = [letter.letter for letter in letters_of([{"title": "Bloating"}])]

    assert letters == list(string.ascii_uppercase)


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("bloating", "B"),
        ("Éclair", "E"),
        ("“Leaky” gut", "L"),
        ("¿Es real?", "E"),
        ("5 things", "0–9"),
        ("💩", "#"),
        ("Ñandú", "N"),
        ("Ωmega", "Ω"),
    ],
)
def test_a_title_stands_under_its_first_letter(title, letter):
    assert under(title) == {letter: [title]}


def test_titles_are_in_order_whatever_their_accents():
    assert under("eel", "Ébb", "Edam") == {"E": ["Ébb", "Edam", "eel"]}


@pytest.mark.django_db
def test_the_page_links_only_letters_that_have_a_guide(client):
    shelf.article("bloating", title="Bloating")
    shelf.article("hidden", title="Hidden", live=False)

    html = client.get("/articles/a-z/").content.decode()

    assert '<a href="#letter-2">B</a>' in html
    assert 'id="letter-2">B</h2>' in html
    assert 'href="#letter-8"' not in html
    assert "/articles/bloating/" in html
    assert "/articles/hidden/" not in html


@pytest.mark.django_db
def test_without_guides_the_page_says_so(client):
    assert "No guide is published yet." in client.get("/articles/a-z/").content.decode()
