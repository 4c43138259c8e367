"""The way of a file through the pages, as tests walk it."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from diary.models import Entry
from tests.diary.importing.files import apple, apple_record, apple_sleep, apple_weight

EXPORT = apple(
    apple_weight("2026-11-18 07:00:00 +0000", 72.4),
    apple_weight("2026-11-19 07:00:00 +0000", 72.6),
    apple_record("HKQuantityTypeIdentifierRestingHeartRate", "2026-11-19 07:00:00 +0000", 61, unit="count/min"),
    apple_sleep("2026-11-18 23:00:00 +0000", "2026-11-19 06:30:00 +0000"),
)  # fmt: skip
TABLE = b"Date;Weight;Bloating;Note\n03/04/2026;72,5;4;Sample words\n04/04/2026;72,7;;\n05/04/2026;heavy;2;\n"


def upload(browser, data, name="sample"):
    return browser.post(reverse("import_diary"), {"file": SimpleUploadedFile(name, data)})


def send(browser, step, url, **data):
    """Post to a step of the import that ``url`` shows."""
    return browser.post(reverse(f"import_{step}", args=[url.rstrip("/").rpartition("/")[2]]), data)


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def uploaded(browser, data):
    answer = upload(browser, data)
    assert answer.status_code == 302
    return answer["Location"]


def brought_in(browser, data, *sorts):
    url = uploaded(browser, data)
    send(browser, "confirm", url, sorts=sorts)
    return url


def said(patient):
    rows = Entry.objects.owned_by(patient).kept().oldest_first()
    return [(row.kind, row.local_date.isoformat()) for row in rows]


def signed_in_as(patient):
    browser = Client()
    browser.force_login(patient)
    return browser
