"""Who wrote, who may sign, and whether what goes live is exactly what was signed."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex, Revision

from education.models.refusals import NotReady, NotSigned
from education.models.signature import Signature
from education.models.translations import (
    is_translation,
    translators_of,
    what_a_translation_lacks,
    words_of_original,
)
from education.models.words import digest, same_words

if TYPE_CHECKING:
    from education.models.four_eyes import FourEyes


class Stored(NamedTuple):
    """What the database holds of an object before it is saved."""

    live: bool
    live_revision_id: int | None


def stored_state(obj: "FourEyes") -> Stored:
    fields = ("live", "live_revision_id")
    row = type(obj).objects.filter(pk=obj.pk).values(*fields).first() if obj.pk else None
    return Stored(**row) if row else Stored(live=False, live_revision_id=None)


def signatures_of(obj: "FourEyes") -> Any:
    """Return every signature under any revision of ``obj``, the newest first."""
    kind = ContentType.objects.get_for_model(type(obj), for_concrete_model=False)
    return Signature.objects.filter(content_type=kind, object_id=str(obj.pk)).order_by("-id")


def last_live_revision(obj: "FourEyes") -> Revision | None:
    """Return the revision readers saw last, also after it was taken down."""
    current = stored_state(obj).live_revision_id
    if current is None:
        went_live = signatures_of(obj).filter(went_live_at__isnull=False, revision__isnull=False)
        current = went_live.order_by("-went_live_at").values_list("revision_id", flat=True).first()
    return Revision.objects.filter(pk=current).first() if current is not None else None


def authors_of(obj: "FourEyes", revision: Revision) -> set[int | None]:
    """Return the ids of all who changed a word since readers saw it last, up to ``revision``.

    Saving without changing a word (a comment, a look) makes nobody an author.
    """
    since = last_live_revision(obj)
    saved = Revision.objects.for_instance(obj).filter(pk__lt=revision.pk)
    if since is not None:
        saved = saved.filter(pk__gt=since.pk)
    before = digest(since.content) if since else None
    authors = translators_of(obj, since)
    for earlier in [*saved.order_by("pk"), revision]:
        now = digest(earlier.content)
        if now != before:
            authors.add(earlier.user_id)
        before = now
    return authors


def valid_signature(obj: "FourEyes", revision: Revision) -> Signature | None:
    """Return a signature under exactly these words by somebody who wrote none of them."""
    found = signatures_of(obj).filter(revision=revision, content_hash=digest(revision.content))
    authors = authors_of(obj, revision)
    for signature in found:
        if signature.kind == Signature.Kind.STARTER:
            if obj.starter_text_may_go_live:
                return signature
        elif signature.reviewer_id is None or signature.reviewer_id not in authors:
            return signature
    return None


def require_signature(obj: "FourEyes") -> Signature:
    """Return the signature that lets ``obj`` be live, or raise ``NotSigned`` with what to do."""
    if getattr(obj, "alias_of_id", None):
        return _require_signature_of_source(obj)
    revision = obj.live_revision
    signature = valid_signature(obj, revision) if revision else None
    if signature is None:
        raise NotSigned.for_object(obj)
    follows = obj.same_in_all_languages if is_translation(obj) else ()
    if not same_words(revision.content, obj.serializable_data(), but=follows):
        raise NotSigned(
            format_lazy(
                _("“{name}” was not published: its words are not the ones that were signed."),
                name=str(obj),
            )
        )
    return signature


def mirrors_another_language(obj: Any) -> bool:
    """Say whether ``obj`` is a page that shows the words of a page in another language."""
    source = getattr(obj, "alias_of", None)
    return source is not None and source.locale_id != obj.locale_id


def signature_in_force(obj: "FourEyes") -> Signature | None:
    """Return the signature that the live words of ``obj`` stand on."""
    return valid_signature(obj, obj.live_revision) if obj.live_revision else None


def is_out_of_date(obj: "FourEyes") -> bool:
    """Say whether the original has other words now than when this live translation was checked."""
    signature = signature_in_force(obj)
    held_against = signature.source_hash if signature else ""
    return bool(held_against) and held_against != words_of_original(obj)


def _require_signature_of_source(alias: Any) -> Signature:
    source = Page.objects.get(pk=alias.alias_of_id).specific
    if not source.live:
        raise NotSigned(_("A page cannot be live while the page it mirrors is not."))
    signature = require_signature(source)
    signed = source.live_revision.content
    if not same_words(signed, alias.serializable_data(), but=("slug",)):
        raise NotSigned(_("A mirrored page has to say what the page it mirrors says."))
    return signature


def require_ready(obj: "FourEyes", signature: Signature | None = None) -> None:
    """Raise ``NotReady`` with everything that has to be fixed before patients may read ``obj``."""
    goes_live = signature is not None and signature.pk is not None
    drafts = _drafts_used_by(obj, goes_live=goes_live)
    lacks = what_a_translation_lacks(obj)
    problems = [*obj.what_is_missing(), *_changed_codes(obj), *lacks, *drafts]
    if signature is not None:
        problems += obj.what_a_signature_lacks(signature)
    if problems:
        raise NotReady(problems, about=obj)


def _changed_codes(obj: "FourEyes") -> list[object]:
    before = last_live_revision(obj) if obj.pk and obj.lasting_fields else None
    if before is None:
        return []
    now = obj.serializable_data()
    return [
        format_lazy(
            _("The {field} “{old}” has been published and never changes: put it back."),
            field=obj.name_of_field(field),
            old=before.content.get(field),
        )
        for field in obj.lasting_fields
        if before.content.get(field) != now.get(field)
    ]


def comes_along(target: Any) -> bool:
    """Say whether ``target`` is a draft that is read, signed and published with the page that shows it."""
    draft = hasattr(target, "what_is_missing") and not target.live and target.comes_with_its_page
    return draft and last_live_revision(target) is None and not target.what_is_missing()


def brought_along(obj: "FourEyes") -> list[Any]:
    """Return the drafts that ``obj`` shows and that go live with it."""
    return [target for target in used_by(obj) if comes_along(target)]


def _drafts_used_by(obj: "FourEyes", *, goes_live: bool) -> list[object]:
    return [
        format_lazy(
            _("It shows the {kind} “{name}”, which is not live yet: publish that first."),
            kind=target.name_of_kind,
            name=str(target),
        )
        for target in used_by(obj)
        if hasattr(target, "what_is_missing")
        and not target.live
        and not (comes_along(target) and (not goes_live or _is_signed(target)))
    ]


def _is_signed(target: Any) -> bool:
    return valid_signature(target, target.get_latest_revision()) is not None


def used_by(obj: "FourEyes") -> list[Any]:
    """Return the snippets that the words of ``obj`` show, each once."""
    found = ReferenceIndex._extract_references_from_object(obj)  # noqa: SLF001 - no public door
    wanted: dict[int, set[str]] = defaultdict(set)
    for type_id, key, *_rest in found:
        wanted[type_id].add(key)
    targets = []
    for type_id in sorted(wanted):
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is not None and not issubclass(model, Page):
            rows = model.objects.filter(pk__in=wanted[type_id])
            targets += sorted(rows, key=lambda row: str(row.pk))
    return targets
