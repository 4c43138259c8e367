"""What feed readers and search engines ask for."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.addresses import absolute
from education.languages.offered import offered
from education.published import reader_page

NEWEST = 20
LISTS = ("/", "/articles/", "/articles/a-z/", "/claims/", "/glossary/", "/emergency/")
LISTS_OF_CHANGES = ("/corrections/", "/conflicts-of-interest/")
MOST_ADDRESSES = 50_000  # of one sitemap: https://www.sitemaps.org/protocol.html
DAY = "DATE_FORMAT"
Row = dict[str, Any]


@require_safe
@reader_page
def article_feed(request: HttpRequest) -> HttpResponse:
    """Give the newest guides as an Atom feed, with what changed in them and what was wrong."""
    feed = Atom1Feed(
        title=_("Guides"),
        link=absolute("/articles/"),
        description=_("New and changed guides, and corrections."),
        feed_url=absolute("/articles/feed/"),
        language=get_language(),
        author_name=listings.clinic().get("name") or _("Patient guides"),
    )
    changes = defaultdict(list)
    for change in listings.changes():
        changes[change["slug"]].append(change)
    for guide in listings.newest(NEWEST):
        _add(feed, guide, changes[guide["slug"]])
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


def _add(feed: Atom1Feed, guide: Row, changes: list[Row]) -> None:
    link = absolute(f"/articles/{guide['slug']}/")
    corrected = any(change["kind"] == "correction" for change in changes)
    feed.add_item(
        guide["title"],
        link,
        " ".join([guide["deck"], *(_say(change) for change in changes)]).strip(),
        unique_id=link,
        pubdate=guide["first_published_at"],
        updateddate=guide["last_published_at"],
        categories=[_("Correction")] if corrected else [],
    )


def _say(change: Row) -> str:
    kind = _("Correction") if change["kind"] == "correction" else _("Update")
    what = f"{change['was_wrong']} {change['what']}".strip()
    return f"{kind}, {formats.date_format(change['date'], DAY)}: {what}"


@require_safe
@reader_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every public page for search engines, in each language that has a front page."""
    listed: list[tuple[str, Any]] = []
    for code in offered():
        with override(code):
            listed += [(absolute(path), changed) for path, changed in _pages().items()]
    context = {"rows": listed[:MOST_ADDRESSES]}
    return render(request, "education/pages/sitemap.xml", context, content_type="application/xml")


def _pages() -> dict[str, Any]:
    """Return address → when it was last published, where we know; of one language."""
    guides = listings.articles()
    newest = max((guide["last_published_at"] for guide in guides), default=None)
    rows = dict.fromkeys(LISTS, newest) | dict.fromkeys(LISTS_OF_CHANGES)
    rows |= {f"/articles/{guide['slug']}/": guide["last_published_at"] for guide in guides}
    for topic in listings.topics(guides):
        key = topic["translation_key"]
        of_topic = [g["last_published_at"] for g in guides if g["topic__translation_key"] == key]
        moments = [moment for moment in (topic["last_published_at"], *of_topic) if moment]
        rows[f"/topics/{topic['slug']}/"] = max(moments, default=None)
    rows |= {f"/claims/{row['slug']}/": row["last_published_at"] for row in listings.claims()}
    return rows | _standing()


def _standing() -> dict[str, Any]:
    """Return address and last publication of the pages about the site, as far as they have an address."""
    root = listings.home_page()
    above = root.url_path if root else "/"
    pages = listings.standing_pages().values_list("url_path", "last_published_at")
    return {
        f"/{path.removeprefix(above)}": moment for path, moment in pages if path.startswith(above)
    }


@require_safe
@reader_page
def robots(request: HttpRequest) -> HttpResponse:
    """Ask search engines to leave the search and the API alone."""
    closed = ("/search/", "/api/v2/")
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in closed))
    lines = (*lines, f"Sitemap: {absolute('/sitemap.xml')}", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
