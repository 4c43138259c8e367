"""The snippets a document names: found by code or name, or made as drafts where there is none."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from education.domain.importing import Issue
from education.languages import SOURCE
from education.models import (
    Claim,
    Contributor,
    DiaryTag,
    RedFlag,
    Reference,
    Strategy,
    Topic,
    VisitQuestion,
)

BY_CODE = {
    "claim": Claim,
    "red_flags": RedFlag,
    "track": DiaryTag,
    "ask": VisitQuestion,
    "try": Strategy,
}
LONGEST_NUMBER = 9


class Snippets:
    """Looks snippets up for one import; ``issues`` names what does not exist or does not fit.

    ``numbers`` says which label in the text is which paper's number, and ``body_lines`` where the values
    of each section's body start in the document.
    """

    def __init__(self, numbers: Mapping[str, str] | None = None) -> None:
        self.numbers = dict(numbers or {})
        self.body_lines: list[list[int]] = []
        self.issues: list[Issue] = []
        self._drafted_questions: dict[int, int] = {}

    def tell(self, code: str, message: str, line: int) -> None:
        """Note something an editor should look at."""
        self.issues.append(Issue(code, message, line))

    def check_length(self, name: str, text: str, limit: int | None, line: int) -> None:
        """Say when ``text`` is longer than its part of the page takes; it is kept whole."""
        if limit is not None and len(text) > limit:
            message = _("This %(part)s has %(count)s characters; there is room for %(limit)s.")
            message %= {"part": name, "count": len(text), "limit": limit}
            self.tell("too_long", message, line)

    def chosen(self, kind: str, codes: tuple[str, ...], line: int) -> list[Any]:
        """Return the snippets of ``codes`` in that order; what is missing becomes an issue."""
        rows = BY_CODE[kind].objects.in_language(SOURCE).filter(code__in=codes)
        found = {row.code.casefold(): row for row in rows}
        for code in codes:
            if code.casefold() not in found:
                self._unknown(code, line)
        return [found[code.casefold()] for code in codes if code.casefold() in found]

    def references(self, labels: tuple[str, ...], line: int) -> list[Reference]:
        """Return the references that ``labels`` stand for, each once; a missing one becomes an issue.

        A footnote that is no paper of the clinic has its issue already.
        """
        once = list(dict.fromkeys(self.numbers[la] for la in labels if la in self.numbers))
        numbers = [int(label) for label in once if len(label) <= LONGEST_NUMBER]
        found = {str(row.number): row for row in Reference.objects.filter(number__in=numbers)}
        for label in once:
            if label not in found:
                self._unknown(label, line)
        return [found[label] for label in once if label in found]

    def _unknown(self, code: str, line: int) -> None:
        message = _("Nothing here has the code “%(code)s”; choose it by hand.")
        self.tell("unknown_code", message % {"code": code[:60]}, line)

    def question(self, text: str, line: int) -> VisitQuestion | None:
        """Return the visit question that says exactly ``text``, made as a draft if there is none."""
        limit = _limit(VisitQuestion, "question")
        self.check_length(_("question to ask"), text, limit, line)
        if len(text) > limit:
            return None
        asked = VisitQuestion.objects.in_language(SOURCE).filter(question=text)
        there = asked.order_by("-live", "pk").first()
        code = _free_slug(VisitQuestion, "code", text, instead="question")
        row = there or _drafted(VisitQuestion(code=code, question=text))
        if not row.live:
            self._drafted_questions.setdefault(row.pk, line)
        return row

    def count_drafted_questions(self) -> None:
        """Say how many visit questions of this document nobody has signed yet."""
        count = len(self._drafted_questions)
        if count:
            message = ngettext(
                "%(count)s draft visit question was made and needs a look: say why to ask it.",
                "%(count)s draft visit questions were made and need a look: say why to ask them.",
                count,
            )
            line = min(self._drafted_questions.values())
            self.tell("visit_questions_drafted", message % {"count": count}, line)

    def claim(self, code: str) -> Claim | None:
        """Return the claim of the verdict card, if the document names one."""
        return next(iter(self.chosen("claim", (code,), 1)), None) if code else None

    def topic(self, name: str, line: int) -> Topic | None:
        """Return the topic called ``name``, made as a draft if there is none."""
        limit = _limit(Topic, "name")
        slug = slugify(name)[:limit].strip("-")
        if name and (not slug or len(name) > limit):
            self.tell("topic_not_found", _("No topic could be made of its name; choose one."), line)
        if not slug or len(name) > limit:
            return None
        there = Topic.objects.in_language(SOURCE).filter(Q(name__iexact=name) | Q(slug=slug))
        return there.first() or _drafted(Topic(name=name, slug=slug))

    def author(self, name: str, line: int, *, is_organisation: bool) -> Contributor | None:
        """Return the author called ``name``, made as a draft if there is none."""
        if len(name) > _limit(Contributor, "name"):
            message = _("The byline is too long for a name; choose the author.")
            self.tell("author_not_found", message, line)
            return None
        role = Contributor.Role.AUTHOR
        found = Contributor.objects.in_language(SOURCE).filter(name__iexact=name, role=role).first()
        if found or not name:
            return found
        namesake = Q(name__iexact=name) | Q(slug=slugify(name))
        if Contributor.objects.filter(namesake).exists():
            message = _(
                "Somebody of the name “%(name)s” is here, but no such author: one was drafted."
            )
            self.tell("author_not_found", message % {"name": name}, line)
        slug = _free_slug(Contributor, "slug", name, instead="author")
        new = Contributor(name=name, slug=slug, role=role, is_organisation=is_organisation)
        return _drafted(new)


def _limit(model: Any, name: str) -> int:
    return model._meta.get_field(name).max_length or 0  # noqa: SLF001 - Django's documented Model._meta


def _free_slug(model: Any, field: str, text: str, *, instead: str) -> str:
    """Return a slug made of ``text``, or of ``instead``, that no row of ``model`` has in ``field``."""
    limit = _limit(model, field)
    base = slugify(text)[:limit].strip("-") or instead
    slug, number = base, 1
    while model.objects.filter(**{field: slug}).exists():
        number += 1
        end = f"-{number}"
        slug = f"{base[: limit - len(end)]}{end}"
    return slug


def _drafted(snippet: Any) -> Any:
    """Save a snippet that nobody has reviewed: never live."""
    snippet.live = False
    snippet.save()
    snippet.save_revision()
    return snippet
