"""What every test shares: which tests touch a database, and the option that keeps only those."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings

from tests.migrated import copy_instead_of_migrating
from tests.workers import FileWithSharedRows

JOURNEYS = Path(__file__).parent / "journeys"

# A clock on the wall says how busy the machine is, not whether the code is right. In continuous integration the
# examples are the same each time, so that what fails there is what was changed; elsewhere they are new ones.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="run only tests that touch the database (the second run, on PostgreSQL)",
    )
    parser.addoption(
        "--no-database",
        action="store_true",
        help="leave out tests that touch the database (``make fast``)",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FileWithSharedRows:
    return FileWithSharedRows(config, log)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    copy_instead_of_migrating()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Have a home page, a list of guides and a byline from the start: each article asks for them anew otherwise.

    A test that empties tables takes them away; whoever needs them after it makes them.
    """
    from tests.education.shelf import front_of_the_shelf

    with django_db_blocker.unblock():
        front_of_the_shelf()


@pytest.fixture(scope="module")
def for_all_tests(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Keep what fixtures of a module write for all its tests, and take it back after them.

    For what takes long to publish. Each test still takes back what itself wrote; it looks rows up
    anew, since what another test did to an object in memory is not taken back.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def touches_database(item: pytest.Item) -> bool:
    """Say whether a test reads or writes the database of this process."""
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db"} & fixtures)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    only, without = config.getoption("--only-database"), config.getoption("--no-database")
    if not (only or without):
        return
    # A journey's database is its server's, which these options know nothing of: it runs with neither.
    kept = [
        i for i in items if touches_database(i) is only and JOURNEYS not in Path(i.path).parents
    ]
    left_out = {id(item) for item in items} - {id(item) for item in kept}
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left_out])
    items[:] = kept
