"""A clinic that runs already keeps every row, and each gets the language it was written in."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from tests.migrated import back_to_the_copy

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
BEFORE = [("education", "0009_search_shows_the_verdict")]
AFTER = [("education", "0012_one_row_for_each_language")]


def to(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def before():
    apps = to(BEFORE)
    yield apps
    back_to_the_copy()


def write_rows(apps):
    education = apps.get_model
    topic = education("education", "Topic").objects.create(name="Food", slug="food", live=True)
    claims = [
        education("education", "Claim").objects.create(code=f"C{n}", slug=f"c{n}", live=True)
        for n in range(3)
    ]
    paper = education("education", "Reference").objects.create(number=1, live=True)
    education("education", "ClaimReference").objects.create(claim=claims[0], reference=paper)
    flag = education("education", "RedFlag").objects.create(
        code="RF01", key="one", tier="soon", question="Sample?", rule="x", version=4
    )
    type(flag).objects.filter(pk=flag.pk).update(live=True)  # as it was signed and published
    kind = apps.get_model("contenttypes", "ContentType").objects.create(
        app_label="education", model="sample"
    )
    education("education", "Signature").objects.create(
        content_type=kind,
        object_id=str(topic.pk),
        content_hash="0" * 64,
        reviewer_name="Sample",
        signed_at=timezone.now(),
    )
    return topic, claims, flag


def test_rows_from_before_are_kept_in_the_source_language_and_the_way_back_is_open(before):
    topic, claims, flag = write_rows(before)

    after = to(AFTER).get_model
    rows = after("education", "Claim").objects.order_by("pk")
    assert [row.pk for row in rows] == [claim.pk for claim in claims]
    assert {row.locale.language_code for row in rows} == {"en-gb"}
    assert len({row.translation_key for row in rows}) == 3
    link = after("education", "ClaimReference").objects.get()
    assert (link.claim_id, link.locale.language_code) == (claims[0].pk, "en-gb")
    kept = after("education", "RedFlag").objects.get(pk=flag.pk)
    assert (kept.version, kept.live, kept.locale.language_code) == (4, True, "en-gb")
    assert after("education", "Topic").objects.get(pk=topic.pk).slug == "food"
    assert after("education", "Signature").objects.get().source_hash == ""

    # One test: each of these steps takes seconds, whatever it finds.
    again = to(BEFORE).get_model
    assert again("education", "Claim").objects.count() == 3
