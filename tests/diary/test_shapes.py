"""What a device is told of each kind is what the payload takes."""

import pytest

from diary.domain.entries import PAYLOADS
from diary.domain.shapes import LIST, NUMBER, TEXT, YES, shape_of


def test_the_shape_of_a_poo_is_the_payloads_own():
    assert shape_of("bowel_movement") == {
        "occurred_at": TEXT,
        "stool_form": NUMBER,
        "blood": TEXT,
        "colour": TEXT,
        "urgency_0_3": NUMBER,
        "incomplete": YES,
        "pain_0_10": NUMBER,
        "woke_from_sleep": YES,
        "note": TEXT,
    }


def test_plants_of_a_meal_are_a_list():
    assert shape_of("meal")["plants"] == shape_of("meal")["food_tags"] == LIST


@pytest.mark.parametrize("kind", PAYLOADS)
def test_no_kind_tells_a_device_of_our_housekeeping(kind):
    assert shape_of(kind).keys() & {"schema", "zone", "recorded_at"} == set()
    assert shape_of(kind)
