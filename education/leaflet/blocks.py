"""The blocks of an article's body, each as the typesetter takes it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from education.leaflet.boxes import box, listed, offer_box, quoted
from education.leaflet.rich_text import Block, blocks_of, paragraph, plain
from education.models import Certainty, Verdict

Pictures = dict[str, Any]


class Body:
    """Turns blocks into data, in reading order; the pictures they show are in ``pictures``."""

    def __init__(self, article: Any) -> None:
        self.article = article
        self.pictures: Pictures = {}
        self._makers: dict[str, Callable[[Any], Iterator[Block]]] = {
            "text": self.text,
            "steps": self._steps,
            "claim": self.claim,
            "red_flags": self._red_flags,
            "track": self._track,
            "visit_questions": self._visit_questions,
            "do_dont": self._do_dont,
            "figure": self._figure,
            "table": self._table,
            "callout": self._callout,
        }

    def section(self, section: Any) -> Iterator[Block]:
        """Yield a section: its heading, then its blocks."""
        yield {"kind": "heading", "level": 1, "runs": plain(section["heading"])}
        for block in section.get("body") or ():
            yield from self._makers.get(block.block_type, self._any)(block)

    def text(self, block: Any) -> Iterator[Block]:
        """Yield the paragraphs and lists of a rich text, from a block or a field."""
        yield from blocks_of(self.article.html(getattr(block, "value", block)))

    def claim(self, block: Any) -> Iterator[Block]:
        """Yield the card of a claim that readers may see."""
        card = self.article.claim(getattr(block, "value", block))
        if card:
            yield {
                "kind": "claim",
                "statement": quoted(card["statement"]),
                "verdict": str(Verdict(card["verdict"]).label),
                "certainty": card["certainty"],
                "certainty_word": str(Certainty(card["certainty"]).label),
                "why": card["why"],
                "applies_to": card["applies_to"],
                "refs": [number for number, _label in card["references"]],
                **in_its_language(card["other_language"]),
            }

    def question(self, question: Any) -> Iterator[Block]:
        """Yield a question, its short answer, its longer one."""
        yield {"kind": "heading", "level": 2, "runs": plain(question["question"])}
        yield paragraph(question["short_answer"], bold=True)
        yield from self.text(question["long_answer"])

    def _any(self, block: Any) -> Iterator[Block]:
        """Yield the words of a block that has no form of its own on paper yet."""
        yield from blocks_of(block.render(context={"article": self.article}))

    def _steps(self, block: Any) -> Iterator[Block]:
        items = [list(self.text(step)) for step in block.value]
        yield {"kind": "numbered", "items": [item for item in items if item]}

    def _red_flags(self, block: Any) -> Iterator[Block]:
        # Every sign of the article stands under "when to get help": on paper, once is enough.
        if self.article.shown(block.value["flags"]):
            yield {"kind": "signs", "see": _("The signs, and what to do, are on page {page}.")}

    def _track(self, block: Any) -> Iterator[Block]:
        tags = self.article.shown(block.value["tags"])
        if tags:
            heading = _("Worth writing down")
            why = [paragraph(block.value["intro"])] if block.value["intro"] else []
            yield box(heading, [*why, listed(tag.label for tag in tags)])

    def _visit_questions(self, block: Any) -> Iterator[Block]:
        questions = self.article.shown(block.value)
        if questions:
            rows = [[paragraph(row.question, bold=True)] for row in questions]
            for row, question in zip(rows, questions, strict=True):
                row += [paragraph(question.why)] if question.why else []
            yield {"kind": "list", "items": rows}

    def _do_dont(self, block: Any) -> Iterator[Block]:
        offers = self.article.offers(block.value.get("tries"))
        lists = {
            "do": [*block.value["do"], *(offer.name for offer in offers)],
            "dont": block.value["dont"],
        }
        for part, sign in (("do", "yes"), ("dont", "no")):
            if lists[part]:
                heading = block.value[f"{part}_heading"]
                yield {"kind": "heading", "level": 2, "runs": plain(heading)}
                yield {"kind": "marked", "sign": sign, "items": [str(i) for i in lists[part]]}
        yield from map(offer_box, offers)

    def _figure(self, block: Any) -> Iterator[Block]:
        value = block.value
        if not value["image"]:
            return
        name = f"picture-{len(self.pictures)}.webp"
        self.pictures[name] = value["image"]
        said = [value["caption"], value["image"].credit]
        yield {
            "kind": "figure",
            "file": name,
            "alt": value["alt"] or value["image"].title,
            "caption": " ".join(part for part in said if part),
        }
        yield from (paragraph(line) for line in value["long_description"].splitlines() if line)

    def _table(self, block: Any) -> Iterator[Block]:
        table = block.value or {}
        rows = [[str(cell or "") for cell in row] for row in table.get("data") or ()]
        if rows and any(map(any, rows)):
            yield {
                "kind": "table",
                "caption": table.get("table_caption") or "",
                "head": rows[0] if table.get("first_row_is_table_header") else [],
                "rows": rows[1:] if table.get("first_row_is_table_header") else rows,
                "columns": max(map(len, rows)),
                "row_heads": bool(table.get("first_col_is_header")),
            }

    def _callout(self, block: Any) -> Iterator[Block]:
        yield box(block.value["title"], list(self.text(block.value["text"])))


def in_its_language(code: str) -> dict[str, str]:
    """Return what to add to words that stand in another language than the leaflet; nothing for none."""
    if not code:
        return {}
    return {"lang": code.partition("-")[0], "note": _("(in English: not translated yet)")}
