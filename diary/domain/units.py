"""Weights as people say them, converted once."""

from typing import Literal

WeightUnit = Literal["kg", "lb", "st"]
KG_PER_UNIT: dict[str, float] = {"kg": 1.0, "lb": 0.45359237, "st": 6.35029318}
POUNDS_PER_STONE = 14


def kilograms(value: float, unit: WeightUnit, extra_pounds: float = 0.0) -> float:
    """Return a weight in kilograms, unrounded.

    Args:
        value: the number as typed, in ``unit``; not negative.
        unit: kg, lb (international pound, exactly 0.45359237 kg) or st (14 lb).
        extra_pounds: the pounds beside the stones; 0 <= extra_pounds < 14, and 0 unless unit is st.

    Raises:
        ValueError: if the numbers do not satisfy those bounds.

    Source: international yard and pound agreement, 1959.
    """
    if value < 0 or not 0 <= extra_pounds < POUNDS_PER_STONE:
        raise ValueError("a weight is a positive number, with fewer than 14 extra pounds")
    if extra_pounds and unit != "st":
        raise ValueError("extra pounds go with stones only")
    return value * KG_PER_UNIT[unit] + extra_pounds * KG_PER_UNIT["lb"]


def stones_and_pounds(kg: float) -> tuple[int, int]:
    """Return ``kg`` kilograms as whole stones and pounds, to the nearest pound; ``kg`` is not negative."""
    return divmod(round(in_unit(kg, "lb")), POUNDS_PER_STONE)


def in_unit(kg: float, unit: WeightUnit) -> float:
    """Return ``kg`` kilograms in another unit, unrounded."""
    return kg / KG_PER_UNIT[unit]
