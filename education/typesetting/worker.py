"""The process that sets one sheet: an order as JSON on its way in, the PDF on its way out."""

import json
import re
import sys
from typing import Any

import typst

STANDARD = "ua-1"
LETTERS_MISSING = 44
"""How it ends when letters have no shape; it says which, as JSON, where errors go."""
UNSHOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")


def compiled(order: dict[str, Any]) -> bytes:
    """Set the sheet of an order."""
    compiler = typst.Compiler(
        order["template"].encode(),
        root=order["folder"],
        sys_inputs={"data": json.dumps(order["data"])},
        font_paths=order["fonts"],
        ignore_system_fonts=not order["machine_fonts"],
    )
    try:
        pdf: bytes = compiler.compile(
            format="pdf",
            pdf_standards=[STANDARD] if order["is_ua"] else [],
            timestamp=order["data"]["made_at"],
        )
    except typst.TypstError as refusal:
        letters = unshown(refusal.diagnostic)
        if not letters:
            sys.exit(refusal.diagnostic)
        sys.stderr.write(json.dumps(letters))
        sys.exit(LETTERS_MISSING)
    return pdf


def unshown(report: str) -> list[str]:
    """Return the letters that a report of the typesetter says it has no shape for."""
    texts = (ESCAPED.sub(_letter, text) for text in UNSHOWN.findall(report))
    return sorted({letter for text in texts for letter in text})


def _letter(escaped: "re.Match[str]") -> str:
    return chr(int(escaped[1], 16)) if escaped[1] else escaped[2]


if __name__ == "__main__":
    sys.stdout.buffer.write(compiled(json.load(sys.stdin)))
