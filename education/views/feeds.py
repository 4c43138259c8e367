"""What feed readers and search engines ask for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education import listings
from education.addresses import absolute
from education.published import reader_page

NEWEST = 20
LISTS = ("/", "/articles/", "/claims/", "/glossary/", "/corrections/", "/conflicts-of-interest/")


@require_safe
@reader_page
def article_feed(request: HttpRequest) -> HttpResponse:
    """Give the newest guides as an Atom feed."""
    address = absolute("/articles/")
    feed = Atom1Feed(
        title=_("Guides"), link=address, description="", feed_url=absolute("/articles/feed/")
    )
    for guide in listings.newest(NEWEST):
        link = absolute(f"/articles/{guide['slug']}/")
        when = guide["last_published_at"]
        feed.add_item(
            guide["title"], link, guide["deck"], unique_id=link, pubdate=when, updateddate=when
        )
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


@require_safe
@reader_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every public page for search engines."""
    guides = listings.articles()
    paths = [(path, None) for path in LISTS]
    paths += [(f"/articles/{guide['slug']}/", guide["last_published_at"]) for guide in guides]
    paths += [(f"/topics/{topic['slug']}/", None) for topic in listings.topics(guides)]
    paths += [(f"/claims/{claim['slug']}/", None) for claim in listings.claims()]
    rows = [(absolute(path), changed) for path, changed in paths]
    context = {"rows": rows}
    return render(request, "education/pages/sitemap.xml", context, content_type="application/xml")


@require_safe
@reader_page
def robots(request: HttpRequest) -> HttpResponse:
    """Ask search engines to leave the search alone."""
    lines = ("User-agent: *", "Disallow: /search/", f"Sitemap: {absolute('/sitemap.xml')}", "")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
