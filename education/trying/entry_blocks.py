"""What the diary of a case is written with: entries, each a few plain fields."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from education.trying.blocks import medicine_classes, symptoms

LONGEST_AGO_DAYS = 36_500


def _ago(label: Any, **kwargs: Any) -> blocks.FloatBlock:
    words = _("Half days are fine: 0.5 is twelve hours ago.")
    bounds = {"min_value": 0, "max_value": LONGEST_AGO_DAYS}
    return blocks.FloatBlock(label=label, help_text=words, **bounds, **kwargs)


class BowelMovementBlock(blocks.StructBlock):
    """A bowel movement."""

    days_ago = _ago(_("Days ago"))
    stool_form = blocks.IntegerBlock(
        required=False,
        min_value=1,
        max_value=7,
        label=_("Stool form, 1 to 7"),
        help_text=_("1 is hard lumps, 7 is only water. Empty: not written down."),
    )
    blood = blocks.ChoiceBlock(
        required=False,
        label=_("Blood"),
        help_text=_("How much was seen. Empty: not written down."),
        choices=(
            ("none", _("None")),
            ("on_paper", _("On the paper")),
            ("mixed", _("Mixed in")),
            ("a_lot", _("A lot")),
        ),
    )
    colour = blocks.ChoiceBlock(
        required=False,
        label=_("Colour"),
        help_text=_("Empty: not written down."),
        choices=(
            ("brown", _("Brown")),
            ("pale", _("Pale")),
            ("dark", _("Dark")),
            ("black_tarry", _("Black and tarry")),
            ("dark_red", _("Dark red")),
            ("green", _("Green")),
        ),
    )
    woke_from_sleep = blocks.BooleanBlock(
        required=False, label=_("It woke them from sleep"), help_text=_("Tick it when it did.")
    )

    class Meta:
        icon = "date"
        label = _("Bowel movement")
        description = _("A bowel movement, with what was seen.")
        preview_value: ClassVar = {"days_ago": 1, "stool_form": 4}


class SymptomBlock(blocks.StructBlock):
    """A symptom."""

    tag = blocks.ChoiceBlock(
        choices=symptoms, label=_("Symptom"), help_text=_("A word of the clinic’s list.")
    )
    days_ago = _ago(_("Days ago"))
    severity_0_10 = blocks.IntegerBlock(
        required=False,
        min_value=0,
        max_value=10,
        label=_("How bad, 0 to 10"),
        help_text=_("Empty: not written down."),
    )

    class Meta:
        icon = "warning"
        label = _("Symptom")
        description = _("A symptom, with how bad it was.")
        preview_value: ClassVar = {"tag": "bloating", "days_ago": 1, "severity_0_10": 4}


class VomitingBlock(blocks.StructBlock):
    """Being sick."""

    days_ago = _ago(_("Days ago"))
    content = blocks.ChoiceBlock(
        required=False,
        label=_("What came up"),
        help_text=_("Empty: not written down."),
        choices=(
            ("food", _("Food")),
            ("liquid", _("Liquid")),
            ("green", _("Green")),
            ("blood", _("Blood")),
            ("coffee_grounds", _("Like coffee grounds")),
        ),
    )

    class Meta:
        icon = "date"
        label = _("Being sick")
        description = _("Being sick, with what came up.")
        preview_value: ClassVar = {"days_ago": 1, "content": "food"}


class MeasurementBlock(blocks.StructBlock):
    """A weight, or another measured value."""

    days_ago = _ago(_("Days ago"))
    weight = blocks.FloatBlock(
        required=False,
        min_value=1,
        max_value=1000,
        label=_("Weight"),
        help_text=_("Empty: none was taken."),
    )
    unit = blocks.ChoiceBlock(
        choices=(("kg", "kg"), ("lb", "lb"), ("st", "st")),
        default="kg",
        label=_("Unit of the weight"),
        help_text=_("Kilograms, pounds or stones."),
    )
    temperature_c = blocks.FloatBlock(
        required=False,
        min_value=25,
        max_value=45,
        label=_("Temperature in °C"),
        help_text=_("Empty: not measured."),
    )
    pulse_bpm = blocks.IntegerBlock(
        required=False,
        min_value=20,
        max_value=300,
        label=_("Pulse in a minute"),
        help_text=_("Empty: not measured."),
    )
    fit_ug_g = blocks.FloatBlock(
        required=False,
        min_value=0,
        max_value=10_000,
        label=_("FIT result in µg/g"),
        help_text=_("Empty: not measured."),
    )

    class Meta:
        icon = "decimal"
        label = _("Measurement")
        description = _("A weight, temperature, pulse or FIT result.")
        preview_value: ClassVar = {"days_ago": 1, "weight": 80, "unit": "kg"}


class MedicineBlock(blocks.StructBlock):
    """A medicine of some kind."""

    medicine_class = blocks.ChoiceBlock(
        choices=medicine_classes,
        label=_("Kind of medicine"),
        help_text=_("A kind of the clinic’s list."),
    )
    started_days_ago = _ago(_("Started, days ago"))
    stopped_days_ago = _ago(_("Stopped, days ago (empty: still taken)"), required=False)

    class Meta:
        icon = "date"
        label = _("Medicine")
        description = _("A medicine of some kind, from when to when.")
        preview_value: ClassVar = {"medicine_class": "iron", "started_days_ago": 30}


class DiaryBlock(blocks.StreamBlock):
    """What their diary holds."""

    bowel_movement = BowelMovementBlock()
    symptom = SymptomBlock()
    vomiting = VomitingBlock()
    measurement = MeasurementBlock()
    medicine = MedicineBlock()


def entry_of(kind: str, row: Any) -> dict[str, Any]:
    """Return one entry as the cases' format has it; what is empty is left out."""
    entry: dict[str, Any] = {"kind": kind}
    for name, value in row.items():
        if value not in (None, "", False):
            entry["class" if name == "medicine_class" else name] = value
    if "weight" not in entry:
        entry.pop("unit", None)
    return entry
