"""The turns of a self-experiment in the calendar feed: letters that its owner knows, and nothing else."""

from django.utils.translation import gettext as _

from diary.domain.calendar_feed import Turn
from diary.domain.experiments.schedule import stretches
from diary.models.patient import OpenDiary
from diary.views.experiments.opened import experiments_of_late


def turns_of(diary: OpenDiary) -> list[Turn]:
    """Return the turns of the experiment that goes on, as days A and days B; none without one."""
    going_on = experiments_of_late(diary).going_on()
    if going_on is None:
        return []
    plan = going_on.payload.plan
    return [
        Turn(one.first, one.last, _("Day %(letter)s") % {"letter": one.arm})
        for one in stretches(plan)
        if one.phase not in ("baseline", "waiting")
    ]
