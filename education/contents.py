"""What an article points at: its claims, papers, red flags, tags, questions and strategies, in reading order."""

from collections.abc import Callable, Iterator
from typing import Any

from education.citations import Citations
from education.models.translations import original_of

# Where a block of a section's body keeps the rows it points at.
ROWS: dict[str, Callable[[Any], Any]] = {
    "claim": lambda value: [value],
    "red_flags": lambda value: value.get("flags"),
    "track": lambda value: value.get("tags"),
    "visit_questions": lambda value: value,
    "do_dont": lambda value: value.get("tries"),
}


class Contents:
    """The rows of one article. A reader sees the live ones; a preview shows drafts as well."""

    def __init__(self, page: Any, *, preview: bool = False) -> None:
        self.page = page
        self.preview = preview
        self.rows = [part for row in self._rows() for part in self._with_stand_in(row)]

    def shown(self, name: str) -> list[Any]:
        """Return the rows of one model (by its name) that are shown, each once, in order."""
        rows = [self.for_reader(row) for row in self.rows if name_of(row) == name]
        return list(dict.fromkeys(row for row in rows if row is not None))

    def for_reader(self, row: Any) -> Any:
        """Return the row itself where it is shown; in place of a translation that is not live, its original."""
        if row is None or row.live or self.preview:
            return row
        original = original_of(row)
        return original if original is not None and original.live else None

    def _with_stand_in(self, row: Any) -> list[Any]:
        stand_in = self.for_reader(row)
        return [row] if stand_in is None or stand_in == row else [row, stand_in]

    def citations(self) -> Citations:
        return Citations(self.shown("reference"))

    def keys(self) -> list[str]:
        """Return "model:id" of every row, live or not: when one is published, this page changes."""
        return sorted({f"{name_of(row)}:{row.pk}" for row in [*self.rows, *self._behind()]})

    def _behind(self) -> Iterator[Any]:
        """Yield what decides whether a strategy is offered, and what is said of it: claims, and their papers."""
        for row in self.rows:
            if name_of(row) == "strategy":
                yield original_of(row) or row
                for claim in row.known_claims():
                    yield from _with_papers(claim)

    def _rows(self) -> Iterator[Any]:
        for section in self.page.sections:
            yield from self._section_rows(section.value)
        for question in self.page.questions:
            yield from _with_papers(question.value.get("claim"))
        yield from _with_papers(self.page.headline_claim)
        yield from (line.contributor for line in self.page.byline.all())
        if self.page.topic:
            yield self.page.topic
        yield from (line.article for line in self.page.related.all())

    def _section_rows(self, section: Any) -> Iterator[Any]:
        for block in section.get("body") or ():
            find = ROWS.get(block.block_type)
            for row in (find(block.value) or ()) if find else ():
                yield from _with_papers(row)
        yield from (reference for reference in section.get("references") or () if reference)


def _with_papers(row: Any) -> Iterator[Any]:
    """Yield a row, and after a claim the papers it rests on."""
    if row is not None:
        yield row
        yield from papers_of(row)


def papers_of(row: Any) -> list[Any]:
    """Return the papers of a claim in the editor's order; none of any other row."""
    if name_of(row) != "claim":
        return []
    return [link.reference for link in row.claim_references.select_related("reference")]


def name_of(row: Any) -> str:
    """Return the name of a row's model in small letters."""
    return type(row).__name__.lower()
