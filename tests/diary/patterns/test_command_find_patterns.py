"""``manage.py find_patterns``: the numbers of an exported diary, the same as on its pages, without a database."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from diary.actions.archive.contents import archive
from diary.actions.entries import delete_entry
from diary.actions.export import export_parts
from diary.actions.patterns import kept_run
from diary.domain.patterns.exported import read_exported, unknown_keys
from diary.domain.patterns.findings import Findings
from tests.diary.factories import NOON, an_entry
from tests.diary.patterns.diaries import ONION, day
from tests.diary.patterns.written import a_diary, patterns_id, worked_out, write_days

HEAD = '{"format": "patient-diary", "format_version": 1'


def run(path, *options):
    out = io.StringIO()
    call_command("find_patterns", str(path), *options, stdout=out)
    return out.getvalue()


def written(tmp_path, text):
    path = tmp_path / "diary.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.fixture
def diary(db):
    diary = a_diary()
    write_days(diary.patient)
    delete_entry(entry=an_entry(diary.patient, "symptom"), now=NOON)
    return diary


def exported(diary):
    return "".join(export_parts(patient=diary.patient, now=NOON))


def test_a_file_and_its_archive_say_what_the_page_says(diary, tmp_path):
    worked_out(diary)
    kept = kept_run(diary)[1].findings
    path = written(tmp_path, exported(diary))
    zipped = tmp_path / "diary.zip"
    zipped.write_bytes(b"".join(archive(diary=diary)))

    said = json.loads(run(path, "--json", "--seed", str(kept.seed)))

    assert said.pop("entries_not_read") == 0
    found = Findings.model_validate_json(json.dumps(said))
    pictures = [pair.model_copy(update={"drawn": None}) for pair in kept.pairs]
    assert found == kept.model_copy(update={"pairs": tuple(pictures)})
    assert run(zipped, "--json", "--seed", str(kept.seed)) == run(
        path, "--json", "--seed", str(kept.seed)
    )


def test_every_pair_stands_in_a_plain_table_with_its_seed(diary, tmp_path):
    lines = run(written(tmp_path, exported(diary)), "--shuffles", "99", "--seed", "5").splitlines()

    assert lines[0].split() == [
        "symptom", "exposure", "tier", "n", "exposed", "lag", "estimate", "low", "high", "p", "q",
    ]  # fmt: skip
    assert lines[1].split()[:2] == ["bloating", ONION]
    assert "40 days recorded, 0 missing. 1 of 1 pairs compared. Seed 5, 99 shuffles" in lines[-1]


def test_a_pair_with_too_few_days_says_what_is_lacking(diary, tmp_path):
    an_entry(diary.patient, "meal", food_tags=("dairy",), eaten_at=NOON)
    path = written(tmp_path, exported(diary))

    assert "not_enough" in run(path, "--compare", "food:dairy", "--shuffles", "9")
    assert "food:dairy" not in run(path, "--shuffles", "9")


def test_what_the_person_did_not_choose_is_what_is_there_on_most_days(diary, tmp_path):
    document = json.loads(exported(diary))
    document["profile"] = []
    path = written(tmp_path, json.dumps(document))

    with path.open("rb") as file:
        said = read_exported(file)

    assert (said.compared(), said.tracked, said.profile) == ((ONION,), (), None)
    assert said.today == NOON.date()
    assert unknown_keys([ONION, "food:dairy", "habit:stress"], said.recorded) == [
        "food:dairy", "habit:stress",
    ]  # fmt: skip
    assert "bloating" in run(path, "--shuffles", "9")


def test_an_entry_that_does_not_fit_is_counted_and_the_others_compared(diary, tmp_path):
    document = json.loads(exported(diary))
    broken = next(e for e in document["entries"] if e["id"] == str(patterns_id(0)))
    broken["payload"] = {"schema": 1, "nonsense": "word"}
    document["entries"] += [7, {"kind": "symptom"}, None]

    said = run(written(tmp_path, json.dumps(document)), "--shuffles", "9")

    assert "4 entries not read" in said
    assert "word" not in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "This file is empty."),
        ("date,score\n2026-11-22,4\n", "This is not a diary that was exported here."),
        ('{"format": "other"}', "This is not a diary that was exported here."),
        ('{"format": "patient-diary", "format_version": 99}', "another version"),
        (HEAD, "damaged, or cut off"),
        (HEAD + ', "entries": [{"kind": "sympt', "damaged, or cut off"),
        (HEAD + ', "entries": ' + "[" * 30_000, "damaged"),
        (HEAD + ', "entries": []}', "nothing to compare"),
        (b"PK\x03\x04 no archive", "damaged, or cut off"),
        (b"\xff\xfe\x00\x01\x02", "not a diary"),
    ],
)
def test_a_bad_file_gets_one_sentence(tmp_path, text, says):
    with pytest.raises(CommandError) as refused:
        run(written(tmp_path, text))

    assert says in str(refused.value)
    assert (str(refused.value).count("\n"), refused.value.returncode) == (0, 1)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--seed", "-1"], "--seed"),
        (["--shuffles", "0"], "--shuffles"),
        (["--compare", "onion"], "--compare takes keys"),
        (["--compare", "food:dairy"], "no day with food:dairy"),
        ([part for n in range(21) for part in ("--compare", f"food:tag{n}")], "at most 20"),
    ],
)
def test_a_bad_option_gets_one_sentence(diary, tmp_path, options, says):
    with pytest.raises(CommandError, match=says):
        run(written(tmp_path, exported(diary)), *options)


def test_a_file_that_is_not_there_gets_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "nowhere.json")
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path)


def test_the_last_day_of_the_file_is_not_over_unless_it_was_ticked(diary, tmp_path):
    an_entry(diary.patient, "symptom", severity_0_10=9)
    said = json.loads(run(written(tmp_path, exported(diary)), "--json", "--shuffles", "9"))

    assert said["last"] == day(1).isoformat()
