"""What can be compared: the clinic's foods, the person's medicines, and habits, with the days of each of late."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from diary.actions.patterns import read_days
from diary.domain.patterns.exposed import exposed
from diary.domain.patterns.exposures import FOOD, HABIT, HABITS, MEDICINE
from diary.domain.patterns.recorded import Recorded
from diary.models.patient import OpenDiary
from diary.snapshots.vocabulary import Vocabulary, vocabulary
from diary.wording.patterns.names import Names

LATELY = timedelta(days=90)
ONE_DAY = timedelta(days=1)
Option = tuple[str, str]


def offered(diary: OpenDiary) -> list[tuple[str, list[Option]]]:
    """Return (heading, options) for foods, medicines and habits; those on most days come first.

    What is chosen already stays, also when the clinic took its word down or the medicine is gone.
    """
    first = diary.today - LATELY + ONE_DAY
    recorded, _unreadable = read_days(diary, first)
    days = [first + n * ONE_DAY for n in range(LATELY.days)]
    words = vocabulary()
    chosen = diary.profile.compared
    foods = [f"{FOOD}{tag.code}" for tag in words.of_kind("food")]
    medicines = {course.key for course in recorded.courses.values()}
    medicines |= {recorded.key_of_dose(id) for id in recorded.doses}
    groups = (
        (_("Food and drink"), FOOD, foods),
        (_("Medicines and supplements"), MEDICINE, sorted(medicines)),
        (_("Habits"), HABIT, [f"{HABIT}{code}" for code in HABITS]),
    )
    listed = []
    for heading, prefix, keys in groups:
        known = list(dict.fromkeys([*keys, *(key for key in chosen if key.startswith(prefix))]))
        if known:
            listed.append((heading, _options(known, recorded, days, words)))
    return listed


def _options(
    keys: list[str], recorded: Recorded, days: list[date], words: Vocabulary
) -> list[Option]:
    names = Names(words.label)
    counted = {key: len(exposed(key, recorded, days).on) for key in keys}
    order = sorted(keys, key=lambda key: (-counted[key], names.exposure(key).casefold()))
    said = _("%(n)s of 90 days")
    return [(key, f"{_head(names.exposure(key))}\n{said % {'n': counted[key]}}") for key in order]


def _head(name: str) -> str:
    """Return a name as it stands at the head of a tile; a medicine's key is in small letters."""
    return name[:1].upper() + name[1:]
