"""Different plants a week, in sentences: with the days they were counted over, and no target."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from diary.domain.trends.plants import PlantWeek


def plants_say(weeks: list[PlantWeek]) -> list[str]:
    """Return the newest week in numbers, and what the other weeks held."""
    newest = weeks[-1]
    said = [
        ngettext(
            "This week so far: {count} different plant.",
            "This week so far: {count} different plants.",
            len(newest.names),
        ).format(count=len(newest.names)),
        ngettext(
            "Food was marked complete on {complete} of {days} day, so there may be more.",
            "Food was marked complete on {complete} of {days} days, so there may be more.",
            newest.days_so_far,
        ).format(complete=newest.days_complete, days=newest.days_so_far)
        if newest.days_complete < newest.days_so_far
        else _("Food was marked complete on all {days} days.").format(days=newest.days_so_far),
    ]
    counted = [len(week.names) for week in weeks[:-1] if week.names]
    if counted:
        text = (
            ngettext(
                "In {count} earlier week: {most}.",
                "In {count} earlier weeks: {most} each.",
                len(counted),
            )
            if min(counted) == max(counted)
            else _("In {count} earlier weeks: {least} to {most}.")
        )
        said.append(text.format(count=len(counted), least=min(counted), most=max(counted)))
    blank = len(weeks) - 1 - len(counted)
    if blank:
        said.append(
            ngettext(
                "{count} week has none written down.",
                "{count} weeks have none written down.",
                blank,
            ).format(count=blank)
        )
    return said


def week_cells(week: PlantWeek) -> tuple[str, str, str]:
    """Return the cells of a week: how many plants, which, and over how many days."""
    over = _("{complete} of {days} days").format(complete=week.days_complete, days=week.days_so_far)
    return str(len(week.names)), ", ".join(week.names), over
