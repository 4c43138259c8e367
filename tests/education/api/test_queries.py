"""What the API asks of the database does not grow with what it gives."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.education import shelf
from tests.education.api.test_articles import get

pytestmark = pytest.mark.django_db


def queries(client, path):
    client.get(f"/api/v2/{path}")
    with CaptureQueriesContext(connection) as asked:
        get(client, path)
    return len([q for q in asked if "contentversion" not in q["sql"]])


def test_the_queries_do_not_grow_with_rows_claims_or_papers(client):
    papers = [shelf.reference(n) for n in range(1, 9)]
    claims = [shelf.claim(f"S{n}", tuple(papers[2 * n : 2 * n + 2])) for n in range(4)]
    flags = [shelf.red_flag(f"RF0{n}") for n in range(1, 4)]

    def article(slug, claims, flags):
        blocks = [("claim", claim) for claim in claims] + [("red_flags", {"flags": flags})]
        sections = [shelf.section(f"Part {n}", block) for n, block in enumerate(blocks)]
        shelf.article(slug, headline_claim=claims[0], sections=sections)

    article("small", claims[:1], flags[:1])
    one, listed = queries(client, "pages/small/"), queries(client, "pages/?fields=*")
    article("large", claims, flags)

    assert queries(client, "pages/large/") == one
    assert queries(client, "pages/?fields=*") == listed
    assert one <= 16
    assert listed <= 4
