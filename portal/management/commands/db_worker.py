"""Run what waits in the task queue, until stopped."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.queue.worker import SteadyWorker


class Command(BaseCommand):
    """Takes the place of the library's command of the same name."""

    help = "Run what waits in the task queue. Start one or more beside the web server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help="stop when nothing waits any more")
        parser.add_argument(
            "--interval", type=float, default=1, help="seconds between two looks at an empty queue"
        )

    def handle(self, *, batch: bool, interval: float, **_options: Any) -> None:
        worker = SteadyWorker(interval=interval, batch=batch)
        worker.configure_signals()
        worker.run()
