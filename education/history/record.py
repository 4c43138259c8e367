"""Adds to the record of what readers saw: a version at each publish, and each entry of "what changed"."""

from typing import Any

from django.db.models import Max
from django.utils import timezone
from wagtail.models import Revision

from education.contents import name_of
from education.history.passages import passages_of
from education.models import ArticlePage, PublishedChange, PublishedVersion, Signature
from education.models.guard import last_live_revision, signatures_of, stored_state
from education.models.published_version import entry_hash

# What an article rests on. Another name, a word explained or a guide to read next changes no claim.
EVIDENCE = {"claim", "redflag", "reference"}
LONGEST_NAME = 400


def record_publication(page: ArticlePage) -> PublishedVersion | None:
    """Keep what readers of ``page`` see from now on; nothing when this revision is live already.

    Call it in the transaction that publishes, once ``page.rendered`` is there.
    """
    if page.alias_of_id or not page.live_revision_id or not stored_state(page).live:
        return None  # stored: a page that was deleted just now still says that it is live
    newest = page.versions.order_by("-number").only("revision_id").first()
    if newest is not None and newest.revision_id == page.live_revision_id:
        return None
    version = _keep(page, _live_signature(page))
    _record_changes(page, page.changes.all(), version)
    return version


def record_what_it_shows(page: ArticlePage, before: Any, shown: Any) -> PublishedVersion | None:
    """Keep a version of ``page`` whose words changed because ``shown`` was published or taken down.

    ``before`` is the rendering that was served until now, ``page.rendered`` the new one.
    """
    if name_of(shown) not in EVIDENCE or page.alias_of_id or not page.versions.exists():
        return None
    if _words(before) == _words(page.rendered):
        return None
    signature = _live_signature(shown) if shown.live else None
    because = (name_of(shown), _name(shown)[:LONGEST_NAME])
    return _keep(page, signature, because=because)


def record_what_is_missing() -> int:
    """Keep what was live before the record began; return how many articles had none."""
    pages = ArticlePage.objects.filter(first_published_at__isnull=False, alias_of__isnull=True)
    missing = pages.filter(versions__isnull=True)
    for page in missing:
        if page.live and page.rendered and page.live_revision_id:
            record_publication(page)
        else:
            _record_changes(page, _entries_of(last_live_revision(page)), None)
    return len(missing)


def _keep(
    page: ArticlePage, signature: Signature | None, *, because: tuple[str, str] = ("", "")
) -> PublishedVersion:
    last = page.versions.aggregate(last=Max("number"))["last"] or 0
    kind, name = because
    reviewed = signature is not None and signature.kind == Signature.Kind.REVIEW
    return PublishedVersion.objects.create(
        page=page,
        number=last + 1,
        live_from=_moment(page, kind),
        revision_id=page.live_revision_id,
        signature=signature,
        title=page.title,
        deck=page.deck,
        checked_by=signature.reviewer_name if reviewed else "",
        checked_on=timezone.localdate(signature.signed_at) if reviewed else None,
        guideline_versions=signature.guideline_versions if reviewed else "",
        because_kind=kind,
        because_of=name,
        summary=page.rendered["summary"],
        body=page.rendered["body"],
    )


def _moment(page: ArticlePage, because: str) -> Any:
    published = None if because else page.last_published_at
    return published or timezone.now()


def _live_signature(obj: Any) -> Signature | None:
    """Return the signature that let the live version of ``obj`` go live."""
    signed = signatures_of(obj).filter(revision_id=obj.live_revision_id)
    return signed.filter(went_live_at__isnull=False).first() or signed.first()


def _record_changes(page: ArticlePage, entries: Any, version: PublishedVersion | None) -> None:
    known = set(page.published_changes.values_list("entry_hash", flat=True))
    for entry in entries:
        words = {name: getattr(entry, name) for name in ("date", "kind", "what", "was_wrong")}
        key = entry_hash(**words)
        if key in known:
            continue
        known.add(key)
        PublishedChange.objects.create(
            **words,
            page=page,
            version=version,
            article_title=page.title,
            article_slug=page.slug,
            language=page.locale.language_code,
            entry_hash=key,
            published_at=version.live_from if version else timezone.now(),
        )


def _entries_of(revision: Revision | None) -> list[Any]:
    return list(revision.as_object().changes.all()) if revision else []


def _name(shown: Any) -> str:
    for field in ("statement", "sign", "title"):
        if getattr(shown, field, ""):
            return str(getattr(shown, field))
    return str(shown)


def _words(rendered: Any) -> Any:
    if not isinstance(rendered, dict):
        return None
    return [passages_of(rendered.get(part, "")) for part in ("summary", "body")]
