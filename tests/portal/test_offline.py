"""The portal as an app: the manifest, the worker, and what a device is told to keep."""

import gzip
import json
import re
import time
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from portal.accounts.models import User
from portal.accounts.sessions import SEEN_AT, SHARED
from portal.offline.shell import PAPER, files_of, worker_script
from tests.diary.factories import a_patient

pytestmark = pytest.mark.django_db
PREFIXES = ["", "/es"]
IMPORTED = re.compile(r'^import .* from "(\./[\w.]+)";$', re.MULTILINE)
LARGEST_KB = 15


@pytest.fixture
def patient() -> User:
    return a_patient()


def constant(script: str, name: str):
    return json.loads(re.search(rf"^const {name} = (.*);$", script, re.MULTILINE)[1])


def test_the_manifest_names_no_illness_and_starts_in_the_diary(client: Client):
    answer = client.get("/manifest.webmanifest")
    manifest = json.loads(answer.content)

    assert answer["Content-Type"] == "application/manifest+json"
    assert (manifest["start_url"], manifest["scope"]) == ("/diary/", "/")
    assert (manifest["name"], manifest["short_name"]) == ("My diary", "Diary")


def test_each_icon_is_there_in_the_size_it_says_and_one_may_be_cut_to_any_shape(client: Client):
    icons = json.loads(client.get("/manifest.webmanifest").content)["icons"]

    for icon in icons:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert "{}x{}".format(*picture.size) == icon["sizes"]
    assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}
    assert [icon["purpose"] for icon in icons].count("maskable") == 1


def test_the_colours_of_the_app_are_those_of_the_design():
    with open(finders.find("portal/css/tokens.css")) as tokens:  # noqa: PTH123 - a path of the finder's
        assert f"--paper: {PAPER};" in tokens.read()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_worker_is_a_script_that_may_look_after_the_whole_site(client: Client, prefix: str):
    answer = client.get(f"{prefix}/sw.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    assert "max-age=0" in answer["Cache-Control"]
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert not answer.cookies


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_worker_keeps_the_pages_of_its_language_and_every_file_they_need(
    client: Client, prefix: str
):
    script = client.get(f"{prefix}/sw.js").content.decode()
    pages = [constant(script, "OFFLINE"), constant(script, "EMERGENCY")]

    assert pages == [f"{prefix}/offline/", f"{prefix}/emergency/"]
    needed = files_of(*(client.get(page).content for page in pages))
    assert set(needed) <= set(constant(script, "FILES"))
    assert all(finders.find(name.removeprefix("/static/")) for name in needed)


def test_what_is_kept_is_the_same_for_everybody(client: Client, django_user_model):
    before = client.get("/offline/")
    client.force_login(django_user_model.objects.create_user(email="a@example.org"))

    assert client.get("/offline/").content == before.content
    assert not before.cookies
    assert "private" not in before["Cache-Control"]


def test_a_changed_page_makes_another_worker():
    emergency = ("/emergency/", b"")
    one, other = (
        worker_script(offline=("/offline/", page), emergency=emergency) for page in (b"a", b"b")
    )

    assert constant(one, "VERSION") != constant(other, "VERSION")


def test_the_worker_is_the_same_while_nothing_changes(client: Client):
    pages = [client.get("/offline/").content for _ in range(2)]

    assert pages[0] == pages[1]


def test_public_pages_ask_for_no_worker_and_no_app(client: Client):
    for address in ("/", "/emergency/", "/checklist/"):
        page = client.get(address).content
        assert b"waiting.js" not in page
        assert b"manifest" not in page


def scripts_of(page: bytes) -> set[Path]:
    """Return every script that a page runs, with all that they import."""
    waiting = [
        Path(finders.find(name.removeprefix("/static/")))
        for name in files_of(page)
        if name.endswith(".js")
    ]
    found: set[Path] = set()
    while waiting:
        script = waiting.pop()
        if script not in found:
            found.add(script)
            waiting += [script.parent / name for name in IMPORTED.findall(script.read_text())]
    return found


def weight(page: bytes) -> int:
    return sum(len(gzip.compress(script.read_bytes())) for script in scripts_of(page))


def test_the_scripts_of_a_page_stay_small(client: Client, patient: User):
    client.force_login(patient)
    pages = {address: client.get(address).content for address in ("/offline/", "/diary/")}

    weights = {address: weight(page) for address, page in pages.items()}
    assert {a: w for a, w in weights.items() if w > LARGEST_KB * 1024} == {}, weights
    assert len(scripts_of(pages["/diary/"])) > 3


def test_the_page_names_every_module_it_runs_so_that_the_worker_keeps_them(client: Client):
    page = client.get("/offline/").content
    named = {Path(finders.find(name.removeprefix("/static/"))) for name in files_of(page)}

    assert scripts_of(page) <= named


def test_a_diary_registers_the_worker_except_on_a_device_that_others_use(
    client: Client, patient: User
):
    client.force_login(patient)
    assert b'data-worker="/sw.js"' in client.get("/diary/").content
    session = client.session
    session[SHARED] = True
    session[SEEN_AT] = time.time()
    session.save()

    page = client.get("/diary/").content
    assert b"data-worker" not in page
    assert b"data-shared" in page
