"""What puts the sample patient's entries together: one seed, one zone, the day that was today."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

SEED = 20_261_122
ZONE = "Europe/London"


@dataclass
class Writer:
    """Puts payloads of one diary together; ``today`` is the patient's local date."""

    today: date
    random: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 - not a secret
    after_meals: Random = field(default_factory=lambda: Random(SEED + 1))  # noqa: S311 - as above
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(ZONE))
    worse_on: set[date] = field(default_factory=set)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Return a moment of a local day."""
        return datetime.combine(day, time(hour, minute), tzinfo=self.zone)

    def written(self, at: datetime, *, late_days: int = 0) -> dict[str, object]:
        """Return when and where an entry about ``at`` was written down."""
        return {"zone": ZONE, "recorded_at": at + timedelta(days=late_days, minutes=5)}

    def minute(self) -> int:
        """Return a minute of an hour."""
        return self.random.randrange(0, 55)
