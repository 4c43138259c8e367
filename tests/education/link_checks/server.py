"""A server of our own that answers as the test says, and remembers what it was asked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from education.link_checks.asking import Asker
from education.link_checks.checking import Checker
from education.link_checks.gate import Gate

Answers = dict[str, tuple[int, str]]


class Server:
    """``answers``: path → (status, place it leads to or body)."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.url = ""


@contextmanager
def serving(answers: Answers) -> Iterator[Server]:
    server = Server(answers)

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            server.asked.append(f"{self.command} {self.path}")
            key = f"{self.command} {self.path}"
            status, text = answers.get(key) or answers.get(self.path) or (404, "")
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", text)
            body = b"" if self.command == "HEAD" else text.encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_GET = answer  # noqa: N815 - the names the library calls

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.url = f"http://site.example:{listening.server_port}"
    threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()


def home(_host: str, _port: int) -> list[str]:
    """Take every name for this machine."""
    return ["127.0.0.1"]


def checker(**more: object) -> Checker:
    """Return a checker that may talk to this machine, and does not wait."""
    gate = Gate(addresses=home, allowed=lambda ip: ip == "127.0.0.1", any_port=True)
    return Checker(**{"asker": Asker(gate, seconds=2), "sleep": lambda _seconds: None, **more})
