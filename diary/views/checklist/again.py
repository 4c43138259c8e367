"""What the clinic changed since the newest run of a diary: said on the first page, and beside each question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from diary.domain.asked_again import ListChanges, questions_about
from diary.domain.checklist_run import ChecklistRunPayload
from diary.snapshots.red_flags import LiveRedFlags, signs_of

Words = list[tuple[str, str]]
"""Signs, each with its language where that is not the one being read."""


@dataclass(frozen=True)
class Again:
    """What changed ``since`` a run. ``about`` maps a question to the codes of red flags it is about."""

    since: datetime
    changes: ListChanges
    about: Mapping[str, tuple[str, ...]]
    live: LiveRedFlags

    def marks(self, flags: Iterable[str]) -> list[dict[str, Any]]:
        """Return what to say beside something that is about ``flags``: what is new, what has changed."""
        among = set(flags)
        day = date_format(self.since, "DATE_FORMAT")
        new = _("New on the clinic’s list since your checklist of {day}:")
        other = _("Changed by the clinic since your checklist of {day}:")
        sorts = ((new, self.changes.added), (other, self.changes.changed))
        return [
            {"text": text.format(day=day), "words": self._words(found)}
            for text, codes in sorts
            if (found := [code for code in codes if code in among])
        ]

    def of_question(self, code: str) -> list[dict[str, Any]]:
        return self.marks(self.about.get(code, ()))

    def of_sign(self, flag: str) -> str:
        """Return what to say after one emergency sign; empty for one that stayed as it was."""
        day = date_format(self.since, "DATE_FORMAT")
        if flag in self.changes.added:
            return _("(new since your checklist of {day})").format(day=day)
        if flag in self.changes.changed:
            return _("(changed since your checklist of {day})").format(day=day)
        return ""

    def notice(self) -> dict[str, Any]:
        """Return what the first page says."""
        added, changed, removed = self.changes
        return {
            "since": self.since,
            "signs": self._words((*added, *changed)),
            "removed": signs_of(removed),
        }

    def _words(self, codes: Iterable[str]) -> Words:
        languages = self.live.languages()
        flags = [flag for code in codes if (flag := self.live.flag(code))]
        return [(flag.sign or flag.question, languages.get(flag.code, "")) for flag in flags]


def again_since(run: ChecklistRunPayload, since: datetime, live: LiveRedFlags) -> Again | None:
    """Return what changed since a run; None for nothing, and for a run that kept no versions."""
    changes = run.changed_in(live.versions())
    if changes is None or not any(changes):
        return None
    about = questions_about((*changes.added, *changes.changed), live.rules)
    return Again(since, changes, about, live)
