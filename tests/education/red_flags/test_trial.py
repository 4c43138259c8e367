"""What differs between two sets of rules, case by case."""

from dataclasses import replace

from education.domain.red_flags.catalogue import catalogue
from education.domain.red_flags.facts import FactSet
from education.domain.red_flags.rule_set import load_rules
from education.domain.red_flags.trial import compare
from education.domain.red_flags.vignettes import Expected, Vignette, VignetteFault

FLAGS = {flag.code: flag for flag in catalogue() if flag.code in {"RF32", "RF43"}}
LUMP = Vignette("lump", "", {}, {"lump": "yes"}, (), Expected(fired=frozenset({"RF32"})))
QUIET = Vignette("quiet", "", {}, {"lump": "no"}, ())


def derive(case):
    if case.id == "broken":
        raise VignetteFault("Case broken: an entry cannot be read.")
    return FactSet(values=dict(case.answers), answered=dict(case.answers))


def said(findings, rules, _facts):
    return "\n".join(["Hello.", *(rules.by_code[f.code].data.sign for f in findings.fired)])


def tried(*cases, **values):
    before = load_rules(FLAGS.values())
    after = load_rules([replace(FLAGS["RF32"], **values), FLAGS["RF43"]])
    return compare(cases, before, after, derive, said)


def test_a_tier_that_changes_is_a_change_and_the_rest_is_counted():
    trial = tried(LUMP, QUIET, tier="emergency")
    (change,) = trial.changes
    assert (change.before.tier, change.after.tier, trial.unchanged) == ("urgent", "emergency", 1)
    assert trial.cases == 2
    assert not change.only_words


def test_lines_are_told_apart_and_words_alone_are_marked():
    (change,) = tried(LUMP, sign="Other words").changes
    assert (change.gone, change.new) == ((FLAGS["RF32"].sign,), ("Other words",))
    assert change.only_words


def test_a_flag_that_stops_firing_shows_what_the_case_expected():
    (change,) = tried(LUMP, rule="lump is no").changes
    assert (change.before.fired, change.after.fired) == (("RF32",), ())
    assert change.before.outcome.ok
    assert change.after.outcome.differences == ("RF32 did not fire",)


def test_the_same_rules_change_nothing():
    trial = tried(LUMP, QUIET)
    assert (trial.changes, trial.unchanged) == ((), 2)


def test_a_case_that_cannot_be_read_stops_no_other():
    broken = Vignette("broken", "", {}, {}, ())
    trial = tried(broken, LUMP, tier="soon")
    assert trial.faults == (("broken", "Case broken: an entry cannot be read."),)
    assert len(trial.changes) == 1


def test_what_gets_less_urgent_comes_first():
    trial = tried(replace(QUIET, id="new", answers={"lump": "no"}), LUMP, rule="lump is no")
    assert [(c.case.id, c.is_less_urgent) for c in trial.changes] == [
        ("lump", True),
        ("new", False),
    ]
    assert tried(LUMP, tier="soon").changes[0].is_less_urgent
    assert not tried(LUMP, tier="same_day").changes[0].is_less_urgent
