"""Runs an application under gunicorn and reads the CPU time of its processes."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

SECONDS_TO_START = 60
WARM_UP = 20


@dataclass(frozen=True)
class Request:
    """One request to measure; ``body`` is made anew for every call."""

    path: str
    headers: dict[str, str]
    body: Callable[[], bytes] | None = None


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Server:
    """One application under gunicorn with one worker, on this machine alone."""

    def __init__(self, application: str) -> None:
        self.application = application
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def __enter__(self) -> Self:
        address = f"127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--bind", address]
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--log-level", "error", self.application], env=os.environ
        )
        self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.terminate()
        self.process.wait()

    def ask(self, request: Request) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        method, body = ("POST", request.body()) if request.body else ("GET", None)
        connection.request(method, request.path, body, request.headers)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    def cpu_ms(self, request: Request, calls: int) -> float:
        """Return the CPU milliseconds one request costs all processes of the server."""
        for _ in range(WARM_UP):
            self.ask(request)
        before = self._cpu_ns()
        for _ in range(calls):
            self.ask(request)
        return (self._cpu_ns() - before) / calls / 1_000_000

    def _cpu_ns(self) -> int:
        master = self.process.pid
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        tasks = [
            task for pid in (master, *children) for task in Path(f"/proc/{pid}/task").iterdir()
        ]
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)

    def _wait(self) -> None:
        until = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < until:
            try:
                self.ask(Request("/hello/", {}))
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise TimeoutError(f"{self.application} did not start")
