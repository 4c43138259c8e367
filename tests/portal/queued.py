"""Tasks that tests put into the queue, and a worker that does what waits."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django_tasks import task

from portal.queue.worker import QUEUE


@task(backend=QUEUE)
def count(name: str) -> None:
    """Count in the cache how often this was run."""
    cache.set(name, cache.get(name, 0) + 1)


@task(backend=QUEUE)
def fail() -> None:
    """Fail, as a task with a fault does."""
    raise ValueError("sample fault")


def keep_the_connection(library: pytest.MonkeyPatch) -> None:
    """Let a worker stay in the test's own transaction: it would close the connection that holds it."""
    closing = "django_tasks_db.management.commands.db_worker.close_old_connections"
    library.setattr(closing, lambda: None)


def work() -> None:
    """Do what waits."""
    with pytest.MonkeyPatch.context() as library:
        keep_the_connection(library)
        call_command("db_worker", batch=True, verbosity=0)
