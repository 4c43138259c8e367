"""A clinic that runs already keeps the source of each red flag, and gets it in fields."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.migrated import back_to_the_copy

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
BEFORE = [("education", "0019_what_a_case_asks_for")]
AFTER = [("education", "0021_read_sources_into_fields")]
TEXT = "NICE NG12 1.3 (version of 2023); our own handbook. To be checked by the clinic: 5 days"


def to(targets):
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def before():
    yield to(BEFORE)
    back_to_the_copy()


def test_the_text_stays_and_is_read_into_fields(before):
    locale, _new = before.get_model("wagtailcore", "Locale").objects.get_or_create(
        language_code="en-gb"
    )
    rows = before.get_model("education", "RedFlag").objects
    known = {"key": "one", "tier": "soon", "question": "Sample?", "rule": "lump", "locale": locale}
    rows.create(code="RF01", source=TEXT, source_status="V", guideline_version="print 2", **known)
    rows.filter(code="RF01").update(live=True)  # as it was signed and published
    rows.create(code="RF02", source="", **{**known, "key": "two"})

    after = to(AFTER).get_model("education", "RedFlag").objects
    row = after.get(code="RF01")
    assert (row.source, row.live) == (TEXT, True)
    assert row.own_choice == "To be checked by the clinic: 5 days"
    values = [block.value for block in row.sources]
    assert [value["document"] for value in values] == ["NG12", "our own handbook"]
    assert [value["version"] for value in values] == ["2023, print 2", ""]
    assert {value["status"] for value in values} == {"seen"}
    assert not after.get(code="RF02").sources

    to(BEFORE)
    again = to(AFTER).get_model("education", "RedFlag").objects.get(code="RF01")
    assert (again.source, again.own_choice) == (TEXT, row.own_choice)
