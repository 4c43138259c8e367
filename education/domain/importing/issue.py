"""Something an editor should look at, with the line it came from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Issue:
    """Something an editor should look at; ``line`` counts from 1, ``message`` is plain English."""

    code: str
    message: str
    line: int

    def as_json(self) -> dict[str, object]:
        """Return the issue as ``import_article --json`` prints it."""
        return {"code": self.code, "message": self.message, "line": self.line}
