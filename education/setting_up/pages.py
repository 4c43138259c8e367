"""The pages every clinic has, with plain text of our own to start from."""

from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from education.models import EducationIndexPage, HomePage, StandardPage
from education.setting_up.standing_text import STANDING_PAGES, StandingText
from education.workflow import publish_starter

HEADING = _("What is known about your gut, and how sure anyone can be.")
INTRO = _(
    "Every claim is graded in the open, with its papers. Then we help you notice what happens to "
    "you, and bring it to someone who can help."
)
INDEX_INTRO = _("Plain guides. Each says who wrote it, who checked it, and how sure we are.")


def set_up_pages(*, base_url: str) -> HomePage:
    """Make the pages that are missing; what staff have changed stays as it is."""
    home = HomePage.objects.first() or _new_home()
    _set_site(home, base_url)
    if not EducationIndexPage.objects.child_of(home).exists():
        _add(home, EducationIndexPage(title=str(_("Guides")), slug="articles", intro=INDEX_INTRO))
    for text in STANDING_PAGES:
        if not Page.objects.child_of(home).filter(slug=text.slug).exists():
            _add(home, _standing_page(text))
    return home


def _new_home() -> HomePage:
    root = Page.get_first_root_node()
    home = HomePage(title=str(_("Home")), slug="clinic-home", heading=HEADING, intro=INTRO)
    return _add(root, home)


def _add(parent: Any, page: Any) -> Any:
    page.live = False
    parent.add_child(instance=page)
    return publish_starter(page)


def _set_site(home: HomePage, base_url: str) -> None:
    address = urlsplit(base_url)
    port = address.port or (443 if address.scheme == "https" else 80)
    site, new = Site.objects.get_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": address.hostname}
    )
    welcome = site.root_page
    if new or welcome.specific_class is Page:
        site.root_page, site.hostname, site.port = home, address.hostname or "localhost", port
        site.save()
    if welcome.pk != home.pk and welcome.specific_class is Page and welcome.is_leaf():
        Page.objects.get(pk=welcome.pk).delete()  # Wagtail's own welcome page


def _standing_page(text: StandingText) -> StandardPage:
    body = "".join(
        f"<h2>{part.heading}</h2>" + "".join(f"<p>{line}</p>" for line in part.paragraphs)
        for part in text.parts
    )
    return StandardPage(
        title=str(text.title),
        slug=text.slug,
        deck=str(text.deck),
        purpose=text.purpose,
        body=[("text", RichText(body))],
    )
