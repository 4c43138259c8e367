"""What a patient says about themselves once: profile, units, time zone, what they track."""

from typing import Annotated, Literal

from pydantic import Field

from diary.domain.payload import CalendarDay, Code, SealedPayload, Zone
from diary.domain.units import WeightUnit

MOST_TRACKED = 8
YesNoUnsure = Literal["yes", "no", "unsure"]
Answer = Annotated[str, Field(max_length=40)] | Annotated[float, Field(ge=-1e6, le=1e6)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,255}$")]


class Profile(SealedPayload):
    """The profile. ``conditions`` and ``family`` map fact codes to answers; a missing one is not answered."""

    kind = "profile"
    zone: Zone
    units: WeightUnit = "kg"
    date_of_birth: CalendarDay | None = None
    height_cm: Annotated[float, Field(ge=50, le=260)] | None = None
    has_ovaries: YesNoUnsure | None = None
    pregnant: Literal["yes", "maybe", "no"] | None = None
    conditions: dict[Code, Answer] = Field(default_factory=dict, max_length=100)
    family: dict[Code, Answer] = Field(default_factory=dict, max_length=100)
    tracked: Annotated[tuple[Code, ...], Field(max_length=MOST_TRACKED)] = ()
    tracked_from_articles: Annotated[tuple[Slug, ...], Field(max_length=200)] = ()

    def tracking(self, codes: tuple[str, ...], article: str = "") -> "Profile":
        """Return the profile with ``codes`` tracked too, at most ``MOST_TRACKED``, first come first kept."""
        tracked = tuple(dict.fromkeys((*self.tracked, *codes)))[:MOST_TRACKED]
        articles = tuple(
            dict.fromkeys((*self.tracked_from_articles, *([article] if article else [])))
        )
        return self.model_copy(
            update={"tracked": tracked, "tracked_from_articles": articles[-200:]}
        )
