"""The task queue: what waits is run once; what a dead worker held is run by another."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from portal.queue import worker
from tests.portal import queued
from tests.portal.queued import work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue_in_the_database(settings, monkeypatch):
    cache.clear()
    queued.keep_the_connection(monkeypatch)
    settings.TASKS = settings.QUEUE_IN_DATABASE


def held_by(worker_id: str, *earlier: str) -> DBTaskResult:
    """Put in a task and let a worker begin it."""
    queued.count.enqueue("runs")
    task = DBTaskResult.objects.get()
    task.worker_ids = list(earlier)
    task.claim(worker_id)
    return task


def test_what_waits_is_run_once_by_the_next_worker():
    queued.count.enqueue("runs")
    assert cache.get("runs") is None

    work()
    work()

    assert cache.get("runs") == 1
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_task_with_a_fault_does_not_stop_the_worker():
    queued.fail.enqueue()
    queued.count.enqueue("runs")

    work()

    assert cache.get("runs") == 1
    assert DBTaskResult.objects.failed().count() == 1


def test_what_a_dead_worker_held_is_run_by_another():
    held_by("dead")

    work()

    assert cache.get("runs") == 1
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_what_a_living_worker_holds_is_left_to_it():
    held_by("alive")
    cache.set("worker:alive", "lives", 40)

    work()

    assert cache.get("runs") is None
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING


def test_a_task_that_kills_its_workers_is_given_up():
    held_by("dead", *["dead before"] * (worker.MOST_TRIES - 1))

    work()

    assert cache.get("runs") is None
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_a_worker_shows_that_it_lives_while_it_works_and_not_after():
    signs = []
    steady = worker.SteadyWorker(batch=True)
    queued.count.enqueue("runs")
    steady.run_task = lambda task: (
        signs.append(cache.get(f"worker:{steady.worker_id}")),
        task.set_successful(None),
    )

    steady.run()

    assert signs == ["lives"]
    assert cache.get(f"worker:{steady.worker_id}") is None


def test_finished_tasks_go_after_a_week_and_failed_ones_stay():
    for task in (queued.count, queued.count, queued.fail):
        task.enqueue(*["runs"] * (task is queued.count))
    work()
    done = DBTaskResult.objects.successful().first()
    failed = DBTaskResult.objects.failed().get()
    long_ago = timezone.now() - timedelta(days=8)
    DBTaskResult.objects.filter(pk__in=[done.pk, failed.pk]).update(finished_at=long_ago)

    work()

    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


def test_health_says_how_long_the_queue_waits(client):
    assert client.get("/health/ready").json()["queue_waits_seconds"] == 0
    queued.count.enqueue("runs")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=5))
    queued.count.using(run_after=timezone.now() + timedelta(hours=1)).enqueue("runs")

    assert client.get("/health/ready").json()["queue_waits_seconds"] in range(300, 330)
