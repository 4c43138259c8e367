"""The clinical cases: every one right, and the command that staff run."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from diary.domain.vignettes import derive_vignette
from education.domain.red_flags.catalogue import CLINICAL, catalogue
from education.domain.red_flags.rule_set import load_rules
from education.domain.red_flags.vignettes import VignetteFault, read_vignettes, run_vignettes

CASES = read_vignettes((CLINICAL / "vignettes.json").read_text(encoding="utf-8"))
RULES = load_rules(catalogue())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_clinical_case_comes_out_right(case):
    (outcome,) = run_vignettes([case], RULES, derive_vignette)
    assert outcome.differences == ()


def test_every_case_of_ours_comes_out_right():
    ours = read_vignettes((CLINICAL / "cases.json").read_text(encoding="utf-8"))
    outcomes = run_vignettes(ours, RULES, derive_vignette)
    assert len(ours) > 800
    assert {o.vignette.id: o.differences for o in outcomes if not o.ok} == {}


KNOWN = {
    "V04": "none", "V18": "soon", "V24": "none", "V30": "none", "N13": "none",  # shared
    "RF18-usual-yes": "none", "RF24-usual-yes": "none", "RF52-already_discussed-yes": "none",
    "RF27-old_bleeding_discussed-yes": "none", "RF42-weight_loss_intended-yes": "none",
}  # fmt: skip
"""People with something that they or a clinician know, and the most that the checklist may say."""


@pytest.mark.parametrize("case", KNOWN)
def test_what_a_clinician_knows_raises_no_alarm_for_today(case):
    text = (CLINICAL / "cases.json").read_text(encoding="utf-8")
    (known,) = [one for one in (*CASES, *read_vignettes(text)) if one.id == case]
    (outcome,) = run_vignettes([known], RULES, derive_vignette)
    assert outcome.findings.tier == KNOWN[case]


def test_a_case_may_say_at_which_tier_a_flag_fires():
    right = {"id": "A", "answers": {"lump": "yes"}, "expect": {"tiers": {"RF32": "urgent"}}}
    wrong = right | {"expect": {"tiers": {"RF32": "soon"}}}
    outcomes = run_vignettes(read_vignettes(json.dumps([right, wrong])), RULES, derive_vignette)
    assert [o.differences for o in outcomes] == [(), ("RF32 fired as urgent, expected soon",)]


def run(*args: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("run_vignettes", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def case_file(tmp_path, *cases) -> str:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases))
    return str(path)


CASE = {"id": "A", "answers": {"lump": "unsure"}, "expect": {"tier": "urgent", "fired": ["RF32"]}}


@pytest.mark.django_db
def test_the_command_prints_each_case_and_says_whose_rules_it_used(tmp_path):
    out, err = run(case_file(tmp_path, CASE))
    assert out.splitlines()[0].split() == ["A", "urgent", "RF32"]
    assert "as shipped" in err


@pytest.mark.django_db
def test_the_command_prints_json_and_nothing_else(tmp_path):
    out, _err = run(case_file(tmp_path, CASE), "--json")
    (row,) = json.loads(out)
    text = row.pop("text")
    assert row == {"id": "A", "tier": "urgent", "fired": ["RF32"], "prompts": [], "ok": True}
    assert "lump" in text


@pytest.mark.django_db
def test_the_command_ends_with_an_error_when_a_case_differs(tmp_path):
    wrong = CASE | {
        "expect": {"tier": "soon", "fired": ["RF43"], "not_fired": ["RF32"], "prompts": ["RF47"]}
    }
    with pytest.raises(CommandError, match="1 of 1"):
        run(case_file(tmp_path, wrong))
    out, _err = run(case_file(tmp_path, wrong), "--json")
    assert json.loads(out)[0]["ok"] is False


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[1]", "{}", '[{"answers": {"nothing": "yes"}}]', '[{"answers": {"lump": "perhaps"}}]',
        '[{"entries": [{"kind": "poem"}]}]', '[{"entries": [{"kind": "symptom", "days_ago": 1}]}]',
        '[{"entries": [{"kind": "symptom", "tag": "x"}]}]', '[{"expect": {"tier": "later"}}]',
        '[{"expect": {"tiers": {"RF32": "later"}}}]', '[{"expect": {"tiers": "soon"}}]',
        '[{"entries": [{"kind": "measurement", "days_ago": 1, "weight": 3, "unit": "cm"}]}]',
        '[{"entries": [{"kind": "vomiting", "days_ago": 1e300}]}]', '[{"profile": {"age": "old"}}]',
        '[{"entries": [{"kind": "vomiting", "days_ago": NaN}]}]', "[" * 5000,
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_gives_one_clear_error(tmp_path, text):
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(CommandError):
        run(str(path))


@pytest.mark.django_db
def test_a_missing_or_binary_file_gives_one_clear_error(tmp_path):
    binary = tmp_path / "b.json"
    binary.write_bytes(b"\xff\x00\xfe")
    for path in (tmp_path / "none.json", binary, tmp_path):
        with pytest.raises(CommandError):
            run(str(path))


def test_a_case_names_itself_in_its_error():
    with pytest.raises(VignetteFault, match="B7"):
        read_vignettes('[{"id": "B7", "answers": {"lump": 3}}]')
