"""What a device is told of each kind is what the payload takes."""

import pytest

from diary.domain.entries import PAYLOADS
from diary.domain.shapes import LIST, NUMBER, TEXT, YES, bounds_of, shape_of


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


def test_a_device_knows_the_bounds_of_each_number_that_it_asks():
    assert bounds_of("measurement") == {
        "weight_value": (0, 1500),
        "weight_extra_lb": (0, 14),
        "weight_kg": (1, 700),
        "temperature_c": (25, 45),
        "pulse_bpm": (20, 300),
        "fit_ug_g": (0, 10_000),
    }


@pytest.mark.parametrize("kind", PAYLOADS)
def test_every_number_of_a_payload_has_bounds(kind):
    numbers = {name for name, type_ in shape_of(kind).items() if type_ == NUMBER}

    assert numbers <= bounds_of(kind).keys()
