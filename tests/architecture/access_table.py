"""Who may do what: one line for each address of ours, read by ``test_access_matrix.py``.

A new address fails the test until it has a line here. Take the rule that fits; an address with an
id of a patient's needs ``whose(...)`` with the name of one of B's ids in ``test_access_matrix.people``.
"""

from dataclasses import dataclass, field
from uuid import UUID

ANONYMOUS, PATIENT_A, PATIENT_B = "anonymous", "patient A", "patient B"
STAFF = ("writer", "reviewer", "publisher", "administrator", "superuser")
PATIENTS = (PATIENT_A, PATIENT_B)
ACTORS = (ANONYMOUS, *PATIENTS, *STAFF)
VERBS = ("GET", "POST", "PUT", "DELETE")

TO_SIGN_IN, SAYS_NO, MISSING = "to sign-in", "says no", "missing"
TOLD_TO_SIGN_IN = "told to sign in"  # a script, which a redirect would lead nowhere
LET_IN, SAME_FOR_ALL, REAUTHENTICATE = "let in", "same for all", "shows again that it is them"


@dataclass(frozen=True)
class Rule:
    """What may happen to each actor, with any verb; ``ids`` fills the address in with B's own."""

    outcome: dict[str, tuple[str, ...]]
    ids: dict[str, object] = field(default_factory=dict)


def rule(anonymous: str, patients: str | tuple[str, ...], staff: str | tuple[str, ...]) -> Rule:
    by_kind = {ANONYMOUS: anonymous} | dict.fromkeys(PATIENTS, patients)
    by_kind |= dict.fromkeys(STAFF, staff)
    return Rule({who: (what,) if isinstance(what, str) else what for who, what in by_kind.items()})


def whose(**ids: object) -> Rule:
    """B's own thing: A is told what anybody is told who asks for something that is not there."""
    outcome = rule(TO_SIGN_IN, LET_IN, SAYS_NO).outcome | {PATIENT_A: (MISSING,)}
    return Rule(outcome, ids)


def with_ids(base: Rule, **ids: object) -> Rule:
    return Rule(base.outcome, ids)


EVERYBODY = rule(SAME_FOR_ALL, SAME_FOR_ALL, SAME_FOR_ALL)
CLOSED = rule(MISSING, MISSING, MISSING)
PATIENTS_ONLY = rule(TO_SIGN_IN, LET_IN, SAYS_NO)
PATIENTS_AGAIN = rule(TO_SIGN_IN, REAUTHENTICATE, SAYS_NO)
SIGNED_IN = rule(TO_SIGN_IN, LET_IN, LET_IN)
SIGNED_IN_AGAIN = rule(TO_SIGN_IN, REAUTHENTICATE, REAUTHENTICATE)
SHOWING_IT = rule(TO_SIGN_IN, (LET_IN, REAUTHENTICATE), (LET_IN, REAUTHENTICATE))
SECOND_STEP_AGAIN = rule(TO_SIGN_IN, MISSING, REAUTHENTICATE)  # these patients have none
WAY_IN = rule(LET_IN, LET_IN, LET_IN)  # the page itself sends away whoever is in already
PATIENTS_DEVICE = rule(TOLD_TO_SIGN_IN, LET_IN, SAYS_NO)
STAFF_ONLY = rule(TO_SIGN_IN, SAYS_NO, LET_IN)

API_LISTS = ("pages", "claims", "glossary", "topics")
PACKS = tuple(f"pack{form}" for form in ("/", ".txt", ".pdf", ".fhir.json"))
VISIT_PAGES = (
    "", "when/", "goals/", "story/", "questions/", "contents/", "checklist/", "agreed/", "delete/", "undo/", *PACKS,
)  # fmt: skip
EXPERIMENT_PAGES = (
    "", "what/", "safety/", "symptom/", "days/", "belief/", "review/", "differently/", "stop/", "open/", "schedule/",
    "report/", "delete/", "undo/",
)  # fmt: skip
TABLE: dict[str, Rule] = {
    # Everybody, and the same for everybody
    "health/live": EVERYBODY,
    "health/ready": EVERYBODY,
    "signed-out/": EVERYBODY,
    "erased/": EVERYBODY,
    "away/": EVERYBODY,
    "blank-diary/": EVERYBODY,
    "blank-diary/large/": EVERYBODY,
    "viewer/": EVERYBODY,
    "viewer/other/": EVERYBODY,
    "s/<str:token>/": with_ids(EVERYBODY, token="no-such-token"),  # noqa: S106
    "s/<str:token>/<str:ticket>/": with_ids(EVERYBODY, token="none", ticket="none"),  # noqa: S106
    "schemas/diary/<slug:name>.json": with_ids(EVERYBODY, name="document"),
    "fhir/CodeSystem/<slug:name>": with_ids(EVERYBODY, name="stool-form"),
    "": EVERYBODY,
    "articles/": EVERYBODY,
    "articles/feed/": EVERYBODY,
    "articles/a-z/": EVERYBODY,
    "articles/<slug:slug>/": with_ids(EVERYBODY, slug="sample"),
    "articles/<slug:slug>/leaflet.pdf": with_ids(EVERYBODY, slug="sample"),
    "articles/<slug:slug>/leaflet-large.pdf": with_ids(EVERYBODY, slug="sample"),
    "articles/<slug:slug>/feedback/": with_ids(EVERYBODY, slug="sample"),
    "articles/<slug:slug>/feedback/thanks/": with_ids(EVERYBODY, slug="sample"),
    "articles/<slug:slug>/history/": with_ids(EVERYBODY, slug="sample"),
    "articles/<slug:slug>/history/compare/": with_ids(EVERYBODY, slug="sample"),
    "articles/<slug:slug>/history/<int:number>/": with_ids(EVERYBODY, slug="sample", number=1),
    "articles/<slug:slug>/history/<int:older>/to/<int:newer>/": with_ids(
        EVERYBODY, slug="sample", older=1, newer=2
    ),
    "topics/<slug:slug>/": with_ids(EVERYBODY, slug="sample"),
    "claims/": EVERYBODY,
    "claims/verdict/<slug:verdict>/": with_ids(EVERYBODY, verdict="unproven"),
    "claims/certainty/<slug:certainty>/": with_ids(EVERYBODY, certainty="low"),
    "claims/verdict/<slug:verdict>/certainty/<slug:certainty>/": with_ids(
        EVERYBODY, verdict="unproven", certainty="low"
    ),
    "claims/<slug:slug>/": with_ids(EVERYBODY, slug="sample"),
    "glossary/": EVERYBODY,
    "search/": EVERYBODY,
    "api/": EVERYBODY,
    **{f"api/v2/{name}/": EVERYBODY for name in API_LISTS},
    **{f"api/v2/{name}/<int:pk>/": with_ids(EVERYBODY, pk=1) for name in API_LISTS},
    **{f"api/v2/{name}/<slug:slug>/": with_ids(EVERYBODY, slug="sample") for name in API_LISTS},
    "corrections/": EVERYBODY,
    "conflicts-of-interest/": EVERYBODY,
    "sitemap.xml": EVERYBODY,
    "robots.txt": EVERYBODY,
    "emergency/": EVERYBODY,
    "offline/": EVERYBODY,
    "sw.js": EVERYBODY,
    "manifest.webmanifest": EVERYBODY,
    "checklist/": EVERYBODY,
    "checklist/questions/": EVERYBODY,
    "checklist/result/": EVERYBODY,
    r"^(?P<path>(?:[\w-]+/)+)$": with_ids(EVERYBODY, path="no-such-page/"),
    r"^((?:[\w\-]+/)*)$": with_ids(EVERYBODY, path="no-such-page/"),
    r"documents/^(\d+)/(.*)$": with_ids(EVERYBODY, path="documents/1/sample.pdf"),
    # Nobody
    "_util/<path:rest>": with_ids(CLOSED, rest="login/"),
    "_util/login/": CLOSED,
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": with_ids(
        CLOSED, page_view_restriction_id=1, page_id=1
    ),
    "documents/authenticate_with_password/<path:rest>": with_ids(CLOSED, rest="1/"),
    "documents/authenticate_with_password/<int:restriction_id>/": with_ids(
        CLOSED, restriction_id=1
    ),
    # On the way in
    "accounts/login/": WAY_IN,
    "accounts/login/code/": WAY_IN,
    "accounts/login/code/confirm/": WAY_IN,
    "accounts/signup/": WAY_IN,
    "accounts/signup/passkey/": WAY_IN,
    "accounts/confirm-email/": WAY_IN,
    "accounts/inactive/": WAY_IN,
    "accounts/logout/": WAY_IN,
    "accounts/password/reset/": WAY_IN,
    "accounts/password/reset/confirm/": WAY_IN,
    "accounts/password/reset/complete/": WAY_IN,
    "accounts/password/reset/done/": WAY_IN,
    "accounts/2fa/authenticate/": WAY_IN,
    "accounts/2fa/webauthn/login/": WAY_IN,
    "accounts/2fa/webauthn/signup/": WAY_IN,
    "accounts/invitation/": WAY_IN,
    "accounts/invitation/<str:token>/": with_ids(WAY_IN, token="no-such-token"),  # noqa: S106
    # One's own account
    "accounts/": SIGNED_IN,
    "accounts/welcome/": SIGNED_IN,
    "accounts/second-factor/": STAFF_ONLY,
    "accounts/email/": SIGNED_IN,
    "accounts/sessions/": SIGNED_IN,
    "accounts/password/change/": SIGNED_IN,
    "accounts/password/set/": SIGNED_IN,
    "accounts/reauthenticate/": SHOWING_IT,
    "accounts/reauthenticate/code/": SHOWING_IT,
    "accounts/2fa/": SIGNED_IN,
    "accounts/2fa/reauthenticate/": SHOWING_IT,
    "accounts/2fa/webauthn/": SIGNED_IN,
    "accounts/2fa/webauthn/reauthenticate/": SHOWING_IT,
    "accounts/2fa/totp/activate/": SIGNED_IN_AGAIN,
    "accounts/2fa/totp/deactivate/": SECOND_STEP_AGAIN,
    "accounts/2fa/recovery-codes/": SECOND_STEP_AGAIN,
    "accounts/2fa/recovery-codes/generate/": SIGNED_IN_AGAIN,
    "accounts/2fa/recovery-codes/download/": SECOND_STEP_AGAIN,
    "accounts/2fa/webauthn/add/": SIGNED_IN_AGAIN,
    "accounts/2fa/webauthn/keys/<int:pk>/remove/": with_ids(SIGNED_IN_AGAIN, pk="B passkey"),
    "accounts/2fa/webauthn/keys/<int:pk>/edit/": with_ids(SIGNED_IN_AGAIN, pk="B passkey"),
    # The diary
    "diary/": PATIENTS_ONLY,
    "diary/begin/": PATIENTS_ONLY,
    "diary/<day:day>/": with_ids(PATIENTS_ONLY, day="2026-11-12"),
    "diary/add/<slug:kind>/": with_ids(PATIENTS_ONLY, kind="note"),
    "diary/sync": PATIENTS_DEVICE,
    "diary/card/": PATIENTS_ONLY,
    "diary/meals/<uuid:id>/again/": whose(id="B meal"),
    "diary/medicines/": PATIENTS_ONLY,
    "diary/medicines/<uuid:id>/dose/": whose(id="B medicine"),
    "diary/medicines/<uuid:id>/class/": whose(id="B medicine"),
    "diary/timeline/": PATIENTS_ONLY,
    "diary/search/": PATIENTS_ONLY,
    # A form without an article of ours is told that there is none.
    "diary/articles/": rule(TO_SIGN_IN, (LET_IN, MISSING), SAYS_NO),
    "diary/blank-week/": PATIENTS_ONLY,
    "diary/blank-week/large/": PATIENTS_ONLY,
    "diary/articles/save/": rule(TO_SIGN_IN, MISSING, SAYS_NO),  # no article is named
    "diary/calendar/": PATIENTS_ONLY,
    "diary/calendar/<month:month>/": with_ids(PATIENTS_ONLY, month="2026-11"),
    "diary/trends/": PATIENTS_ONLY,
    "diary/patterns/": PATIENTS_ONLY,
    **{f"diary/patterns/{way}/": PATIENTS_ONLY for way in ("choose", "run", "progress")},
    "diary/track/": PATIENTS_ONLY,
    "diary/settings/": PATIENTS_ONLY,
    "diary/settings/tracked/": PATIENTS_ONLY,
    "diary/more/": PATIENTS_ONLY,
    "diary/leave/": WAY_IN,
    "diary/export/": PATIENTS_ONLY,
    "diary/export/download/": PATIENTS_AGAIN,
    "diary/reminders/": PATIENTS_ONLY,
    "diary/reminders/calendar/": PATIENTS_ONLY,
    # Opened by mail and calendar programs, which have an address and nothing else.
    "diary/reminders/stop/<uuid:token>/": with_ids(WAY_IN, token=UUID(int=7)),
    "diary/calendar/<uuid:token>.ics": with_ids(CLOSED, token=UUID(int=7)),
    "diary/erase/": PATIENTS_AGAIN,
    "diary/erase/undo/": PATIENTS_ONLY,
    "diary/activity/": PATIENTS_ONLY,
    "diary/consent/": PATIENTS_ONLY,
    "diary/entries/<uuid:id>/": whose(id="B entry"),
    "diary/entries/<uuid:id>/delete/": whose(id="B entry"),
    "diary/entries/<uuid:id>/undo/": whose(id="B entry"),
    "diary/entries/<uuid:id>/before/": whose(id="B entry"),
    "diary/import/": PATIENTS_ONLY,
    **{
        f"diary/import/<uuid:id>/{step}": whose(id="B import")
        for step in (
            "",
            "columns/",
            "layout/",
            "confirm/",
            "progress/",
            "again/",
            "cancel/",
            "undo/",
            *(f"pack{form}" for form in ("/", ".txt", ".pdf", ".fhir.json")),
        )
    },
    "diary/experiments/": PATIENTS_ONLY,
    "diary/experiments/new/": PATIENTS_ONLY,
    **{
        f"diary/experiments/<uuid:id>/{page}": whose(id="B experiment") for page in EXPERIMENT_PAGES
    },
    "diary/checklists/": PATIENTS_ONLY,
    "diary/checklists/new/": PATIENTS_ONLY,
    "diary/checklists/<uuid:id>/": whose(id="B checklist run"),
    "visits/<uuid:id>/share/": whose(id="B visit"),
    "visits/<uuid:id>/share/<uuid:share>/end/": whose(id="B visit", share="B share"),
    "visits/<uuid:id>/share/new/": with_ids(
        rule(TO_SIGN_IN, (LET_IN, REAUTHENTICATE), SAYS_NO), id="B visit"
    ),
    "diary/checklists/<uuid:id>/visit/": whose(id="B checklist run"),
    "visits/": PATIENTS_ONLY,
    "visits/new/": PATIENTS_ONLY,
    **{f"visits/<uuid:id>/{page}": whose(id="B visit") for page in VISIT_PAGES},
}
