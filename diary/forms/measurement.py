"""Weight, temperature, pulse, and the result of a poo test."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from diary.domain.units import kilograms
from diary.forms.base import TimedForm
from diary.forms.choices import WEIGHT_UNITS
from diary.forms.fields import Decimal, Pick, Whole

LIGHTEST_KG, HEAVIEST_KG = 1, 700
FAHRENHEIT = _("That looks too high for °C. 98.6 °F is 37 °C.")
NEEDED = ("weight_value", "temperature_c", "pulse_bpm", "fit_ug_g")


def between(low: float, high: float) -> list[Any]:
    """Return the validators of a number that has bounds."""
    return [
        MinValueValidator(low, _("Check this number: it should be %(limit_value)s or more.")),
        MaxValueValidator(high, _("Check this number: it should be %(limit_value)s or less.")),
    ]


class MeasurementForm(TimedForm):
    """At least one of them; a weight is kept as typed, and in kilograms."""

    kind = "measurement"
    moment = "measured_at"

    weight_value = Decimal(label=_("Weight"), validators=between(0.1, 1500))
    weight_extra_lb = Decimal(label=_("and pounds, beside stones"), validators=between(0, 13.99))
    weight_unit = Pick(WEIGHT_UNITS, label=_("in"))
    temperature_c = Decimal(
        label=_("Temperature (°C)"),
        validators=[*between(25, 45)[:1], MaxValueValidator(45, FAHRENHEIT)],
    )
    pulse_bpm = Whole(label=_("Pulse (beats a minute)"), validators=between(20, 300))
    fit_ug_g = Decimal(
        label=_("Result of a poo test (FIT, µg/g)"),
        help_text=_("The number on the letter, if you had one."),
        validators=between(0, 10_000),
    )

    field_order = ("id", "seen", *NEEDED[:1], "weight_extra_lb", "weight_unit", *NEEDED[1:])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.entry:  # the patient's own unit, chosen in the settings
            self.initial["weight_unit"] = self.setting.unit

    def payload_values(self, data: dict[str, Any]) -> dict[str, Any]:
        values = super().payload_values(data)
        if values["weight_value"] is None:
            if values["weight_extra_lb"] and "weight_value" not in self.errors:
                self.add_error("weight_value", _("How many stones beside these pounds?"))
            elif not self.errors and all(values[name] is None for name in NEEDED):
                self.add_error("weight_value", _("Fill in at least one of these."))
            return values | dict.fromkeys(("weight_unit", "weight_extra_lb"))
        return values | self._weight(values)

    def _weight(self, values: dict[str, Any]) -> dict[str, Any]:
        unit, extra, value = (
            values["weight_unit"],
            values["weight_extra_lb"],
            values["weight_value"],
        )
        if unit is None and "weight_unit" in self.errors:
            return {}
        if unit is None:
            self.add_error("weight_unit", _("Choose the unit: kilograms, pounds or stones."))
            return {}
        if extra and unit != "st":
            self.add_error("weight_extra_lb", _("Pounds go here only beside stones."))
            return {}
        if extra and not value.is_integer():
            self.add_error("weight_value", _("Whole stones go beside pounds, such as 11 and 7."))
            return {}
        kg = kilograms(value, unit, extra or 0.0)
        if not LIGHTEST_KG <= kg <= HEAVIEST_KG:
            self.add_error("weight_value", _("Check the weight and its unit."))
        is_in_pounds_too = unit == "st" and value.is_integer()
        return {"weight_kg": kg, "weight_extra_lb": extra if is_in_pounds_too else None}
