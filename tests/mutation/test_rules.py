"""No change of a rule survives the clinical cases, and the cases leave nothing of a rule untried."""

from collections.abc import Iterable, Iterator, Mapping

import pytest

from education.domain.red_flags.facts import Value
from education.domain.red_flags.rules import (
    COMPARE,
    All,
    Compares,
    Either,
    IsConcern,
    Leaf,
    Not,
    Refers,
    Rule,
)
from tests.mutation.cases import RULES, Case, all_cases, first_that_differs, killed_by
from tests.mutation.equivalent import RULES as EQUIVALENT
from tests.mutation.rule_mutants import rule_mutants, said, step_of


def survivors() -> set[str]:
    return {m.name for m in rule_mutants(RULES) if killed_by(m.rules, m.flag) is None}


def test_every_case_comes_out_right_under_the_rules_as_they_ship():
    assert first_that_differs(RULES, all_cases()) is None


def test_no_changed_threshold_sign_word_answer_or_tier_survives_the_cases():
    assert survivors() == EQUIVALENT.keys()


def test_a_threshold_without_its_case_would_survive():
    (mutant,) = (m for m in rule_mutants(RULES) if m.name == "RF41: fit_ug_g >= 10 with 10.1")
    kept = [case for case in all_cases() if case.facts.value("fit_ug_g") != 10.0]
    assert first_that_differs(mutant.rules, kept) is None
    assert killed_by(mutant.rules, "RF41")


def leaves_in(rule: Rule, *, denied: bool = False) -> Iterator[tuple[Leaf | Refers, bool]]:
    """Yield every leaf of a rule, and whether it stands under a "not"."""
    if isinstance(rule, Not):
        yield from leaves_in(rule.part, denied=not denied)
    elif isinstance(rule, All | Either):
        for part in rule.parts:
            yield from leaves_in(part, denied=denied)
    else:
        yield rule, denied


def gaps(cases: Iterable[Case]) -> set[str]:
    """Return what no case tries: a flag that fires or does not, an answer, a side of a number."""
    cases, found = list(cases), set()
    for flag in RULES.flags:
        code = flag.data.code
        fires = [c.facts.values for c in cases if code in c.case.expect.fired]
        silent = [c.facts.values for c in cases if code in c.case.expect.not_fired]
        if not fires or not silent:
            found.add(f"{code} fires or does not")
        for leaf, denied in leaves_in(flag.rule):
            if isinstance(leaf, Compares):
                found |= {f"{code}: {gap}" for gap in sides_untried(leaf, [*fires, *silent])}
            elif isinstance(leaf, IsConcern):
                with_it, without = (silent, fires) if denied else (fires, silent)
                yes, no = ({v.get(leaf.fact) for v in some} for some in (with_it, without))
                found |= {f"{code}: {leaf.fact} {value}" for value in {"yes", "unsure"} - yes}
                found |= {f"{code}: {leaf.fact} {value}" for value in {"no", None} - no}
    return found


def sides_untried(leaf: Compares, tried: list[Mapping[str, Value]]) -> set[str]:
    near = leaf.number - step_of(leaf.fact) * 1.001, leaf.number + step_of(leaf.fact) * 1.001
    numbers = [v[leaf.fact] for v in tried if isinstance(v.get(leaf.fact), int | float)]
    sides = {COMPARE[leaf.sign](n, leaf.number) for n in numbers if near[0] <= n <= near[1]}
    return {f"{said(leaf)} when {side}" for side in {True, False} - sides}


def test_every_flag_answer_and_side_of_a_number_has_a_case():
    assert gaps(all_cases()) == set()


@pytest.mark.parametrize(
    ("without", "gap"),
    [
        ("RF32-lump-unsure", "RF32: lump unsure"),
        ("RF32-lump-open", "RF32: lump None"),
        ("RF86-age_years-54", "RF86: age_years >= 55 when False"),
    ],
)
def test_a_case_that_goes_missing_is_named(without, gap):
    assert gap in gaps(case for case in all_cases() if case.case.id != without)


def test_the_cases_of_ours_have_their_own_names():
    ids = [case.case.id for case in all_cases()]
    assert len(set(ids)) == len(ids)
