"""Small things of the diary's pages that a person meets: links large enough, words that end."""

import re

import pytest
from django.urls import reverse

from diary.views.lines import SAY
from tests.diary.factories import a_payload, an_entry

pytestmark = pytest.mark.django_db
ALONE = [
    ("/diary/", "/diary/settings/"),
    ("/diary/?saved=1", "/emergency/"),
    ("/diary/settings/", "/diary/export/"),
    ("/diary/settings/", "/diary/erase/"),
    ("/diary/timeline/", "/diary/export/"),
    ("/diary/timeline/", "/diary/2026-11-22/"),
]


@pytest.mark.parametrize(("address", "link"), ALONE)
def test_a_link_that_stands_alone_is_large_enough_for_a_thumb(signed_in, address, link):
    an_entry(signed_in.patient)

    page = signed_in.get(address).content.decode()

    assert re.search(rf'<a class="[^"]*\btap\b[^"]*" href="{link}"', page)


def test_all_emergency_signs_are_one_tap_away_from_the_card(signed_in):
    sent = {"date": "2026-11-22", "time": "11:50", "blood": "a_lot"}

    page = signed_in.post(reverse("add_entry", args=["bowel_movement"]), sent).content.decode()

    assert re.search(r'<a class="tap" href="/emergency/">All emergency signs', page)


def test_the_settings_offer_to_take_everything_and_to_erase_it(signed_in):
    page = signed_in.get(reverse("diary_settings")).content.decode()

    assert 'href="/diary/erase/"' in page
    assert signed_in.get("/diary/erase/").status_code in {200, 302}


def test_every_part_of_a_meal_ends_in_a_full_stop():
    class NoWords:
        def label(self, code):
            return code

    meal = a_payload("meal", food_tags=("beans", "lentils"), plants=("bean", "lentil"))

    assert SAY["meal"](meal, NoWords())[2] == ["", "beans, lentils.", "2 plants."]
