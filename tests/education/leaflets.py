"""Articles that hold everything, and what a reader of PDF files finds in their leaflets."""

import io
from collections import Counter
from datetime import date
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image
from pypdf import PdfReader

from education import models
from education.leaflet.content import leaflet_of
from education.leaflet.paper import leaflet_pdf
from tests.education import shelf

TABLE = {
    "data": [["Food", "Fibre", ""], ["Oats <10 g>", "4 g"], ["", "", "note"]],
    "first_row_is_table_header": True,
    "first_col_is_header": True,
    "table_caption": "Fibre in foods",
    "table_header_choice": "both",
}
RICH = (
    "<h4>A small heading first</h4><p>Words with <b>weight</b>, <i>slant</i>, x<sup>2</sup>, H<sub>2</sub>O, "
    '<a href="https://journal.example/a?b=1&amp;c=2">a link</a> and a tight junction.[^7]</p>'
    "<ul><li>One<ul><li>Within one</li></ul></li><li>Two</li></ul><h3>Next heading</h3><h4>One below</h4><p>#eval(1) $x$ *stars*</p>"
)


def picture() -> models.ClinicImage:
    drawn = io.BytesIO()
    Image.new("RGB", (1200, 600), "#0a5656").save(drawn, "PNG")
    drawn.seek(0)
    image = models.ClinicImage(title="A drawing", credit="Drawn by a sample")
    image.file.save("drawing.png", ImageFile(drawn, name="drawing.png"), save=False)
    image.save()
    return image


def full_article(**values: Any) -> models.ArticlePage:
    """Return a live article with every kind of block."""
    paper = shelf.reference(7)
    shelf.saved(models.GlossaryTerm, term="tight junction", slug="tj", meaning="Seals of cells.")
    claim = shelf.claim("S01", papers=(paper,), applies_to="Adults.")
    flags = [shelf.red_flag("RF01", "emergency"), shelf.red_flag("RF02", "soon")]
    tag = shelf.saved(models.DiaryTag, code="bloating", label="Bloating", kind="symptom")
    ask = shelf.saved(models.VisitQuestion, code="q1", question="What next?", why="To plan.")
    blocks = (
        ("text", RICH),
        ("steps", ["<p>First step.</p>", "<p>Second step.</p>"]),
        ("claim", claim),
        ("red_flags", {"flags": flags}),
        ("track", {"intro": "Two weeks help.", "tags": [tag]}),
        ("visit_questions", [ask]),
        ("do_dont", {"do_heading": "Try", "do": ["Walks"], "dont_heading": "Leave", "dont": ["Kits"]}),
        ("figure", {"image": picture(), "alt": "A green square", "caption": "Caption words",
                    "long_description": "All of it is green."}),
        ("table", TABLE),
        ("callout", {"title": "Mind this", "text": "<p>Callout words.</p>"}),
    )  # fmt: skip
    known = {
        "headline_claim": claim,
        "main_points": [("point", "The main point.")],
        "sections": [shelf.section("Everything", *blocks, references=[paper])],
        "questions": [("question", {"question": "Is it?", "short_answer": "It may be.",
                                    "long_answer": "<p>Longer words.</p>", "claim": claim})],
    }  # fmt: skip
    return shelf.article(**{**known, **values})


def leaflet_file(page: Any, *, size: str = "normal", overdue: bool = False) -> PdfReader:
    """Return the leaflet of a page as it stands in the database."""
    fresh = models.ArticlePage.objects.get(pk=page.pk)
    return PdfReader(io.BytesIO(leaflet_pdf(*leaflet_of(fresh, size=size, overdue=overdue))))


def reviewed(page: Any, on: date, due: date) -> Any:
    models.ArticlePage.objects.filter(pk=page.pk).update(last_reviewed_on=on, next_review_on=due)
    return page


def text_of(pdf: PdfReader) -> str:
    """Return the words of all pages, on one line."""
    return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def elements(pdf: PdfReader) -> list[dict[str, Any]]:
    """Return every element of the structure tree, in reading order."""
    found: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            walk(node.get("/K"))

    walk(pdf.trailer["/Root"]["/StructTreeRoot"])
    return found


def kinds(pdf: PdfReader) -> Counter[str]:
    return Counter(str(element["/S"]) for element in elements(pdf))
