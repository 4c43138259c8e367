"""``manage.py check_links``: asks whether what live content links to still answers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from education.link_checks.checking import Checker, due_for_a_check, forget_all_but, keep_outcome
from education.link_checks.finding import links


class Command(BaseCommand):
    """Slow on purpose; run it at night. Nothing asks other servers unless this is run."""

    help = "Ask every address that live content links to, once a week at most, and keep the answer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=500, help="ask at most so many addresses")

    def handle(self, *args: Any, **options: Any) -> None:
        urls = links()
        forget_all_but(urls)
        checker, counts = Checker(), dict[str, int]()
        for url in due_for_a_check(urls, timezone.now())[: max(0, options["most"])]:
            outcome, status = checker.check(url)
            keep_outcome(url=url, outcome=outcome, status=status, at=timezone.now())
            counts[outcome] = counts.get(outcome, 0) + 1
        told = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items()))
        self.stdout.write(told or "No address was due to be asked.")
