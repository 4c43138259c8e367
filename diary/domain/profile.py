"""What a patient says about themselves once: profile, units, time zone, what they track."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from diary.domain.patterns.exposures import MOST_COMPARED, ExposureKey
from diary.domain.payload import CalendarDay, Code, Instant, SealedPayload, Zone
from diary.domain.reminders import ReminderPlan
from diary.domain.units import WeightUnit

MOST_TRACKED = 8
MOST_SAVED_ARTICLES = 100
YesNoUnsure = Literal["yes", "no", "unsure"]
Answer = Annotated[str, Field(max_length=40)] | Annotated[float, Field(ge=-1e6, le=1e6)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,255}$")]
WeekStart = Literal["monday", "saturday", "sunday"]


class NoMoreRoom(ValueError):
    """The list of saved articles is full."""


class SavedArticle(BaseModel):
    """An article that a patient kept: its slug in a language, when (UTC), and the version that was live then.

    ``language`` is a code such as en-gb. ``version`` counts from 1; None when there was no numbered version.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    slug: Slug
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z]{2,4})?$")]
    saved_at: Instant
    version: Annotated[int, Field(ge=1)] | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__


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
    week_starts: WeekStart = "monday"
    discreet: bool | None = None
    saved_articles: Annotated[tuple[SavedArticle, ...], Field(max_length=MOST_SAVED_ARTICLES)] = ()
    reminder: ReminderPlan | None = None
    compared: Annotated[tuple[ExposureKey, ...], Field(max_length=MOST_COMPARED)] = ()

    def tracking(self, codes: tuple[str, ...], article: str = "") -> "Profile":
        """Return the profile with ``codes`` tracked too, at most ``MOST_TRACKED``, first come first kept."""
        tracked = tuple(dict.fromkeys((*self.tracked, *codes)))[:MOST_TRACKED]
        articles = tuple(
            dict.fromkeys((*self.tracked_from_articles, *([article] if article else [])))
        )
        return self.model_copy(
            update={"tracked": tracked, "tracked_from_articles": articles[-200:]}
        )

    def arranged(self, codes: tuple[str, ...]) -> "Profile":
        """Return the profile with the tracked symptoms in the order of ``codes``; the others are taken off."""
        known = [code for code in dict.fromkeys(codes) if code in self.tracked]
        return self.model_copy(update={"tracked": tuple(known)})

    def saving(self, article: SavedArticle) -> "Profile":
        """Return the profile with an article kept, newest last; one that is kept already is noted anew.

        Raises:
            NoMoreRoom: ``MOST_SAVED_ARTICLES`` are kept already.
        """
        others = self.without_article(article.slug, article.language).saved_articles
        if len(others) >= MOST_SAVED_ARTICLES:
            raise NoMoreRoom
        return self.model_copy(update={"saved_articles": (*others, article)})

    def without_article(self, slug: str, language: str) -> "Profile":
        """Return the profile without a kept article; what is not there stays not there."""
        gone = self.saved(slug, language)
        kept = tuple(article for article in self.saved_articles if article != gone)
        return self.model_copy(update={"saved_articles": kept})

    def saved(self, slug: str, language: str) -> SavedArticle | None:
        """Return the note of one kept article, or None."""
        named = (a for a in self.saved_articles if (a.slug, a.language) == (slug, language))
        return next(named, None)
