"""The words of a pack for coded answers: the same as the diary's own forms use."""

from django.utils.translation import gettext_lazy as _

from diary.wording.visits.said import Text

COLOURS: dict[str, Text] = {
    "brown": _("Brown"),
    "pale": _("Pale or clay"),
    "dark": _("Dark"),
    "black_tarry": _("Black, like tar"),
    "dark_red": _("Dark red"),
    "green": _("Green"),
}
VOMIT: dict[str, Text] = {
    "food": _("food"),
    "liquid": _("liquid"),
    "green": _("green"),
    "blood": _("blood"),
    "coffee_grounds": _("like coffee grounds"),
}
MEALS: dict[str, Text] = {
    "breakfast": _("Breakfast"),
    "lunch": _("Lunch"),
    "dinner": _("Evening meal"),
    "snack": _("Snack"),
    "drink": _("Drink"),
}
URGENCY: dict[int, Text] = {
    0: _("Could wait"),
    1: _("Soon"),
    2: _("Had to rush"),
    3: _("Could not hold it"),
}
NOT_RECORDED: dict[str, Text] = {
    "symptom.severity_0_10": _("symptoms"),
    "bowel_movement.occurred_at": _("poo"),
    "meal.eaten_at": _("food and drink"),
    "measurement.weight_kg": _("weight"),
    "measurement.temperature_c": _("temperature"),
    "measurement.pulse_bpm": _("pulse"),
    "day.sleep_hours": _("sleep"),
    "day.stress_0_10": _("stress"),
    "day.activity_minutes": _("activity"),
    "day.fluids_cups": _("drinks in a day"),
}
"""What is nowhere in the period, by kind and field (``quality.RECORDED_AS``)."""
