"""Trends: charts of a period. The address says the period and nothing else."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from diary.views.access import DiaryRequest, diary_required
from diary.views.trends.body_cards import plants_card, stool_card, weight_card
from diary.views.trends.cards import (
    Card,
    Page,
    courses_left_out,
    medicines_table,
    sleep_card,
    stress_card,
    symptom_cards,
)
from diary.views.trends.reading import PERIODS, USUAL, look_back

PERIOD_WORDS = {"7": _("7 days"), "30": _("30 days"), "90": _("90 days"), "all": _("All")}
OTHERS: tuple[tuple[Promise, Callable[[Page], Card | None]], ...] = (
    (_("poo"), stool_card),
    (_("weight"), weight_card),
    (_("sleep"), sleep_card),
    (_("stress"), stress_card),
    (_("plants"), plants_card),
)


@diary_required
@require_safe
def trends(request: DiaryRequest) -> HttpResponse:
    """Show what was written down in the last days, in numbers, charts and tables."""
    period = request.GET.get("period", USUAL)
    period = period if period in PERIODS else USUAL
    back = look_back(request.diary, period)
    page = Page(back)
    symptoms, more, left_out = symptom_cards(page)
    others = [(word, make(page)) for word, make in OTHERS]
    context = {
        "back": back,
        "complete": sum(day in back.span and said.complete for day, said in back.told.days.items()),
        "blank": len(back.span) - back.days_recorded,
        "stretch": page.words("", "").title.removeprefix(", "),
        "periods": [(code, word, code == period) for code, word in PERIOD_WORDS.items()],
        "symptoms": symptoms,
        "more": more,
        "left_out": left_out,
        "medicines": medicines_table(page),
        "courses_left_out": courses_left_out(page),
        "others": [card for _word, card in others if card],
        "none_of": [word for word, card in others if card is None],
        "section": "diary",
        "tab": "trends",
    }
    return render(request, "diary/trends/trends.html", context)
