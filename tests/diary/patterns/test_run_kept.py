"""What is kept of a comparison: keys of what is compared, claims that stay, nothing lost as JSON."""

from datetime import date

import pytest

from diary.domain.patterns.exposures import MOST_COMPARED, is_exposure, medicine_key
from diary.domain.patterns.run import PatternRunPayload, with_claims
from diary.domain.payload import PayloadDoesNotFit
from diary.domain.profile import Profile
from tests.diary.patterns.kept import A_COMPARISON, FINDINGS, SHOWN, TOO_LITTLE

LATER = date(2026, 12, 20)


@pytest.mark.parametrize(
    "key",
    [
        "food:onion_garlic",
        "medicine:nsaid",
        "medicine:own:knee gel",
        "habit:stress",
        "habit:period",
    ],
)
def test_an_exposure_is_known_by_its_key(key):
    assert is_exposure(key)
    assert Profile.build(zone="UTC", compared=(key,)).compared == (key,)


@pytest.mark.parametrize(
    "key",
    ["", "onion", "food:", "food:Onion", "food:a b", "habit:smoking", "medicine:own:", "food:a\n",
     "medicine:own:a\x00b", "mood:good", "food:" + "a" * 65, "medicine:own:" + "x" * 300],
)  # fmt: skip
def test_what_is_no_exposure_is_refused_without_being_repeated(key):
    assert not is_exposure(key)
    with pytest.raises(PayloadDoesNotFit) as refused:
        Profile.build(zone="UTC", compared=(key,))
    assert str(refused.value) == "profile: compared"


def test_a_profile_compares_at_most_twenty_and_an_old_one_compares_nothing():
    keys = tuple(f"food:tag{n}" for n in range(MOST_COMPARED + 1))

    assert Profile.build(zone="UTC", compared=keys[:-1]).compared == keys[:-1]
    with pytest.raises(PayloadDoesNotFit):
        Profile.build(zone="UTC", compared=keys)
    assert Profile.read('{"schema": 1, "zone": "UTC"}').compared == ()


@pytest.mark.parametrize(
    ("name", "medicine_class", "key"),
    [
        ("Ibuprofen", "nsaid", "medicine:nsaid"),
        ("  Knee   GEL ", None, "medicine:own:knee gel"),
        ("Knee gel", "other", "medicine:own:knee gel"),
    ],
)
def test_a_medicine_is_its_class_or_its_name(name, medicine_class, key):
    assert medicine_key(name, medicine_class) == key
    assert is_exposure(key)


def test_a_comparison_comes_back_from_its_json_as_it_was():
    assert PatternRunPayload.read(A_COMPARISON.seal_bytes()) == A_COMPARISON


def test_a_pattern_that_is_shown_is_claimed_once_and_stays():
    claims = with_claims((), FINDINGS.pairs, last=FINDINGS.last, shown_on=date(2026, 11, 22))
    assert [(c.symptom, c.exposure, c.lag, c.shown_on) for c in claims] == [
        ("bloating", "food:onion_garlic", 1, date(2026, 11, 22))
    ]

    gone = SHOWN.model_copy(update={"tier": "cannot_tell"})
    assert with_claims(claims, (gone, TOO_LITTLE), last=LATER, shown_on=LATER) == claims
    assert with_claims(claims, FINDINGS.pairs, last=LATER, shown_on=LATER) == claims


@pytest.mark.parametrize(("points", "sign"), [(1.8, 1), (-1.2, -1)])
def test_a_claim_is_looked_for_in_the_same_direction(points, sign):
    claim = A_COMPARISON.claims[0].model_copy(update={"points": points})

    assert claim.claimed().sign == sign
    assert (claim.claimed().lag, claim.claimed().last) == (1, date(2026, 11, 21))
