"""The leaflet at its address: made once for each version, kept, and never in a reader's way."""

import io
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from pypdf import PdfReader
from wagtail.models import PageViewRestriction

from education import models
from education.leaflet import kept
from education.typesetting import press
from tests.education import shelf
from tests.education.leaflets import reviewed, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PATHS = ("/articles/sample-guide/leaflet.pdf", "/articles/sample-guide/leaflet-large.pdf")


@pytest.fixture(autouse=True)
def _no_failure_remembered(monkeypatch):
    monkeypatch.setattr(kept._Memory, "failed", None)


@pytest.mark.parametrize("path", PATHS)
def test_the_address_sends_a_pdf_to_anybody_and_keeps_it(client, path):
    shelf.article()

    first = client.get(path)

    assert (first.status_code, first["Content-Type"]) == (200, "application/pdf")
    assert first.content.startswith(b"%PDF-")
    assert 'rel="canonical"' in first["Link"]
    assert not first.cookies
    assert client.get(path, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    assert client.get("/articles/sample-guide/").content.decode().count(path.rsplit("/", 1)[1]) == 1


@pytest.mark.parametrize("path", PATHS)
def test_nobody_gets_a_leaflet_of_what_is_private_or_not_there(client, path):
    page = shelf.article()
    assert client.get(path.replace("sample-guide", "none")).status_code == 404
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert client.get(path).status_code == 404


def test_the_file_is_made_once_for_each_version_and_day_that_matters(client):
    page = reviewed(shelf.article(), date(2026, 1, 5), date(2029, 1, 5))
    folder = Path(settings.VAR_DIR) / "leaflets"

    def files():
        return sorted(path.name for path in folder.glob(f"{page.pk}-normal-*"))

    with time_machine.travel("2029-01-05 12:00", tick=False):
        client.get(PATHS[0])
        first = files()
        kept.leaflet(page.pk, size="normal", overdue=False)
        assert files() == first
        assert len(first) == 1
    with time_machine.travel("2029-01-06 12:00", tick=False):
        assert "past its review date" in pdf_text(client.get(PATHS[0]))
    page = models.ArticlePage.objects.get(pk=page.pk)
    page.deck = "Another sentence."
    shelf.publish(page)
    assert "Another sentence." in pdf_text(client.get(PATHS[0]))
    assert len(files()) == 1


def pdf_text(response):

    return text_of(PdfReader(io.BytesIO(response.content)))


def test_a_fault_is_a_page_that_says_what_to_do_and_is_not_tried_at_once(
    client, monkeypatch, tmp_path
):
    shelf.article()
    good, broken = press.WORKER, tmp_path / "worker.py"
    broken.write_text("raise SystemExit(3)")
    monkeypatch.setattr(press, "WORKER", broken)

    for _ in range(2):
        response = client.get(PATHS[0])
        assert response.status_code == 503
        assert response["Retry-After"]
        assert "The leaflet is not ready" in response.content.decode()
    monkeypatch.setattr(press, "WORKER", good)
    assert client.get(PATHS[0]).status_code == 503  # for a minute
    assert client.get(PATHS[1]).status_code == 200


def test_a_typesetter_that_hangs_is_stopped(client, monkeypatch, tmp_path):
    shelf.article()
    slow = tmp_path / "worker.py"
    slow.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(press, "WORKER", slow)
    monkeypatch.setattr(press, "LONGEST_SECONDS", 0.3)

    assert client.get(PATHS[0]).status_code == 503


def test_a_rush_for_leaflets_does_not_take_the_process_over(client, monkeypatch):
    shelf.article()
    monkeypatch.setattr(kept, "LONGEST_WAIT_SECONDS", 0.01)

    with kept._TURN:  # somebody else's is being made
        assert client.get(PATHS[0]).status_code == 503
    assert client.get(PATHS[0]).status_code == 200


def test_the_command_makes_all_of_them(capsys):
    shelf.article()
    shelf.article("other")

    call_command("make_leaflets")

    assert "4 leaflets are ready." in capsys.readouterr().out
