"""The packs of a patient's visits, in the file of everything that they take along."""

import logging
import time
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from diary.actions.archive.stream import ArchiveFile
from diary.domain.visits.visit import VisitPayload
from diary.models.patient import OpenDiary
from diary.models.visit import Visit
from diary.typeset.pack import pack_pdf
from diary.views.access import DiaryDoesNotOpen
from diary.views.visits.opened import open_visit
from diary.views.visits.sources import pack_source
from diary.wording.visits import pack_document
from education.typesetting.press import TypesetFault

LOG = logging.getLogger(__name__)
LONGEST_SECONDS = 60
"""For all packs of one archive: it is no place to wait in."""


def packs_taken_along(diary: OpenDiary) -> Iterator[ArchiveFile]:
    """Yield the pack of each visit that the patient chose the contents of, each made when its turn comes.

    A pack that cannot be made, or not in the time there is, leaves the archive whole: a last file names it.
    """
    names, left_out = _Names(), []
    until = time.monotonic() + LONGEST_SECONDS
    for row in list(Visit.objects.owned_by(diary.patient).kept().order_by("-created_at", "id")):
        try:
            said = open_visit(diary, row).payload
        except DiaryDoesNotOpen:  # the other files name it
            continue
        if said.sections is None:
            continue
        name = names.take(said)
        content = _content(diary, row) if time.monotonic() < until else None
        if content is None:
            left_out.append(name)
            continue
        about = _("the pack of one visit, as it is when you take it along. To read and to print.")
        yield ArchiveFile(name, [content], about)
    if left_out:
        yield ArchiveFile("visits/not-made.txt", [_said(left_out).encode()])


class _Names:
    """Gives each visit a name of its own, by its day."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, said: VisitPayload) -> str:
        day = said.on.isoformat() if said.on else "no-date"
        number = self._taken[day] = self._taken.get(day, 0) + 1
        return f"visits/{day}.pdf" if number == 1 else f"visits/{day}-{number}.pdf"


def _content(diary: OpenDiary, row: Visit) -> bytes | None:
    source = pack_source(diary, row, made_at=diary.now)
    try:
        return pack_pdf(pack_document(source), paper="a4", made_at=diary.now).content
    except TypesetFault as fault:
        # Its words may repeat a letter of the pack: they reach no log.
        LOG.error("A pack could not be set: %s", type(fault).__name__)
        return None


def _said(left_out: Iterable[str]) -> str:
    text = _(
        "These packs could not be made as PDF when this file was. What they are made from is in the other "
        "files, and each can be made on the page of its visit:"
    )
    return "\r\n".join([text, *left_out, ""])
