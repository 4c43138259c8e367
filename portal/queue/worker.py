"""The worker of the task queue: the library's, with a sign of life, so that work of the dead is taken up."""

import threading
from contextlib import suppress
from datetime import MAXYEAR, datetime, timedelta

from django.core.cache import cache
from django.db import OperationalError, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

QUEUE = "queue"
"""The name in TASKS of what runs outside the request."""
SIGN_EVERY_S, SIGN_LASTS_S = 10, 40
"""A worker killed in the middle of a task is known to be dead after SIGN_LASTS_S at most."""
MOST_TRIES = 5
KEEP_FINISHED = timedelta(days=7)


class SteadyWorker(Worker):
    """Runs tasks and shows every few seconds that it lives; meanwhile it frees the tasks of the dead."""

    def __init__(self, *, interval: float = 1, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name=QUEUE,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """Work until told to stop, or until the queue is empty in batch mode."""
        stopped = threading.Event()
        _tidy(self.worker_id)
        signs = threading.Thread(target=_live, args=[self.worker_id, stopped], daemon=True)
        signs.start()
        try:
            super().run()
        finally:
            stopped.set()
            signs.join()
            cache.delete(_key(self.worker_id))


def free_tasks_of_the_dead() -> int:
    """Put tasks back whose worker shows no life, or give them up after ``MOST_TRIES``; return how many.

    So a task may start again after its worker died in the middle of it: each task of ours does its work
    once, however often it is started.
    """
    running = [task for task in DBTaskResult.objects.running() if task.worker_ids]
    alive = set(cache.get_many([_key(task.worker_ids[-1]) for task in running]))
    return sum(_free(task) for task in running if _key(task.worker_ids[-1]) not in alive)


def longest_wait(now: datetime) -> timedelta:
    """Return for how long the task that is due first could have been running."""
    due = DBTaskResult.objects.ready().values_list("enqueued_at", "run_after")[:1000]
    # The library writes the end of the calendar for "at once".
    since = [put_in if after.year == MAXYEAR else after for put_in, after in due]
    return now - min(since, default=now)


def _live(worker_id: str, stopped: threading.Event) -> None:
    while not stopped.wait(SIGN_EVERY_S):
        with suppress(OperationalError):  # a locked database: the next round comes soon
            _tidy(worker_id)
    connection.close()


def _tidy(worker_id: str) -> None:
    cache.set(_key(worker_id), "lives", SIGN_LASTS_S)
    free_tasks_of_the_dead()
    old = timezone.now() - KEEP_FINISHED
    DBTaskResult.objects.successful().filter(finished_at__lt=old).delete()


def _free(task: DBTaskResult) -> int:
    """Change the row only while the dead worker still holds it: two workers may look at once."""
    held = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if len(task.worker_ids) < MOST_TRIES:
        return held.update(status=TaskResultStatus.READY, started_at=None)
    return held.update(
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        traceback=f"Its worker died {MOST_TRIES} times.",
    )


def _key(worker_id: str) -> str:
    return f"worker:{worker_id}"
