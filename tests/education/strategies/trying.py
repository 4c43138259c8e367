"""A small shelf of things to try."""

from typing import Any

from education.models import Claim, DiaryTag, Strategy
from tests.education import shelf


def strategy(code: str = "sample_try", *, live: bool = True, **values: Any) -> Strategy:
    """Return a strategy with everything that publishing asks for; ``values`` replace the rest."""
    claims = values.pop("claims", None)
    outcomes = values.pop("outcomes", None)
    known = {
        "name": "A sample thing to try",
        "what_to_do": "Do the sample thing at breakfast.",
        "compare_with": "Your usual breakfast.",
        "not_for": ["red_flag"],
    }
    shelf.source_locale()
    row = Strategy(code=code, **{**known, **values})
    row.save()
    row.claims = [a_claim()] if claims is None else claims
    row.outcomes = [a_symptom()] if outcomes is None else outcomes
    row.save()
    return shelf.publish(row) if live else row


def a_claim(code: str = "S01", **values: Any) -> Any:
    found = Claim.objects.filter(code=code).first()
    known = {"verdict": "supported", "certainty": "moderate", "why": "It probably is a sample."}
    return found or shelf.claim(code, (shelf.reference(int(code[1:])),), **{**known, **values})


def a_symptom(code: str = "bloating") -> DiaryTag:
    return DiaryTag.objects.filter(code=code).first() or shelf.saved(
        DiaryTag, code=code, label="Bloating", kind="symptom", help_text="A sample."
    )


def offering(*strategies: Any, **values: Any) -> Any:
    """Return a live article whose "worth a try" list offers these."""
    lists = {"do": ["Drink some water"], "tries": list(strategies), "dont": ["Buy a sample kit"]}
    sections = [shelf.section("What may be worth trying", ("do_dont", lists))]
    return shelf.article(sections=sections, **values)
