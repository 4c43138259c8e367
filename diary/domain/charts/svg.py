"""The alphabet of our charts: marks on a plot, escaped, with colours that print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape as escape_html

INK, QUIET, TEAL, WASH, GRID, EDGE, PAPER = (
    "#12201e", "#465652", "#0a5656", "#e3efec", "#d3dad6", "#6f7e79", "#ffffff",
)  # fmt: skip
LEFT, RIGHT = 34, 8
"""Units kept beside the plot: for the numbers of the scale, and for half a mark."""
TYPE_SIZE = 12
NEVER_IN_XML = {code: None for code in range(32) if code not in (9, 10)} | {
    0x7F: None, 0xFFFE: None, 0xFFFF: None, **dict.fromkeys(range(0xD800, 0xE000)),
}  # fmt: skip


class Svg(str):
    """A chart as text. Every word in it was escaped, so templates may put it in as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def escape(text: str) -> str:
    """Return ``text`` as it may stand in XML: marks escaped, what XML cannot hold left out."""
    return escape_html(text.translate(NEVER_IN_XML))


def shorten(text: str, longest: int) -> str:
    """Return ``text`` on one line, cut with an ellipsis when it has more than ``longest`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


@dataclass
class Plot:
    """A field to draw on. Across, 0 is its start and 1 its end; down, units from its top.

    Args:
        id: letters, digits and hyphens; unlike the id of any other chart on the page.
        height: units, of the whole drawing.
        width: units of the whole drawing, or None to fill its place.
    """

    id: str
    height: float
    width: float | None = None
    parts: list[str] = field(default_factory=list)

    def across(self, share: float) -> str:
        """Return a position or a length across, as an attribute."""
        if self.width is None:
            return f"{100 * share:.2f}%"
        return f"{(self.width - LEFT - RIGHT) * share:.1f}"

    def group(self, name: str, parts: Iterable[str], **attributes: object) -> None:
        """Add marks that look alike; nothing when there are none."""
        inside = "".join(parts)
        if inside:
            self.parts.append(f'<g class="{name}"{_said(attributes)}>{inside}</g>')

    def line(self, x1: float, y1: float, x2: float, y2: float) -> str:
        """Return a line between two points."""
        return f'<line x1="{self.across(x1)}" y1="{y1:.1f}" x2="{self.across(x2)}" y2="{y2:.1f}"/>'

    def box(self, x: float, y: float, width: float, height: float) -> str:
        """Return a rectangle."""
        return (
            f'<rect x="{self.across(x)}" y="{y:.1f}" width="{self.across(width)}"'
            f' height="{max(0.0, height):.1f}"/>'
        )

    def dot(self, x: float, y: float, radius: float) -> str:
        """Return a filled circle."""
        return f'<circle cx="{self.across(x)}" cy="{y:.1f}" r="{radius:.1f}"/>'

    def square(self, x: float, y: float, half: float) -> str:
        """Return a square around a point; ``half`` is from its middle to a side."""
        corner = f"M{-half:g} {-half:g}h{2 * half:g}v{2 * half:g}h{-2 * half:g}z"
        return (
            f'<svg x="{self.across(x)}" y="{y:.1f}" overflow="visible"><path d="{corner}"/></svg>'
        )

    def wedge(self, x: float, y: float) -> str:
        """Return a triangle whose middle is at a point."""
        return (
            f'<svg x="{self.across(x)}" y="{y:.1f}" overflow="visible">'
            '<path d="M0-5.5 6 5.5H-6z"/></svg>'
        )

    def word(self, x: float, y: float, text: str, anchor: str = "middle") -> str:
        """Return a short text; ``anchor`` is start, middle or end."""
        return (
            f'<text x="{self.across(x)}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
        )

    def scale(self, steps: Sequence[tuple[float, str]], *, inside: bool = False) -> None:
        """Add a grid line and its number at each height: beside the plot, or ``inside`` when it is long."""
        self.group("c-grid", (self.line(0, y, 1, y) for y, _text in steps), stroke=GRID)
        if inside:
            words = (self.word(0, y - 4, text, "start") for y, text in steps)
            halo = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke"}
            self.group("c-text c-halo", words, fill=QUIET, **halo)
            return
        self.group(
            "c-text",
            (f'<text x="-8" y="{y + 4:.1f}" text-anchor="end">{escape(text)}</text>' for y, text in steps),
            fill=QUIET,
        )  # fmt: skip

    def hatch(self, runs: Iterable[tuple[float, float]], top: float, bottom: float) -> None:
        """Add hatched columns, each from one position to another: nothing is known there."""
        boxes = [self.box(x1, top, x2 - x1, bottom - top) for x1, x2 in runs]
        if boxes:
            self.parts.append(
                f'<defs><pattern id="{self.id}-h" width="6" height="6" patternUnits="userSpaceOnUse"'
                f' patternTransform="rotate(45)"><path class="c-hatch" d="M0 0v6" stroke="{EDGE}"/>'
                "</pattern></defs>"
            )
            self.group("c-missing", boxes, fill=f"url(#{self.id}-h)", opacity=".6")

    def drawn(self, title: str, description: str) -> Svg:
        """Return the whole chart, named and described for those who do not see it."""
        if self.width is None:
            size = f'width="100%" height="{self.height:.0f}"'
        else:
            size = (
                f'width="{self.width:.0f}" height="{self.height:.0f}"'
                f' viewBox="{-LEFT} 0 {self.width:.0f} {self.height:.0f}"'
            )
        return Svg(
            f'<svg xmlns="http://www.w3.org/2000/svg" class="c-plot" {size} direction="ltr" role="img"'
            f' font-family="sans-serif" font-size="{TYPE_SIZE}"'
            f' aria-labelledby="{self.id}-t" aria-describedby="{self.id}-d">'
            f'<title id="{self.id}-t">{escape(title)}</title>'
            f'<desc id="{self.id}-d">{escape(description)}</desc>{"".join(self.parts)}</svg>'
        )


def _said(attributes: dict[str, object]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
