"""What a device wrote while it was away comes in here; docs/sync.md describes both answers for its script."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from diary.actions.store import RecordIsGone
from diary.actions.sync import CONFLICT, INVALID, SAME, STORED, Outcome, sync_entries
from diary.domain.sync import SentEntry
from diary.forms.sync import MOST_ENTRIES, NothingTaken, Refused, read_batch, sentences
from diary.models.patient import DiaryIsClosed, NotAgreed, OpenDiary
from diary.snapshots.vocabulary import vocabulary
from diary.vault import NoKeyOpensThis
from diary.views.access import DiaryDoesNotOpen, DiaryRequest, diary_of
from diary.views.past import medicines_on
from diary.views.saved import emergencies_of_each

OWNER = "X-Diary-Owner"
JSON = "application/json"
LARGEST_BODY = 2_500_000
"""Bytes; below ``DATA_UPLOAD_MAX_MEMORY_SIZE``, so that a device that keeps to it is never cut off."""

Refusal = tuple[HTTPStatus, Promise]
REFUSALS: dict[str, Refusal] = {
    "signed_out": (HTTPStatus.UNAUTHORIZED, _("You are signed out. Nothing was saved.")),
    "csrf": (HTTPStatus.FORBIDDEN, _("This page is too old to save from. Open it again.")),
    "not_a_patient": (HTTPStatus.FORBIDDEN, _("This account has no diary.")),
    "no_diary": (HTTPStatus.CONFLICT, _("This account has no diary yet.")),
    "other_account": (
        HTTPStatus.CONFLICT,
        _("This was written in another account. Sign in there to save it."),
    ),
    "closed": (
        HTTPStatus.CONFLICT,
        _("This diary is closed, since you asked us to erase it. Nothing was saved."),
    ),
    "not_agreed": (
        HTTPStatus.CONFLICT,
        _("You have not agreed that a diary is kept, or took it back. Nothing was saved."),
    ),
    "gone": (HTTPStatus.GONE, _("This diary was erased. Nothing was saved.")),
    "unreadable": (HTTPStatus.BAD_REQUEST, _("What was sent could not be read.")),
    "not_json": (HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _("Send it as application/json.")),
    "too_large": (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        _("This is too much at once. Send fewer entries, or a shorter one."),
    ),
    "too_many": (
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        _("These are too many entries at once. Send at most 200."),
    ),
    "cannot_open": (
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("Your diary cannot be opened just now. Try again later."),
    ),
}
View = Callable[..., HttpResponse]


def refused(why: str) -> JsonResponse:
    """Return a refusal of everything that was sent: a word for the script, a sentence for people."""
    status, sentence = REFUSALS[why]
    return JsonResponse({"error": why, "message": str(sentence)}, status=status)


def refuse_csrf(request: HttpRequest) -> JsonResponse:
    """Answer a token that does not fit; who is signed out has none that could."""
    return refused("csrf" if request.user.is_authenticated else "signed_out")


def refuses_in_json(view: View) -> View:
    """Open the diary as ``diary_required`` does, and refuse in JSON, never with a page or a redirect."""

    @wraps(view)
    def guarded(request: DiaryRequest) -> HttpResponse:
        try:
            _open(request)
            return view(request)
        except NothingTaken as refusal:
            return refused(refusal.why)
        except RecordIsGone:
            return refused("gone")
        except DiaryIsClosed as closed:
            return refused("not_agreed" if isinstance(closed, NotAgreed) else "closed")
        except (DiaryDoesNotOpen, NoKeyOpensThis):
            return refused("cannot_open")

    return guarded


def _open(request: DiaryRequest) -> None:
    if not request.user.is_authenticated:
        raise NothingTaken("signed_out")
    if not request.user.is_patient:
        raise NothingTaken("not_a_patient")
    diary = diary_of(request)
    if diary is None:
        raise NothingTaken("no_diary")
    request.diary = diary


@require_http_methods(["GET", "HEAD", "POST"])
@refuses_in_json
def sync(request: DiaryRequest) -> HttpResponse:
    """Tell a device what it needs to write while it is away, or take in what it wrote."""
    if request.method != "POST":
        return JsonResponse(_needed_while_away(request))
    if not constant_time_compare(request.headers.get(OWNER, ""), request.diary.owner_mark):
        raise NothingTaken("other_account")
    sent = read_batch(_body(request), request.diary.now)
    fit = [entry for entry in sent if isinstance(entry, SentEntry)]
    outcomes = sync_entries(diary=request.diary, sent=fit)
    return JsonResponse(_answer(request.diary, sent, outcomes))


def _body(request: HttpRequest) -> bytes:
    if request.content_type != JSON:
        raise NothingTaken("not_json")
    try:
        body = request.body
    except RequestDataTooBig:
        raise NothingTaken("too_large") from None
    except UnreadablePostError:
        raise NothingTaken("unreadable") from None
    if len(body) > LARGEST_BODY:
        raise NothingTaken("too_large")
    return body


def _needed_while_away(request: DiaryRequest) -> dict[str, Any]:
    profile, words = request.diary.profile, vocabulary()
    return {
        "owner": request.diary.owner_mark,
        "csrf_token": get_token(request),
        "zone": profile.zone,
        "unit": profile.units,
        "tracked": [
            {"code": code, "label": words.label(code)}
            for code in words.known(profile.tracked, "symptom")
        ],
        "medicines": [
            {"id": id, "name": name}
            for id, name in medicines_on(request.diary, request.diary.today)
        ],
        "discreet": bool(profile.discreet),
        "symptoms": [{"code": tag.code, "label": tag.label} for tag in words.of_kind("symptom")],
        "most_entries": MOST_ENTRIES,
        "most_bytes": LARGEST_BODY,
    }


def _answer(
    diary: OpenDiary, sent: list[SentEntry | Refused], outcomes: list[Outcome]
) -> dict[str, Any]:
    results, waiting = [], iter(outcomes)
    for entry in sent:
        if isinstance(entry, Refused):
            id = str(entry.id) if entry.id else None
            results.append({"id": id, "status": INVALID, "errors": sentences(entry.faults)})
        else:
            results.append(_result(entry, next(waiting)))
    emergencies = _emergencies(diary, outcomes)
    for result in results:
        if result.get("row") in emergencies:
            result["card"] = f"{reverse('emergency_card')}?entry={result['row']}"
    answer: dict[str, Any] = {"results": results}
    if emergencies:
        entries = "&".join(f"entry={id}" for id in emergencies)
        answer["card"] = f"{reverse('emergency_card')}?{entries}"
    return answer


def _result(entry: SentEntry, outcome: Outcome) -> dict[str, Any]:
    result: dict[str, Any] = {"id": str(entry.id), "status": outcome.status}
    if outcome.status == INVALID:
        return result | {"errors": sentences(outcome.faults)}
    row = outcome.row
    result |= {
        "row": str(row.id) if row else None,
        "version": row.version if row else 0,
        "deleted": bool(row and row.deleted_at),
    }
    if outcome.status == CONFLICT:
        said = outcome.said.model_dump(mode="json", exclude_none=True) if outcome.said else None
        result |= {"kind": row.kind if row else entry.kind, "payload": said}
        result["differs"] = list(outcome.differs)
    return result


def _emergencies(diary: OpenDiary, outcomes: list[Outcome]) -> list[str]:
    """Return the ids of the entries that call for the emergency card.

    Also of those that were there already: the answer that said so may never have arrived.
    """
    saved = {
        o.row.id: o.said
        for o in outcomes
        if o.status in {STORED, SAME} and o.row and o.said and not o.row.deleted_at
    }
    each = emergencies_of_each(diary, list(saved.items()))
    return [str(id) for id, codes in zip(saved, each, strict=True) if codes]
