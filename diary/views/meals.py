"""Have a meal again: one tap for what was eaten before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from diary.actions.taps import record_tap
from diary.domain.entries import Meal
from diary.domain.meals_again import Again, eaten_again, meals_again
from diary.forms.choices import MEALS, words
from diary.forms.fields import ClientId
from diary.models import Entry
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import Vocabulary, vocabulary
from diary.vault import OpenEntry, open_entries
from diary.views.access import DiaryRequest, diary_required
from diary.views.saved import answer_to_save

AT_ONCE = 4
YESTERDAYS = {
    "breakfast": _("Yesterday’s breakfast"),
    "lunch": _("Yesterday’s lunch"),
    "dinner": _("Yesterday’s evening meal"),
}


@dataclass(frozen=True, slots=True)
class MealAgain:
    """One line of "have it again". ``id`` is that of the new entry: sending it twice is one row."""

    id: UUID
    source: UUID
    title: str
    detail: str
    form_url: str


@dataclass(frozen=True, slots=True)
class MealsAgain:
    """The meals to have again: those shown at once, and the others."""

    first: list[MealAgain]
    more: list[MealAgain]

    def __bool__(self) -> bool:
        return bool(self.first)


@diary_required
@require_POST
def have_meal_again(request: DiaryRequest, id: UUID) -> HttpResponse:
    """Record a meal that was had before as had now."""
    diary = request.diary
    meal = _meal_or_404(diary, id)
    written = {"zone": diary.profile.zone, "recorded_at": diary.now}
    payload = eaten_again(meal, eaten_at=diary.now, **written)
    new = ClientId().clean(request.POST.get("id", ""))
    row, said = record_tap(patient=diary.patient, id=new, payload=payload, now=diary.now)
    return answer_to_save(request, [(row.id, said)], undo=row.id)


def meals_to_have_again(past: Iterable[OpenEntry], day: date) -> MealsAgain:
    """Return what the form offers; for a day that is over each leads to the form, which asks for the time."""
    eaten = [(entry.id, entry.payload) for entry in past]
    tags = vocabulary()
    lines = [_line(found, day, tags) for found in meals_again(eaten, day)]  # type: ignore[arg-type]
    return MealsAgain(lines[:AT_ONCE], lines[AT_ONCE:])


def _line(found: Again, day: date, tags: Vocabulary) -> MealAgain:
    meal = found.meal
    name = words(MEALS, meal.meal)
    parts = [meal.what or "", ", ".join(tags.label(code) for code in meal.food_tags)]
    said = next((part for part in (*parts, ", ".join(meal.plants)) if part), "")
    is_named = not found.yesterday and said
    title = said if is_named else str(YESTERDAYS.get(found.yesterday, name))
    detail = name if is_named else said
    form_url = f"{reverse('add_entry', args=[Meal.kind])}?day={day.isoformat()}&again={found.id}"
    return MealAgain(uuid4(), found.id, title, detail, form_url)


def _meal_or_404(diary: OpenDiary, id: UUID) -> Meal:
    rows = Entry.objects.owned_by(diary.patient).kept().of_kind(Meal.kind).filter(id=id)
    for entry in open_entries(diary.patient, rows):
        return entry.payload  # type: ignore[return-value]
    raise Http404
