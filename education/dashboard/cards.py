"""The cards of the dashboard, each with the few rows to act on first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.permissions import page_permission_policy

from education.cms.reviewing import review_url
from education.models.signing import signs_anything
from education.review_clock import desk

ROWS = 6
DAY = "j F Y"


@dataclass(frozen=True)
class Row:
    """One thing to act on. ``note`` says since when and by whom; ``reason`` is what a colleague wrote."""

    title: str
    url: str
    kind: str = ""
    note: str = ""
    reason: str = ""
    more_url: str = ""
    more: str = ""


@dataclass(frozen=True)
class Card:
    """``tone``: ``now`` waits for this person, ``soon`` for somebody, ``calm`` is news."""

    key: str
    title: str
    tone: str
    rows: tuple[Row, ...]
    empty: str
    all_url: str = ""

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def first(self) -> tuple[Row, ...]:
        return self.rows[:ROWS]

    @property
    def left(self) -> int:
        return max(0, len(self.rows) - ROWS)


def cards_for(user: Any) -> list[Card]:
    """Return the cards of this person's roles, the most urgent first; none for who edits nothing."""
    if not page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"}):
        return []
    back = declined(user)
    writes = page_permission_policy.user_has_permission(user, "add")
    cards = [back] if back.count or writes else []
    if signs_anything(user):
        cards.append(to_sign(user))
    if page_permission_policy.user_has_permission(user, "publish"):
        cards.append(to_publish(user))
    return [*cards, overdue(user), due(user)]


def declined(user: Any) -> Card:
    """What came back to this person, with the reason."""
    rows = [
        _row(user, item, _("Declined by %(who)s, %(day)s"), reason=item.why)
        for item in desk.declined(user)
    ]
    return Card(
        "declined", _("Came back to you"), "now", tuple(rows), _("Nothing of yours was declined.")
    )


def to_sign(user: Any) -> Card:
    """What this reviewer may sign."""
    rows = []
    for item in desk.waiting_for_my_signature(user):
        changes = review_url(item.object) or ""
        see = _("See what changed") if changes else ""
        rows.append(
            _row(user, item, _("Handed in by %(who)s, %(day)s"), more_url=changes, more=see)
        )
    return Card(
        "to-sign", _("For you to sign"), "now", tuple(rows), _("Nothing waits for your signature.")
    )


def to_publish(user: Any) -> Card:
    """What is signed and this publisher may publish."""
    rows = []
    for item in desk.waiting_for_me_to_publish(user):
        address = reverse("publish_signed", args=(item.revision_id,))
        rows.append(_row(user, item, _("Signed by %(who)s, %(day)s"), url=address))
    return Card(
        "to-publish",
        _("Signed, ready to publish"),
        "now",
        tuple(rows),
        _("Nothing signed waits to be published."),
    )


def overdue(user: Any) -> Card:
    today = localdate()
    rows = [_late(user, item, (today - item.since).days) for item in desk.overdue(today)]
    return Card(
        "overdue",
        _("Review overdue"),
        "soon",
        tuple(rows),
        _("No review is overdue."),
        reverse("staff_report", args=["review-due"]),
    )


def due(user: Any) -> Card:
    rows = [_row(user, item, _("Due %(day)s")) for item in desk.due(localdate())]
    return Card(
        "due",
        _("Review due soon"),
        "calm",
        tuple(rows),
        _("No review is due in the next 60 days."),
        reverse("staff_report", args=["review-due"]),
    )


def _late(user: Any, item: desk.Item, days: int) -> Row:
    late = ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    return _row(user, item, f"{_('Was due %(day)s')} · {late}")


def _row(user: Any, item: desk.Item, note: str, **more: str) -> Row:
    words = {"who": item.who or _("a colleague"), "day": date_format(item.since, DAY)}
    url = more.pop("url", "") or str(AdminURLFinder(user).get_edit_url(item.object) or "")
    return Row(item.title, url, item.kind, note % words, **more)


def waiting(cards: Iterable[Card]) -> int:
    """Return how many things wait for this very person."""
    return sum(card.count for card in cards if card.tone == "now")
