"""Tasks that tests put into the queue."""

from django.core.cache import cache
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
