"""Prints what public pages and the diary cost, next to what we hold ourselves to."""

import os
import sys
import tempfile
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

FOLDER = tempfile.TemporaryDirectory(prefix="portal-bench-")
os.environ["BENCH_FOLDER"] = FOLDER.name
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.bench import checklist, content  # noqa: E402
from tests.bench.many import publish_a_thousand  # noqa: E402
from tests.bench.measure import Request, Server  # noqa: E402
from tests.bench.paint import paint  # noqa: E402
from tests.bench.patterns import comparing_cost  # noqa: E402
from tests.bench.weight import weights  # noqa: E402
from tests.bench.years import five_years, opening_cost  # noqa: E402

ARTICLE = f"/articles/{content.SLUG}/"
TOKEN = "a" * 32
FAST, SLOW, SLOWEST = 1000, 200, 20  # calls
ROW = "{:<26}{:>7}{:>9}{:>9}{:>9}{:>9}  {}\n"
Target = tuple[Request, int, str]


def main() -> None:
    """Make a site, measure the yardstick and every target in the same run, print the table."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    content.publish_articles()
    out = sys.stdout.write
    out(f"database: {connection.vendor}\n")
    with Server("tests.bench.hello:application()") as hello, Server("portal.wsgi") as site:
        out(ROW.format("target", "status", "CPU ms", "x hello", "queries", "repeats", "bound"))

        def measure(targets: dict[str, Target]) -> float:
            yardstick = 0.0
            for name, (request, calls, bound) in targets.items():
                yardstick = hello.cpu_ms(Request("/hello/", {}), FAST)
                cost, status = site.cpu_ms(request, calls), site.ask(request).status
                count, repeats = _queries(request)
                times = f"{cost / yardstick:.2f}"
                out(ROW.format(name, status, f"{cost:.3f}", times, count, repeats, bound))
            return yardstick

        patient = five_years()
        measure({**_reading(site), **_diary(), **_trends(patient)})
        publish_a_thousand()
        yardstick = measure(_searching())
        out(
            f"hello: {yardstick:.3f} ms. CPU of gunicorn, one worker; ratios to hello just before.\n"
        )
        for what, cost, bound in (*checklist.costs(), opening_cost(patient)):
            out(f"{what}: {cost:.1f} ms of CPU (bound {bound})\n")
        out("{}: {}\n".format(*comparing_cost()))
        for how, parts in weights(site.ask(Request(ARTICLE, {})).body).items():
            listed = ", ".join(f"{kind} {size:,}" for kind, size in parts.items())
            out(f"article, {how}: {sum(parts.values()):,} bytes ({listed})\n")
        largest, shift = paint(f"http://127.0.0.1:{site.port}{ARTICLE}")
        out(f"article on a slow phone: largest paint {largest:.0f} ms, layout shift {shift:.3f}\n")


def _reading(site: Server) -> dict[str, Target]:
    etag = site.ask(Request(ARTICLE, {})).headers["ETag"]
    return {
        "article, kept": (Request(ARTICLE, {}), FAST, "1.2, 0 queries"),
        "article, kept, gzip": (Request(ARTICLE, {"Accept-Encoding": "gzip"}), FAST, ""),
        "article, not kept": (Request(ARTICLE, {"X-Forget": "1"}), FAST, "4, 4 queries, 0 repeats"),
        "bare article, not kept": (
            Request(f"/articles/{content.BARE_SLUG}/", {"X-Forget": "1"}),
            FAST,
            "queries as above",
        ),
        "article, 304": (Request(ARTICLE, {"If-None-Match": etag}), FAST, "2.2"),
        "front page, not kept": (Request("/", {"X-Forget": "1"}), SLOW, ""),
    }


def _searching() -> dict[str, Target]:
    """Return searches of a thousand articles: of words in all of them, of a slip, of what is nowhere."""
    asked = {
        "search, words in all": "gut+fibre+bloating+stool",
        "search, a phrase": "bowel+motion",
        "search, misspelled": "probotics+symptms",
        "search, nothing found": "zzzzzz",
    }
    return {
        name: (Request(f"/search/?q={words}", {}), SLOW, "50 ms; 3 queries, 5 to count")
        for name, words in asked.items()
    }


def _headers(patient: Any) -> dict[str, str]:
    client = Client()
    client.force_login(patient)
    return {
        "Cookie": f"session={client.cookies['session'].value}; csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
    }


def _trends(patient: Any) -> dict[str, Target]:
    """Return the charts of a diary of 20,000 entries."""
    headers = _headers(patient)
    calls = {"7": SLOW, "30": SLOW, "90": SLOWEST, "all": SLOWEST}
    return {
        f"trends, {period}": (
            Request(f"/diary/trends/?period={period}", headers),
            many,
            "6 queries",
        )
        for period, many in calls.items()
    }


def _diary() -> dict[str, Target]:
    headers = _headers(content.fill_diary())
    day = timezone.localdate().isoformat()

    def note() -> bytes:
        said = {"id": str(uuid4()), "date": day, "time": "00:01", "text": "Sample"}
        return urlencode({**said, "csrfmiddlewaretoken": TOKEN}).encode()

    return {
        "diary day, 20 entries": (Request(f"/diary/{day}/", headers), SLOW, "15, 6 queries"),
        "diary timeline": (Request("/diary/timeline/", headers), SLOW, "15, 6 queries"),
        "saving an entry": (Request("/diary/add/note/", headers, note), SLOW, "5 queries"),
    }


def _queries(request: Request) -> tuple[int, int]:
    """Return how many queries a request makes in a warm process, and how many are repeats."""
    client = Client(headers={k: v for k, v in request.headers.items() if k != "Content-Type"})
    kind = request.headers.get("Content-Type", "")
    sql: list[str] = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            if request.body:
                client.post(request.path, request.body(), content_type=kind)
            else:
                client.get(request.path)
        sql = [query["sql"] for query in captured]
    return len(sql), len(sql) - len(set(sql))


main()
FOLDER.cleanup()
