"""The clinic's words for symptoms, foods, medicines and habits, kept in memory until something is published."""

from collections.abc import Iterable
from dataclasses import dataclass

from education.languages import SOURCE, language
from education.models import DiaryTag
from education.published import content_version


@dataclass(frozen=True, slots=True)
class Tag:
    """One word of the vocabulary; ``article`` is a slug, empty when no article explains it."""

    code: str
    label: str
    kind: str
    help: str
    article: str


class Vocabulary(dict[str, Tag]):
    """Published tags by code, in the order of their labels."""

    def label(self, code: str) -> str:
        """Return the clinic's word, or the code made readable when the tag was taken down."""
        tag = self.get(code)
        return tag.label if tag else code.replace("_", " ").replace("-", " ").capitalize()

    def of_kind(self, kind: str) -> list[Tag]:
        return [tag for tag in self.values() if tag.kind == kind]

    def known(self, codes: Iterable[str], kind: str) -> tuple[str, ...]:
        """Keep the codes that are published and of this kind, once each, in their order."""
        return tuple(
            dict.fromkeys(c for c in codes if (tag := self.get(c)) is not None and tag.kind == kind)
        )


class _Memory:
    """The vocabulary this process read last in each language, and the content version it belongs to."""

    version: int | None = None
    words: dict[str, Vocabulary] = {}


def vocabulary() -> Vocabulary:
    """Return the published vocabulary; read again only when something was published since."""
    version = content_version()
    if _Memory.version != version:
        _Memory.words, _Memory.version = {}, version
    code = language()
    if code not in _Memory.words:
        _Memory.words[code] = _read(code)
    return _Memory.words[code]


def forget_vocabulary() -> None:
    """Read again at the next request."""
    _Memory.version = None


def _read(code: str) -> Vocabulary:
    """Read the tags of the source language, in other words where these are translated and signed."""
    live = DiaryTag.objects.filter(live=True)
    other = {} if code == SOURCE else {tag.code: tag for tag in live.in_language(code)}
    tags = []
    for tag in live.in_language(SOURCE).select_related("article"):
        words = other.get(tag.code, tag)
        tags.append(Tag(tag.code, words.label, tag.kind, words.help_text, _slug(tag)))
    return Vocabulary((tag.code, tag) for tag in sorted(tags, key=lambda tag: tag.label))


def _slug(tag: DiaryTag) -> str:
    return tag.article.slug if tag.article is not None and tag.article.live else ""
