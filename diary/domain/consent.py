"""What a patient agrees to before a diary begins, by the number of its text; and from which age."""

from datetime import date
from typing import Final

from diary.domain.periods import age_on

TEXT_VERSION: Final = 2
"""The number of the text that is shown now. A changed meaning is a new number: everybody is asked again.

1 were the three lines that stood there before agreements were kept.
"""


def agrees_to_this(agreed_to: int | None) -> bool:
    """Say whether an agreement to a version of the text, None for none, covers the text of now."""
    return agreed_to is not None and agreed_to >= TEXT_VERSION


def is_old_enough(born: date, today: date, minimum_years: int) -> bool:
    """Say whether somebody ``born`` then is ``minimum_years`` or older on ``today``, both local dates."""
    return age_on(today, born) >= minimum_years
