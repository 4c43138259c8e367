"""The packs as PDF in the file of everything: one for each visit, and never in the way of the rest."""

import io
import json
from datetime import date
from zipfile import ZipFile

import pytest

from diary.actions.archive.contents import archive
from diary.models.patient import read_diary
from diary.views.visits import taken_along
from education.typesetting import press
from tests.diary.factories import NOON, a_patient
from tests.diary.visits.kept_visits import a_visit_of
from tests.diary.visits.pack_pdfs import PackPdf, reader, words_of

pytestmark = pytest.mark.django_db


def files_of(patient) -> ZipFile:
    return ZipFile(io.BytesIO(b"".join(archive(diary=read_diary(patient, NOON)))))


def packs(file: ZipFile) -> list[str]:
    return [name for name in file.namelist() if name.startswith("visits/")]


def test_each_visit_whose_contents_were_chosen_has_a_pack():
    patient = a_patient()
    for visit in (
        {},
        {"story": "Another story"},
        {"on": date(2026, 1, 5)},
        {"on": None},
        {"sections": None},
    ):
        a_visit_of(patient, **visit)

    file = files_of(patient)

    assert sorted(packs(file)) == [
        "visits/2026-01-05.pdf", "visits/2026-11-26-2.pdf", "visits/2026-11-26.pdf", "visits/no-date.pdf",
    ]  # fmt: skip
    both = [
        words_of(reader(PackPdf(file.read(f"visits/2026-11-26{n}.pdf"), is_ua=True)))
        for n in ("", "-2")
    ]
    assert sum("Anotherstory" in words for words in both) == 1
    assert "visits/2026-01-05.pdf: the pack of one visit" in file.read("README.txt").decode()


def test_a_pack_that_cannot_be_made_leaves_the_rest_whole(monkeypatch, tmp_path):
    patient = a_patient()
    a_visit_of(patient)
    broken = tmp_path / "worker.py"
    broken.write_text("raise SystemExit(1)")
    monkeypatch.setattr(press, "WORKER", broken)

    file = files_of(patient)

    assert file.testzip() is None
    assert len(json.loads(file.read("diary.json"))["visits"]) == 1
    assert packs(file) == ["visits/not-made.txt"]
    assert "visits/2026-11-26.pdf" in file.read("visits/not-made.txt").decode()


def test_packs_stop_when_their_time_is_over(monkeypatch):
    patient = a_patient()
    a_visit_of(patient)
    monkeypatch.setattr(taken_along, "LONGEST_SECONDS", -1)

    assert packs(files_of(patient)) == ["visits/not-made.txt"]


def test_who_has_no_visit_has_no_folder_for_them():
    assert packs(files_of(a_patient())) == []
