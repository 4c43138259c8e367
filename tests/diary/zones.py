"""Ten zones, and the moments in them at which a day is easily lost: clocks that change, midnights, leap days."""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

ZONES = (
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",  # midnight was left out, and 23:00 came twice
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",  # half an hour
    "Pacific/Apia",  # a day was left out
    "Pacific/Kiritimati",
    "Africa/Casablanca",  # four changes a year
    "America/St_Johns",  # a minute past midnight
)
FIRST, LAST = datetime(2004, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _changes(name: str) -> list[datetime]:
    """Return the instants at which the clocks of a zone change."""
    zone, found, before = ZoneInfo(name), [], FIRST

    def offset(at: datetime) -> timedelta | None:
        return at.astimezone(zone).utcoffset()

    while before < LAST:
        after = before + 5 * DAY
        if offset(before) != offset(after):
            minutes = range(5 * 24 * 60)
            first = offset(before)
            place = bisect_left(
                minutes, 1, key=lambda n, b=before, f=first: offset(b + timedelta(minutes=n)) != f
            )
            found.append(before + timedelta(minutes=place))
        before = after
    return found


CHANGES = {name: _changes(name) for name in ZONES}
LEAP_DAYS = [datetime(year, 2, 29, 12, tzinfo=UTC) for year in (2008, 2016, 2024, 2028)]


@st.composite
def places(draw: st.DrawFn) -> tuple[str, datetime]:
    """Draw a zone and an instant in it, near a change of its clocks more often than not."""
    name = draw(st.sampled_from(ZONES))
    near = [*CHANGES[name], *LEAP_DAYS]
    middle = draw(
        st.sampled_from(near) | st.integers(365, 24 * 365).map(lambda days: FIRST + days * DAY)
    )
    apart = draw(
        st.timedeltas(-3 * HOUR, 3 * HOUR)
        | st.timedeltas(-30 * HOUR, 30 * HOUR)
        | st.sampled_from([timedelta(), timedelta.resolution, -timedelta.resolution])
    )
    return name, middle + apart


def instants_of(wall: datetime, name: str) -> list[datetime]:
    """Return the instants, oldest first, at which a clock in the zone shows ``wall``: none, one or two.

    Found by trying, not by asking which ``fold`` it is.
    """
    zone, guess = ZoneInfo(name), wall.replace(tzinfo=UTC)
    offsets = {(guess + n * HOUR).astimezone(zone).utcoffset() for n in range(-48, 49, 6)}
    tried = sorted(guess - offset for offset in offsets if offset is not None)
    return [at for at in tried if at.astimezone(zone).replace(tzinfo=None, fold=0) == wall]
