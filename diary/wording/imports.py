"""The words of imports: where a file is from, why one is refused, why a line cannot be read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Words = Mapping[str, Promise]

SOURCES: Words = {
    "own": gettext_lazy("A diary from here"),
    "apple_health": gettext_lazy("Apple Health"),
    "health_connect": gettext_lazy("Health Connect"),
    "csv": gettext_lazy("A table (CSV)"),
}
REFUSALS: Words = {
    "unknown": gettext_lazy(
        "This file is none that can be read here. Choose the file itself as you got it: a ZIP, an XML, "
        "a JSON or a CSV."
    ),
    "empty": gettext_lazy("This file is empty. Export it once more, and choose the new one."),
    "too_big": gettext_lazy("This file is too large. It may have up to 100 MB."),
    "broken": gettext_lazy(
        "This file is damaged, or only part of it arrived. Export it once more, and choose the new one."
    ),
    "harmful": gettext_lazy(
        "This file is built in a way that no health app builds it. It was not opened."
    ),
    "locked": gettext_lazy(
        "This ZIP asks for a password. Make one without, or choose the file that is in it."
    ),
    "nothing": gettext_lazy("Nothing in this file is something that the diary keeps."),
    "nothing_readable": gettext_lazy(
        "Not one line of this file could be read. Were the columns and units right?"
    ),
    "gone": gettext_lazy("The file was kept for a day and is deleted. Choose it once more."),
    "other_version": gettext_lazy("This diary was exported by another version of this website."),
    "quotes": gettext_lazy(
        "In this table a quotation mark opens and never closes. Mend it, then try again."
    ),
    "long_line": gettext_lazy("One line of this table is far too long. Is it the right file?"),
    "too_many": gettext_lazy(
        "This table is too large: 200,000 lines and 60 columns can be read. Cut it in two."
    ),
}
WHYS: Words = {
    "value": gettext_lazy("the number is not possible"),
    "number": gettext_lazy("that is not a number"),
    "date": gettext_lazy("no date, or not a real one"),
    "time": gettext_lazy("not a real time"),
    "too_early": gettext_lazy("before the year 1900"),
    "future": gettext_lazy("still to come"),
    "unit": gettext_lazy("the unit is not known"),
    "record": gettext_lazy("something in it is missing or does not fit"),
}
SORTS: Words = {
    "weight_kg": gettext_lazy("Weight"),
    "temperature_c": gettext_lazy("Body temperature"),
    "pulse_bpm": gettext_lazy("Pulse at rest"),
    "fit_ug_g": gettext_lazy("Poo test (FIT)"),
    "measurement": gettext_lazy("Several measurements at once"),
    "sleep_hours": gettext_lazy("Sleep"),
    "symptom": gettext_lazy("Symptoms"),
    "bowel_movement": gettext_lazy("Poo"),
    "vomiting": gettext_lazy("Being sick"),
    "meal": gettext_lazy("Food and drink"),
    "medicine": gettext_lazy("Medicines"),
    "dose": gettext_lazy("Doses"),
    "day": gettext_lazy("Whole days"),
    "note": gettext_lazy("Notes"),
    "checklist": gettext_lazy("Checklists"),
    "visit": gettext_lazy("Visits"),
    "experiment": gettext_lazy("Experiments"),
}
STEPS: Words = {
    "reading": gettext_lazy("Being read"),
    "mapping": gettext_lazy("Waits for you: what are its columns?"),
    "ready": gettext_lazy("Waits for you: look and decide"),
    "writing": gettext_lazy("Being brought in"),
    "done": gettext_lazy("Brought in"),
    "undone": gettext_lazy("Taken back"),
    "refused": gettext_lazy("Could not be read"),
}


def came_from(source: str) -> str:
    """Return the words that mark an imported entry."""
    if source == "csv":
        return _("Imported from a table.")
    return _("From %(source)s.") % {"source": SOURCES[source]}
