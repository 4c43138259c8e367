"""What a server wants robots to leave alone, asked once for each server; without rules, nothing."""

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from education.link_checks.asking import AGENT, Answer, Asker, NotPublic

LONGEST_PAUSE = 20.0
OK = 200


class Robots:
    """The rules of every server asked so far."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._rules: dict[str, RobotFileParser] = {}

    def allow(self, url: str) -> bool:
        """Say whether robots may ask for ``url``."""
        return self._of(url).can_fetch(AGENT, url)

    def pause(self, url: str) -> float:
        """Return the seconds that the server wants between two questions; 0 if it names none."""
        delay = self._of(url).crawl_delay(AGENT)
        return min(float(delay or 0), LONGEST_PAUSE)

    def _of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        server = f"{parts.scheme}://{parts.netloc}"
        if server not in self._rules:
            self._rules[server] = self._read(server)
        return self._rules[server]

    def _read(self, server: str) -> RobotFileParser:
        rules = RobotFileParser()
        answer = self._rules_of(server)
        known = answer.status == OK
        rules.parse(answer.body.decode("utf-8", "replace").splitlines() if known else [])
        return rules

    def _rules_of(self, server: str) -> Answer:
        try:
            return self._asker.read(f"{server}/robots.txt")
        except NotPublic:
            return Answer(None)
