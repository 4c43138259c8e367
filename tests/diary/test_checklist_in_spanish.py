"""The checklist at /es/: what to do is said in one language, not half in another."""

import html

import pytest

from tests.diary.checklist_forms import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("live_red_flags"), pytest.mark.slow]


def test_whom_to_call_is_said_in_spanish(nobody):
    page = html.unescape(text(nobody.get("/es/checklist/")))

    assert "Si es así, llame al 999 o vaya a urgencias (A&E) ahora: no espere" in page
    assert "call 999" not in page


def test_it_is_said_in_english_to_who_reads_english(nobody):
    page = html.unescape(text(nobody.get("/checklist/")))

    assert "If it is, call 999 or go to A&E now: do not wait" in page
