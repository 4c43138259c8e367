"""The answer to every save: the emergency card first when it is called for, then on to the day."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from diary.domain.entries import EntryPayload
from diary.views.access import DiaryRequest


def day_url(diary_today: date, day: date) -> str:
    """Return the address of a day; today has its own."""
    return reverse("today") if day == diary_today else reverse("day", args=[day])


def say_saved(request: DiaryRequest) -> None:
    """Say that it is saved, and that nobody is watching."""
    messages.success(
        request,
        _(
            "Saved. This diary is not monitored by the clinic. "
            "If you feel worse, check when to get help."
        ),
    )


def answer_to_save(request: DiaryRequest, payloads: Sequence[EntryPayload]) -> HttpResponse:
    """Answer after entries were saved."""
    say_saved(request)
    return redirect(day_url(request.diary.today, payloads[0].local_day()))
