"""Being sick and what was measured, as terms with values below the symptoms."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.visits.document import Block
from diary.domain.visits.pack.gathered import Gathered
from diary.domain.visits.pack.signs import Measured, Signs, signs
from diary.wording.trends.plain import number
from diary.wording.visits.codes import VOMIT
from diary.wording.visits.said import PackDays, pairs


def signs_say(gathered: Gathered, days: PackDays) -> tuple[Block, ...]:
    """Return what was written down; nothing for nothing, which the quality box says."""
    found = signs(gathered)
    rows = pairs(
        (_("Being sick"), "; ".join(_sick(found, days))),
        (_("Temperature"), _highest(found.temperature_c, _("highest {value} °C on {day}"), days)),
        (_("Pulse"), _highest(found.pulse_bpm, _("highest {value} on {day}"), days)),
        (_("Poo test (FIT)"), _highest(found.fit_ug_g, _("{value} µg/g on {day}"), days)),
    )
    return (rows,) if rows.rows else ()


def _sick(found: Signs, days: PackDays) -> Iterator[str]:
    if not found.sick_on:
        return
    times = ngettext("once", "%(count)s times", found.times) % {"count": found.times}
    text = _("{times}, on {days}")
    yield text.format(times=times, days=days.several(found.sick_on))
    for code, of_code in found.contents.items():
        yield _("{what}: {days}").format(what=VOMIT[code], days=days.each(of_code))


def _highest(measured: Measured | None, text: str, days: PackDays) -> str:
    if measured is None:
        return ""
    return text.format(value=number(measured.value), day=days.one(measured.day))
