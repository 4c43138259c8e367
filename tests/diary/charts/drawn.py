"""Reads a chart back as XML, so that tests speak of marks and not of text."""

from datetime import date, timedelta
from xml.etree import ElementTree

from diary.domain.charts.frame import Frame, Words
from diary.domain.trends.series import Mark
from diary.domain.trends.span import Columns, Span, columns_of

SVG = "{http://www.w3.org/2000/svg}"
LAST = date(2026, 11, 22)
WORDS = Words("Sample title", "Sample description", lambda day, form: f"{day:%d %b}")


def columns(length: int) -> Columns:
    return columns_of(Span(LAST - timedelta(days=length - 1), LAST))


def frame(length: int, **more) -> Frame:
    return Frame(columns(length), **more)


def mark(value: float, low: float | None = None, high: float | None = None) -> Mark:
    return Mark(low if low is not None else value, value, high if high is not None else value, 1)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - drawn by ourselves


def marks_of(svg: str, name: str) -> list[ElementTree.Element]:
    """Return what the groups of a class hold."""
    return [
        child
        for group in parsed(svg).iter(f"{SVG}g")
        if name in group.get("class", "").split()
        for child in group
    ]


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in parsed(svg).iter(f"{SVG}text")]
