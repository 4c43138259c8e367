"""The live red flags as the rules read them, and which section of which article explains each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import DatabaseError

from diary.domain.alerts import rules_to_answer_by, shipped_rules
from education.domain.red_flags.catalogue import RedFlagData, catalogue
from education.domain.red_flags.rule_set import RuleSet, load_rules
from education.domain.red_flags.rules import RuleFault
from education.domain.urgency import EMERGENCY, SAME_DAY
from education.languages import SOURCE, language
from education.models import ArticleLink, RedFlag
from education.published import content_version
from education.red_flags.explaining import key_of, sections
from education.red_flags.source_fields import sources_in

SHIPPED = frozenset(field.name for field in fields(RedFlagData))
COLUMNS = (
    "code", "key", "area", "tier", "tier_cases", "question", "sign", "counts_as_yes", "threshold", "rule",
    "why_it_matters", "what_to_do", "source", "source_status", "diary_note", "diary_effect", "applies_to",
    "sources", "own_choice", "explained_by", "version",
)  # fmt: skip
WORDS = ("question", "sign", "counts_as_yes", "why_it_matters", "what_to_do", "applies_to")


@dataclass(frozen=True, slots=True)
class Explained:
    """Where an article explains a red flag. ``anchor`` is empty for the whole article."""

    title: str
    slug: str
    anchor: str

    @property
    def fragment(self) -> str:
        """Return the end of its address, from ``#`` on."""
        return f"#{self.anchor}" if self.anchor else ""


@dataclass(frozen=True)
class LiveRedFlags:
    """What the clinic has live. ``explained`` maps codes to a section about each.

    ``untranslated`` holds codes whose words stand in the source language instead of the one being read.
    ``missing`` holds codes that ship as emergency or same day and are not live.
    """

    rules: RuleSet
    explained: dict[str, Explained]
    missing: tuple[str, ...]
    untranslated: frozenset[str] = frozenset()

    def is_open(self) -> bool:
        """Say whether the checklist may give results: every emergency and same-day flag is live."""
        return bool(self.rules.flags) and (settings.DEBUG or not self.missing)

    @cached_property
    def answering(self) -> RuleSet:
        """Return these rules, and as they ship those that are not live."""
        return rules_to_answer_by(self.rules)

    def languages(self) -> dict[str, str]:
        """Map the codes whose words stand in another language than the one being read to it."""
        return dict.fromkeys(self.untranslated, SOURCE)

    def versions(self) -> dict[str, int]:
        """Return the version of each live flag by its code."""
        return {code: loaded.data.version for code, loaded in self.rules.by_code.items()}

    def flag(self, code: str) -> RedFlagData | None:
        """Return a live flag, None for a code that is not live."""
        loaded = self.rules.by_code.get(code)
        return loaded.data if loaded else None


def signs_of(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return the sign of each code, live or not, and its language where that is not the one being read.

    One of a code that neither the clinic nor this release knows is left out.
    """
    wanted = list(codes)
    if not wanted:
        return []
    shipped = {flag.code: flag.sign or flag.question for flag in catalogue()}
    rows = RedFlag.objects.filter(code__in=wanted)
    source = dict(rows.in_language(SOURCE).values_list("code", "sign"))
    here = dict(rows.in_language(language()).values_list("code", "sign"))
    elsewhere = "" if language() == SOURCE else SOURCE
    found = [
        (here[code], "")
        if here.get(code)
        else (source.get(code) or shipped.get(code, ""), elsewhere)
        for code in wanted
    ]
    return [(sign, lang) for sign, lang in found if sign]


class _Memory:
    """What this process read last in each language, and the version of the content it belongs to."""

    version: int | None = None
    flags: dict[str, LiveRedFlags] = {}


def live_red_flags() -> LiveRedFlags:
    """Return the live red flags, in the words of the language being read where somebody signed these.

    Rules, tiers and versions are those of the source language, whatever is read.
    """
    version = content_version()
    if _Memory.version != version:
        _Memory.flags, _Memory.version = {}, version
    code = language()
    if code not in _Memory.flags:
        _Memory.flags[code] = _read(code)
    return _Memory.flags[code]


def readable_red_flags() -> LiveRedFlags | None:
    """Return the live red flags, or None when the database or a rule in it cannot be read."""
    try:
        return live_red_flags()
    except (RuleFault, DatabaseError):
        return None


def rules_to_answer_saves_by() -> RuleSet:
    """Return the rules that a saved entry is held against: what is live, and as they ship what is not.

    What cannot be read is as it ships: the answer to an entry waits for nobody to mend a rule.
    """
    live = readable_red_flags()
    try:
        return live.answering if live else shipped_rules()
    except RuleFault:
        return shipped_rules()


def forget_red_flags() -> None:
    """Read again at the next request."""
    _Memory.version = None


def _read(code: str) -> LiveRedFlags:
    live = RedFlag.objects.filter(live=True).order_by("code")
    rows = live.in_language(SOURCE).values(*COLUMNS)
    other = {} if code == SOURCE else _words(live.in_language(code))
    flags = [_data({**row, **other.get(row["code"], {})}) for row in rows]
    codes = {flag.code for flag in flags}
    missing = tuple(
        flag.code
        for flag in catalogue()
        if flag.tier in (EMERGENCY, SAME_DAY) and flag.code not in codes
    )
    untranslated = frozenset() if code == SOURCE else codes - other.keys()
    return LiveRedFlags(
        load_rules(flags, known=catalogue()), _explained(code, flags), missing, untranslated
    )


def _words(rows: Any) -> dict[str, dict[str, str]]:
    """Return code → the words of each translated red flag."""
    return {row.pop("code"): row for row in rows.values("code", *WORDS)}


def _data(row: dict[str, Any]) -> RedFlagData:
    cases = row.pop("tier_cases") or []
    if not isinstance(cases, list) or not all(isinstance(case, dict) for case in cases):
        raise RuleFault(f"{row['code']}: its tier by case is not a list of cases.")
    sources = sources_in(row.pop("sources"))
    return RedFlagData(**row, tier_cases=tuple(cases), sources=sources, wording_status="")


def _explained(code: str, flags: list[RedFlagData]) -> dict[str, Explained]:
    """Map each code to a section about it: the chosen one, else that of the article with the most signs.

    A chosen section that is gone, or has no such article in this language, counts as not chosen.
    """
    links = list(
        ArticleLink.objects.filter(kind=ArticleLink.Kind.RED_FLAG, page__live=True)
        .filter(page__locale__language_code=code)
        .order_by("page__title", "section_anchor")
        .values_list("code", "page__title", "page__slug", "section_anchor")
    )
    signs = Counter(slug for _code, _title, slug, _anchor in links)
    found = _chosen(code, flags)
    for sign, title, slug, anchor in sorted(links, key=lambda link: -signs[link[2]]):
        found.setdefault(sign, Explained(title, slug, anchor))
    return found


def _chosen(code: str, flags: list[RedFlagData]) -> dict[str, Explained]:
    wanted = {flag.code: flag.explained_by for flag in flags if flag.explained_by}
    keys = {key_of(chosen) for chosen in wanted.values()} - {""}
    rows = sections(code, keys=keys) if keys else []
    there = {row.chosen: Explained(row.title, row.slug, row.anchor) for row in rows}
    return {sign: there[chosen] for sign, chosen in wanted.items() if chosen in there}
