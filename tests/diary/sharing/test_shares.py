"""Making and opening a share: what is kept, what is counted, what its patient is told."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from joserfc import jwe
from joserfc.jwk import OctKey

from diary.actions.sharing.making import MOST_AT_ONCE, AlreadyShown, TooManyShares
from diary.actions.sharing.opening import (
    MOST_AN_HOUR,
    AskedTooOften,
    NoSuchShare,
    WrongPasscode,
    fetch_file,
    open_share,
)
from diary.domain.sharing.link import MOST_TRIES
from diary.domain.sharing.sealing import ALGORITHMS
from diary.models import AccessEvent, Share, ShareFile, ShareOpening
from tests.diary.factories import NOON
from tests.diary.sharing.shares import (
    BUNDLE,
    DOCUMENT,
    LATER,
    PASSCODE,
    a_link,
    asking,
    everything_kept,
    opened,
    openings,
    token_of,
    tries_left,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def link(patient):
    return a_link(patient, now=NOON)


def test_whoever_has_link_and_passcode_gets_the_files(link):
    files = opened(link)

    key = OctKey.import_key(link.key)
    got = [jwe.decrypt_compact(file.jwe, key, algorithms=ALGORITHMS).plaintext for file in files]
    assert got == [BUNDLE, DOCUMENT]


def test_what_is_kept_opens_nothing_and_says_nothing(link):
    opened(link, recipient="Dr Canary")
    kept = everything_kept()

    secrets = [
        "Canary",
        "Sample label",
        token_of(link),
        link.key.hex(),
        "sample words",
        "48291063",
        PASSCODE,
    ]
    clear = [secret for secret in secrets if secret in kept or secret.encode().hex() in kept]
    assert clear == []


def test_the_passcode_is_kept_as_slow_a_hash_as_a_password(patient, settings):
    settings.PASSWORD_HASHERS = ["portal.accounts.hashers.PortalArgon2PasswordHasher"]
    link = a_link(patient, now=NOON)

    assert Share.objects.get().passcode_hash.startswith("argon2$argon2id$")
    assert opened(link)


def test_the_patient_is_told_who_opened_it_and_who_tried(patient, link):
    with pytest.raises(WrongPasscode):
        opened(link, passcode="9999 9999", recipient="Somebody")
    opened(link)

    assert sorted(openings(patient)) == [
        ("Dr Sample", "opened", "firefox windows"),
        ("Somebody", "wrong_passcode", "firefox windows"),
    ]
    events = AccessEvent.objects.owned_by(patient).values_list("what", flat=True)
    assert set(events) >= {"share_made", "share_opened"}


def test_a_wrong_passcode_costs_a_try_for_good_and_a_right_one_none(link):
    with pytest.raises(WrongPasscode) as wrong:
        opened(link, passcode="wrong one")
    opened(link)
    opened(link)

    assert wrong.value.remaining == tries_left() == MOST_TRIES - 1


def test_after_the_last_try_the_right_passcode_opens_nothing(link):
    remaining = []
    for _ in range(MOST_TRIES):
        with pytest.raises(WrongPasscode) as wrong:
            opened(link, passcode="wrong one")
        remaining.append(wrong.value.remaining)

    assert remaining == list(range(MOST_TRIES))[::-1]
    with pytest.raises(NoSuchShare):
        opened(link, passcode=PASSCODE)


@pytest.mark.parametrize(
    "passcode", ["🐻🍎🚲🌧🎈🧦", "cafe\u0301 con leche", "パスワード字です", "كلمة السر"]
)
def test_a_passcode_in_any_script_opens_it(patient, passcode):
    link = a_link(patient, now=NOON, passcode=passcode)

    assert len(opened(link, passcode=passcode)) == 2


def test_a_file_can_be_fetched_by_its_ticket_for_an_hour(link):
    files = opened(link)

    assert fetch_file(token=token_of(link), ticket=files[1].ticket, now=LATER) == files[1].jwe
    with time_machine.travel(LATER + timedelta(minutes=61)), pytest.raises(NoSuchShare):
        fetch_file(token=token_of(link), ticket=files[1].ticket, now=LATER)


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: "x" + t, lambda _t: "", lambda _t: "~~"]
)
def test_a_ticket_that_was_changed_is_none(link, change):
    ticket = opened(link)[0].ticket

    with pytest.raises(NoSuchShare):
        fetch_file(token=token_of(link), ticket=change(ticket), now=LATER)


def test_a_ticket_of_one_share_fetches_nothing_of_another(patient, link):
    ticket = opened(link)[0].ticket
    other = a_link(patient, now=NOON)

    with pytest.raises(NoSuchShare):
        fetch_file(token=token_of(other), ticket=ticket, now=LATER)


def test_a_form_that_is_sent_twice_makes_one_link(patient):
    id = uuid4()
    a_link(patient, now=NOON, id=id)

    with pytest.raises(AlreadyShown):
        a_link(patient, now=NOON, id=id)
    assert (Share.objects.count(), ShareFile.objects.count()) == (1, 2)


def test_no_more_links_are_open_at_once_than_anybody_keeps_in_mind(patient, link):
    Share.objects.bulk_create(
        [
            Share(
                **{n: v for n, v in Share.objects.values().get().items() if n != "pk"}
                | {"id": uuid4(), "token_hash": str(n)}
            )
            for n in range(MOST_AT_ONCE - 1)
        ]
    )

    with pytest.raises(TooManyShares):
        a_link(patient, now=NOON)


@pytest.mark.parametrize("days", [0, 91])
def test_a_link_lasts_a_day_at_least_and_ninety_at_most(patient, days):
    with pytest.raises(ValueError, match="ninety"):
        a_link(patient, now=NOON, days=days)


def test_somebody_who_asks_without_end_is_held_up(link):
    opened(link)
    kept = ShareOpening.objects.values().get()
    ShareOpening.objects.bulk_create(
        [ShareOpening(**kept | {"id": uuid4()}) for _ in range(MOST_AN_HOUR - 1)]
    )

    with pytest.raises(AskedTooOften):
        opened(link)
    assert open_share(token=token_of(link), asking=asking(), now=LATER + timedelta(hours=2))
