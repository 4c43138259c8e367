"""Articles kept with the diary: asked before keeping, listed, taken off with a way back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diary.actions.profile import remove_article
from diary.actions.profile import save_article as keep_article
from diary.actions.store import RecordHasChanged
from diary.domain.profile import MOST_SAVED_ARTICLES, NoMoreRoom, SavedArticle
from diary.forms.articles import ArticleForm
from diary.snapshots.articles import LiveArticle, live_articles
from diary.views.access import DiaryRequest, diary_required
from education.languages import SOURCE, language


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept article beside what readers can read now; ``live`` is None when it is gone."""

    note: SavedArticle
    live: LiveArticle | None

    @property
    def title(self) -> str:
        return self.live.title if self.live else self.note.slug.replace("-", " ").capitalize()

    @property
    def has_changed(self) -> bool:
        if self.live is None or self.live.version is None:
            return False
        return self.live.version > (self.note.version or 0)

    @property
    def differences(self) -> str:
        """The address of what changed since; empty when nothing older is numbered."""
        if self.live is None or not self.has_changed or not self.note.version:
            return ""
        return self.live.since(self.note.version)


@diary_required
@require_http_methods(["GET", "POST"])
def articles_saved(request: DiaryRequest) -> HttpResponse:
    """List the kept articles, newest first; take one off, and offer to bring it back."""
    diary, removed = request.diary, None
    if request.method == "POST":
        removed = _removed(request)
        if removed is None:
            return redirect("articles_saved")
    notes = [n for n in reversed(diary.profile.saved_articles) if n != removed]
    live = live_articles((n.slug, n.language) for n in notes)
    context = {
        "kept": [Kept(n, live.get((n.slug, n.language))) for n in _newest_first(notes)],
        "removed": removed,
        "tracked_from": _where_tracking_came_from(request),
        "section": "diary",
        "tab": "more",
    }
    return render(request, "diary/articles_saved.html", context)


@diary_required
@require_http_methods(["GET", "POST"])
def save_article(request: DiaryRequest) -> HttpResponse:
    """Show which article would be kept, and keep it when that is confirmed."""
    form = _article(request.POST if request.method == "POST" else request.GET)
    live = live_articles([form.named()]).get(form.named())
    if request.method == "POST":
        return _save(request, form, live)
    if live is None:
        raise Http404
    note = request.diary.profile.saved(*form.named())
    context = {
        "article": form.cleaned_data,
        "live": live,
        "kept": Kept(note, live) if note else None,
        "section": "diary",
        "tab": "more",
    }
    return render(request, "diary/save_article.html", context)


def _article(data: QueryDict) -> ArticleForm:
    form = ArticleForm({**data.dict(), "language": data.get("language") or SOURCE})
    if not form.is_valid():
        raise Http404
    return form


def _save(request: DiaryRequest, form: ArticleForm, live: LiveArticle | None) -> HttpResponse:
    note = form.note(now=request.diary.now, version=live.version if live else None)
    try:
        keep_article(diary=request.diary, article=note)
    except NoMoreRoom:
        most = {"most": MOST_SAVED_ARTICLES}
        messages.warning(request, _("%(most)s articles fit. Take one off first.") % most)
    except RecordHasChanged:
        messages.warning(request, _("Your settings were changed elsewhere. Please try again."))
    else:
        messages.success(request, _("The article is kept."))
    return redirect("articles_saved")


def _removed(request: DiaryRequest) -> SavedArticle | None:
    """Take the named article off and return its note, which the undo button carries; nothing is kept of it."""
    note = request.diary.profile.saved(*_article(request.POST).named())
    if note is None:
        return None
    try:
        remove_article(diary=request.diary, article=note)
    except RecordHasChanged:
        messages.warning(request, _("Your settings were changed elsewhere. Please try again."))
        return None
    return note


def _newest_first(notes: list[SavedArticle]) -> list[SavedArticle]:
    return sorted(notes, key=lambda note: note.saved_at, reverse=True)


def _where_tracking_came_from(request: DiaryRequest) -> list[Any]:
    """Return the articles that tracked symptoms came from; they were named in the language of then."""
    slugs = request.diary.profile.tracked_from_articles
    live = live_articles((slug, language()) for slug in slugs)
    return [live[slug, language()] for slug in reversed(slugs) if (slug, language()) in live]
