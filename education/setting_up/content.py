"""Words, papers, claims, red flags and strategies that ship with the software; what exists is left alone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from education.domain.red_flags.catalogue import RedFlagData, catalogue
from education.languages import SOURCE
from education.models import (
    Claim,
    ClaimReference,
    DiaryTag,
    GlossaryTerm,
    RedFlag,
    Reference,
    Strategy,
    Topic,
    VisitQuestion,
)
from education.red_flags.source_fields import as_stream
from education.workflow import publish_starter

HERE = Path(__file__).parent
CLINICAL = HERE.parent / "clinical"
REFERENCE_FIELDS = (
    "citation",
    "doi",
    "pmid",
    "checked",
    "authors",
    "title",
    "journal",
    "volume",
    "issue",
    "pages",
    "year",
)


def set_up_content() -> None:
    """Add what is missing: plain words go live, claims, red flags and strategies wait as drafts for a signature."""
    words = read_json(HERE / "vocabulary.json")
    for row in words["topics"]:
        _once(Topic, {"slug": row["slug"]}, row, publish_starter)
    for row in words["glossary"]:
        _once(GlossaryTerm, {"slug": row["slug"]}, row, publish_starter)
    for row in words["diary_tags"]:
        # The article that explains a tag is the clinic's to write; the sample clinic has one.
        fields = {name: text for name, text in row.items() if name != "article"}
        _once(DiaryTag, {"code": row["code"]}, fields, publish_starter)
    for row in read_json(CLINICAL / "references.json"):
        fields = {name: row.get(name) or "" for name in REFERENCE_FIELDS} | {"year": row["year"]}
        _once(Reference, {"number": row["n"]}, fields, publish_starter)
    for row in read_json(CLINICAL / "claims.json")["claims"]:
        _set_up_claim(row)
    for flag in catalogue():
        _once(RedFlag, {"code": flag.code}, red_flag_fields(flag), keep_draft)
        _name_source(flag)
    for row in words["visit_questions"]:
        _set_up_question(row)
    _set_up_strategies()


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def keep_draft(obj: Any) -> Any:
    obj.save_revision()
    return obj


def _once(
    model: type, key: dict[str, Any], fields: dict[str, Any], then: Callable[[Any], Any]
) -> None:
    if not model.objects.filter(**key).exists():
        obj = model(**{**fields, **key})
        obj.save()
        then(obj)


def _set_up_claim(row: dict[str, Any]) -> None:
    fields = dict(row)
    numbers = fields.pop("references")
    if Claim.objects.filter(code=row["code"]).exists():
        return
    claim = Claim(**fields)
    claim.claim_references = [
        ClaimReference(reference=Reference.objects.get(number=number), sort_order=place)
        for place, number in enumerate(numbers)
    ]
    claim.save()
    keep_draft(claim)


def _set_up_question(row: dict[str, Any]) -> None:
    fields = {name: row[name] for name in ("code", "question", "why")}
    if VisitQuestion.objects.filter(code=row["code"]).exists():
        return
    question = VisitQuestion(**fields)
    question.save()
    question.tags = DiaryTag.objects.in_language(SOURCE).filter(code__in=row["tags"])
    question.red_flags = RedFlag.objects.in_language(SOURCE).filter(code__in=row["red_flags"])
    question.claims = Claim.objects.in_language(SOURCE).filter(code__in=row["claims"])
    question.save()
    publish_starter(question)


def _set_up_strategies() -> None:
    there = set(Strategy.objects.values_list("code", flat=True))
    for row in read_json(CLINICAL / "strategies.json")["strategies"]:
        fields = dict(row)
        claims, outcomes = fields.pop("claims"), fields.pop("outcomes")
        if row["code"] in there:
            continue
        strategy = Strategy(**fields)
        strategy.save()
        strategy.claims = Claim.objects.in_language(SOURCE).filter(code__in=claims)
        strategy.outcomes = DiaryTag.objects.in_language(SOURCE).filter(code__in=outcomes)
        strategy.save()
        keep_draft(strategy)


def _name_source(shipped: RedFlagData) -> None:
    """Offer the plain source where a draft still shows working notes; what staff wrote stays.

    A live red flag keeps its words until somebody signs the draft.
    """
    row = RedFlag.objects.in_language(SOURCE).get(code=shipped.code)
    draft = row.get_latest_revision_as_object()
    if draft.source == shipped.source_notes and not draft.source_notes:
        draft.source, draft.source_notes = shipped.source, shipped.source_notes
        draft.sources, draft.own_choice = as_stream(shipped.sources), shipped.own_choice
        if not row.live:
            draft.save()
        draft.save_revision()


def red_flag_fields(flag: RedFlagData) -> dict[str, Any]:
    """Return a shipped red flag as the fields of its row; its version starts when it goes live."""
    fields = flag.fields()
    del fields["version"]
    return {**fields, "sources": as_stream(flag.sources)}
