"""``make run``: a copy of the portal with the sample clinic, ready to be looked at on this machine."""

import hashlib
import os
import socket
import sys
import threading
from pathlib import Path

import django

from portal.env import BASE_DIR

HOST = "127.0.0.1"
DEFAULT_PORT = "8000"
LARGEST_PORT = 65_535
APPS = ("education", "diary", "portal")
STAMP = "ready"


class CannotStart(Exception):
    """The portal cannot be started; the message is one line that says what to do."""


def main() -> int:
    """Make what is missing, say where everything is, and serve until somebody stops it."""
    try:
        port = free_port(os.environ.get("PORT", DEFAULT_PORT))
    except CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    os.environ.setdefault("DEBUG", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    prepare()
    serve(port)
    return 0


def free_port(text: str) -> int:
    """Return the port that ``text`` names, if nothing on this machine listens there."""
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= LARGEST_PORT):
        raise CannotStart(
            f"PORT={text[:20]!r} is no port: choose a number from 1 to {LARGEST_PORT}."
        )
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise CannotStart(
                f"{HOST}:{port} cannot be used ({error.strerror}): try PORT={port + 1} make run"
            ) from None
    return port


def prepare() -> None:
    """Bring the database up to date and load the sample clinic, unless that was done before."""
    # Not before django.setup().
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    stamp: Path = settings.VAR_DIR / STAMP
    state = state_of_the_code(BASE_DIR, settings.ENV.database_url)
    if stamp.exists() and stamp.read_text() == state and MigrationRecorder(connection).has_table():
        return
    say("Preparing the database and the sample clinic. This takes a minute, once.")
    call_command("migrate", verbosity=0)
    call_command("load_sample", verbosity=0)
    stamp.write_text(state)


def state_of_the_code(folder: Path, database_url: str) -> str:
    """Return a hash that changes when migrations, sample content or the database are others."""
    digest = hashlib.sha256(f"{django.get_version()} {database_url}".encode())
    for app in APPS:
        for path in sorted((folder / app).rglob("migrations/*.py")):
            digest.update(path.name.encode())
    for pattern in (
        "portal/sample/**/*.*",
        "education/clinical/*.json",
        "education/setting_up/*.json",
    ):
        for path in sorted(folder.glob(pattern)):
            if path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()


def serve(port: int) -> None:
    """Answer on ``port`` until interrupted."""
    from django.conf import settings
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application

    from portal.queue.worker import SteadyWorker
    from portal.sample.people import read_accounts

    threading.Thread(target=SteadyWorker(interval=2).run, daemon=True).start()
    try:
        run(
            HOST,
            port,
            get_wsgi_application(),
            threading=True,
            on_bind=lambda bound: say(
                what_to_know(bound, read_accounts(settings.VAR_DIR), settings.VAR_DIR)
            ),
        )
    except KeyboardInterrupt:
        say("\nStopped.")


def what_to_know(port: int, accounts: dict[str, dict[str, str]], var_dir: Path) -> str:
    """Return where the portal is, and how to sign in as each sample person."""
    people = [
        f"  {name:<10} {row['email']:<26} {row['password']:<22} {row.get('totp_secret', '')}".rstrip()
        for name, row in accounts.items()
    ]
    return "\n".join(
        [
            f"\nThe portal:  http://{HOST}:{port}/",
            f"The CMS:     http://{HOST}:{port}/cms/\n",
            "Sample accounts (they exist on this machine only): e-mail, password, secret of the app",
            *people,
            "\nStaff need a one-time code as well. Put the secret into an authenticator app, or ask:",
            "  DEBUG=1 .venv/bin/python manage.py sample_code writer",
            f"E-mails are files in {var_dir / 'mail'}. Stop with Ctrl-C.\n",
        ]
    )


def say(line: str) -> None:
    """Write one line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
