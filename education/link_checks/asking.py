"""One polite question to a server: HEAD, then GET where HEAD is not known; a few redirects at most."""

import http.client
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import NamedTuple
from urllib.parse import quote, urljoin

from education.link_checks.gate import Gate, NotPublic, Target, Unknown

AGENT = "ClinicLinkCheck/1.0 (checks the links of a patient-education site)"
SECONDS = 10
STEPS = 3
REDIRECTS = 5
MOST_BYTES = 200_000
MOVED = {301, 302, 303, 307, 308}
# What servers say that do not answer HEAD, or not to strangers, although the page is there.
ASK_WITH_GET = {400, 403, 404, 405, 406, 500, 501, 503}


class Answer(NamedTuple):
    """``status`` is the last one told, ``None`` when nobody answered; ``body`` only of a GET."""

    status: int | None
    body: bytes = b""
    location: str = ""


@dataclass(frozen=True)
class Asker:
    """Asks through a gate. ``seconds`` is the patience with one step of a connection."""

    gate: Gate
    seconds: float = SECONDS

    def ask(self, url: str, *, follow: bool = True) -> Answer:
        """Return what ``url`` answers after its redirects, each of which passes the gate anew.

        Raises:
            NotPublic: if it, or a place it leads to, may not be asked.
        """
        for _hop in range(REDIRECTS + 1):
            answer = self._once("HEAD", url)
            if answer.status in ASK_WITH_GET:
                answer = self._once("GET", url)
            if answer.status not in MOVED or not follow or not answer.location:
                return answer
            url = urljoin(url, answer.location)
        return Answer(None)

    def read(self, url: str) -> Answer:
        """Return the answer to a GET with the beginning of its body, after redirects."""
        for _hop in range(REDIRECTS + 1):
            answer = self._once("GET", url)
            if answer.status not in MOVED or not answer.location:
                return answer
            url = urljoin(url, answer.location)
        return Answer(None)

    def _once(self, method: str, url: str) -> Answer:
        try:
            target = self.gate.target(url)
            connection = _Pinned(target, self.seconds)
            # The patience above is with each step: a server may not spin out a thousand of them.
            limit = Timer(self.seconds * STEPS, connection.hang_up)
            limit.start()
            try:
                return _told(connection, method, target)
            finally:
                limit.cancel()
                connection.close()
        except (Unknown, OSError, http.client.HTTPException, ValueError):
            return Answer(None)


def _told(connection: "_Pinned", method: str, target: Target) -> Answer:
    path = quote(target.path, safe="/%?&=#:;,+@!$'()*~[]-._")
    connection.request(method, path, headers={"User-Agent": AGENT, "Accept": "*/*"})
    response = connection.getresponse()
    body = response.read(MOST_BYTES) if method == "GET" else b""
    return Answer(response.status, body, response.getheader("Location") or "")


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that passed the gate, under the name that the server knows."""

    def __init__(self, target: Target, seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self._target, self._seconds = target, seconds
        self.default_port = 443 if target.scheme == "https" else 80

    def connect(self) -> None:
        plain = socket.create_connection((self._target.ip, self._target.port), self._seconds)
        if self._target.scheme == "http":
            self.sock = plain
            return
        self.sock = plain
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(plain, server_hostname=self._target.host)

    def hang_up(self) -> None:
        with suppress(OSError):
            if self.sock:
                self.sock.shutdown(socket.SHUT_RDWR)


__all__ = ["AGENT", "Answer", "Asker", "NotPublic"]
