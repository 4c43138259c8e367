"""Runs the typesetter over one folder: ``leaflet.typ`` and ``leaflet.json`` in, ``leaflet.pdf`` out."""

import json
import re
import sys
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
STANDARD = "ua-1"
UNSHOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
BOX = "\u25af"


def main(folder: Path) -> None:
    """Set the leaflet with our fonts; letters they lack come from the machine's, or become a box.

    A tagged PDF may hold no letter that has no shape, and one emoji must not cost a reader the page.
    """
    data = folder / "leaflet.json"
    try:
        compile_in(folder, ours_alone=True)
    except typst.TypstError:
        try:
            compile_in(folder, ours_alone=False)
        except typst.TypstError as error:
            letters = {letter for text in UNSHOWN.findall(error.diagnostic) for letter in text}
            if not letters:
                raise
            data.write_text(without(letters, data.read_text(encoding="utf-8")), encoding="utf-8")
            compile_in(folder, ours_alone=False)


def without(letters: set[str], source: str) -> str:
    """Return the JSON ``source`` with a box in place of each of ``letters``."""
    words = json.dumps(json.loads(source), ensure_ascii=False)
    return words.translate({ord(letter): BOX for letter in letters})


def compile_in(folder: Path, *, ours_alone: bool) -> None:
    timestamp = json.loads((folder / "leaflet.json").read_text(encoding="utf-8"))["made_at"]
    typst.Compiler(
        str(folder / "leaflet.typ"),
        root=str(folder),
        font_paths=[str(FONTS)],
        ignore_system_fonts=ours_alone,
    ).compile(
        output=str(folder / "leaflet.pdf"),
        format="pdf",
        pdf_standards=[STANDARD],
        timestamp=timestamp,
    )


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except typst.TypstError as refusal:
        sys.exit(refusal.diagnostic)
