"""A database in files, as a running portal has, and several people at work in it at the same moment."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

Job = Callable[[], Any]
OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


@contextmanager
def sqlite_in_files(folder: Path) -> Iterator[Path]:
    """Work in an empty SQLite database with every table, set up as ``portal.settings`` does."""
    usual, path = connections[DEFAULT_DB_ALIAS], folder / "db.sqlite3"
    open_file(path)
    try:
        with connection.schema_editor() as editor:
            for model in apps.get_models():
                if model._meta.managed and not model._meta.proxy:
                    editor.create_model(model)
        yield path
    finally:
        connection.close()
        connections[DEFAULT_DB_ALIAS] = usual


def open_file(path: Path) -> None:
    """Give this thread its own connection to a database in files."""
    usual = connections[DEFAULT_DB_ALIAS].settings_dict
    defaults = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": OPTIONS}
    connections[DEFAULT_DB_ALIAS] = DatabaseWrapper({**usual, **defaults}, DEFAULT_DB_ALIAS)


def at_once(jobs: Sequence[Job], path: Path | None) -> list[Any]:
    """Do each job in a thread, all from the same moment; return what each returned, or its error."""
    together, results = Barrier(len(jobs)), [None] * len(jobs)

    def work(place: int) -> None:
        if path:
            open_file(path)
        try:
            together.wait(timeout=20)
            results[place] = jobs[place]()
        except Exception as error:  # noqa: BLE001 - the test looks at it
            results[place] = error
        finally:
            connection.close()

    threads = [Thread(target=work, args=[place]) for place in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


@contextmanager
def just_before(statement: str, do: Job) -> Iterator[None]:
    """Do something the moment before the first SQL that begins with ``statement``, as another device would."""
    waiting = [do]

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if waiting and sql.startswith(statement):
            waiting.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield
