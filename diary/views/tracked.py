"""The order of what is tracked: one symptom up, down, or off the list at a time."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from diary.actions.profile import arrange_tracked
from diary.actions.store import RecordHasChanged
from diary.snapshots.vocabulary import vocabulary
from diary.views.access import DiaryRequest, diary_required

Order = list[str]


class Move(NamedTuple):
    """What a button does to the order, and what is said afterwards."""

    order: Callable[[Order, str], Order]
    said: Promise


@diary_required
@require_http_methods(["GET", "POST"])
def tracked_order(request: DiaryRequest) -> HttpResponse:
    """Show the tracked symptoms in their order; a button moves one, or takes it off."""
    tracked, words = list(request.diary.profile.tracked), vocabulary()
    if request.method == "POST":
        _press(request, tracked)
        return redirect("tracked_order")
    rows = [(code, words.label(code)) for code in tracked]
    return render(
        request, "diary/tracked_order.html", {"rows": rows, "section": "diary", "tab": "more"}
    )


def _press(request: DiaryRequest, tracked: Order) -> None:
    name = next((name for name in MOVES if request.POST.get(name) in tracked), None)
    if name is None:  # it was taken off on another page: what stands is shown
        return
    code = request.POST[name]
    try:
        arrange_tracked(diary=request.diary, codes=MOVES[name].order(tracked, code))
    except RecordHasChanged:
        messages.warning(request, _("Your settings were changed elsewhere. Please try again."))
    else:
        messages.success(request, MOVES[name].said % {"symptom": vocabulary().label(code)})


def _moved(order: Order, code: str, by: int) -> Order:
    others = [other for other in order if other != code]
    others.insert(max(order.index(code) + by, 0), code)
    return others


MOVES = {
    "up": Move(lambda order, code: _moved(order, code, -1), gettext_lazy("%(symptom)s moved up.")),
    "down": Move(
        lambda order, code: _moved(order, code, 1), gettext_lazy("%(symptom)s moved down.")
    ),
    "off": Move(
        lambda order, code: [other for other in order if other != code],
        gettext_lazy("%(symptom)s is off your list. What you wrote about it stays."),
    ),
}
