"""The snippets a document names: found by code or name, or made as drafts where it names a person."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from education.domain.importing import Issue
from education.models import (
    Claim,
    Contributor,
    DiaryTag,
    RedFlag,
    Reference,
    Topic,
    VisitQuestion,
)

BY_CODE = {"claim": Claim, "red_flags": RedFlag, "track": DiaryTag, "ask": VisitQuestion}


class Snippets:
    """Looks snippets up for one import; ``issues`` names what does not exist."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []

    def chosen(self, kind: str, codes: tuple[str, ...], line: int) -> list[Any]:
        """Return the snippets of ``codes`` in that order; what is missing becomes an issue."""
        found = {row.code.casefold(): row for row in BY_CODE[kind].objects.filter(code__in=codes)}
        for code in codes:
            if code.casefold() not in found:
                message = _("Nothing here has the code “%(code)s”; choose it by hand.")
                self.issues.append(Issue("unknown_code", message % {"code": code[:60]}, line))
        return [found[code.casefold()] for code in codes if code.casefold() in found]

    def references(self, labels: tuple[str, ...]) -> list[Reference]:
        """Return the references that ``labels`` number, each once, in that order."""
        numbers = [int(label) for label in dict.fromkeys(labels) if _is_number(label)]
        found = {row.number: row for row in Reference.objects.filter(number__in=numbers)}
        return [found[number] for number in numbers if number in found]

    def questions(self, texts: tuple[str, ...]) -> list[VisitQuestion]:
        """Return the live visit questions that say exactly ``texts``; none unless all are there."""
        rows = VisitQuestion.objects.filter(live=True, question__in=texts)
        found = {row.question: row for row in rows}
        return [found[text] for text in texts] if len(found) == len(set(texts)) else []

    def claim(self, code: str) -> Claim | None:
        """Return the claim of the verdict card, if the document names one."""
        return next(iter(self.chosen("claim", (code,), 1)), None) if code else None

    def topic(self, name: str) -> Topic | None:
        """Return the topic called ``name``, made as a draft if there is none."""
        limit = Topic._meta.get_field("name").max_length or 0  # noqa: SLF001 - Django's documented Model._meta
        slug = slugify(name)[:limit].strip("-")
        if not slug or len(name) > limit:
            return None
        there = Topic.objects.filter(name__iexact=name) | Topic.objects.filter(slug=slug)
        return there.first() or _drafted(Topic(name=name, slug=slug))

    def author(self, name: str, *, is_organisation: bool) -> Contributor | None:
        """Return the author called ``name``, made as a draft if there is none."""
        limit = Contributor._meta.get_field("name").max_length or 0  # noqa: SLF001 - as above
        slug = slugify(name)[:limit].strip("-")
        if not slug or len(name) > limit:
            return None
        authors = Contributor.objects.filter(role=Contributor.Role.AUTHOR)
        there = authors.filter(name__iexact=name).first()
        if there or not Contributor.objects.filter(slug=slug).exists():
            new = Contributor(
                name=name, slug=slug, role=Contributor.Role.AUTHOR, is_organisation=is_organisation
            )
            return there or _drafted(new)
        return None


def _drafted(snippet: Any) -> Any:
    """Save a snippet that nobody has reviewed: never live."""
    snippet.live = False
    snippet.save()
    snippet.save_revision()
    return snippet


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdigit() and len(label) <= 9
