"""The past of one guide: every version readers could read, one of them, and what differs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from education.addresses import absolute
from education.history.versions import (
    differences_between,
    listed_versions,
    next_version,
    version_or_none,
)
from education.kept_articles import KeptArticle, kept_article
from education.models import PublishedVersion
from education.published import reader_page
from education.restrictions import is_private

LONGEST_NUMBER = 5  # digits


@require_safe
@reader_page
def article_history(request: HttpRequest, slug: str) -> HttpResponse:
    """List every version of a guide that was live, the newest first."""
    kept = _guide(slug)
    versions = listed_versions(kept.pk)
    title = versions[0].version.title if versions else slug
    context = {**_frame(slug, title), "versions": versions}
    return render(request, "education/pages/history.html", context)


@require_safe
@reader_page
def article_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one version as it was, marked as what it is."""
    version = _version(_guide(slug), number)
    context = {**_frame(slug, version.title), "version": version, "later": next_version(version)}
    return render(request, "education/pages/history_version.html", context)


@require_safe
@reader_page
def article_differences(request: HttpRequest, slug: str, older: int, newer: int) -> HttpResponse:
    """Show what was added and taken out between two versions."""
    guide = _guide(slug)
    if older >= newer:
        raise Http404
    before, after = _version(guide, older), _version(guide, newer)
    runs = differences_between(before, after)
    context = {**_frame(slug, after.title), "older": before, "newer": after, "runs": runs}
    return render(request, "education/pages/history_differences.html", context)


@require_safe
def compare_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead from two chosen numbers to what differs, in whatever order they were chosen."""
    numbers = sorted({_number(request.GET.get(name, "")) for name in ("a", "b")})
    if numbers[0] < 1 or len(numbers) == 1:
        return redirect("article_history", slug)
    return redirect("article_differences", slug, *numbers)


def _guide(slug: str) -> KeptArticle:
    kept = kept_article(slug)
    if kept is None or is_private(kept.path):
        raise Http404
    return kept


def _version(guide: KeptArticle, number: int) -> PublishedVersion:
    version = version_or_none(guide.pk, number)
    if version is None:
        raise Http404
    return version


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0


def _frame(slug: str, title: str) -> dict[str, Any]:
    address = reverse("article", args=(slug,))
    crumbs = [(_("Home"), reverse("home")), (_("Guides"), reverse("articles")), (title, address)]
    return {
        "slug": slug,
        "title": title,
        "crumbs": crumbs,
        "canonical": absolute(address),
        "section": "guides",
    }
