"""The Word document of a clinic: a short guide with footnotes, as a writer would send it."""

from typing import Any

from tests.education.importing.word_files import word

TITLE = "Does peppermint oil calm the gut?"
KNOWN_DOI, NEW_DOI = "10.1111/apt.17179", "10.1000/sample.2026.1"
RIS = f"""TY  - JOUR
AU  - Sample, Anna
AU  - Specimen, Ben
TI  - A sample trial of peppermint oil
JO  - J Samples
PY  - 2026
VL  - 1
SP  - 1
EP  - 9
DO  - {NEW_DOI}
ER  -
"""


def write(document: Any) -> None:
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("What trials found, and what they did not.", style="Subtitle")
    document.add_paragraph(
        "Peppermint oil may help some people with cramps. We are not sure how much."
    )
    document.add_heading("What it is", level=1)
    document.add_paragraph("It is an oil from a plant. People take it in capsules.{footnote:1}")
    pseudo = document.add_paragraph()
    pseudo.add_run("What studies show").bold = True
    document.add_paragraph("Some trials found fewer cramps.{footnote:2} They were short.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ("What was seen", "How often"),
        strict=False,
    ):
        cell.text = text
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = "Heartburn", "Some people"
    document.add_heading("Trying it", level=1)
    for step in (
        "Ask if it fits with your medicines.",
        "Try it for four weeks.",
        "Stop if it hurts.",
    ):
        document.add_paragraph(step, style="List Number")
    document.add_heading("FAQ", level=1)
    document.add_heading("Can it harm?", level=2)
    document.add_paragraph("Short answer: It can give heartburn.")
    document.add_paragraph("Capsules that open late in the gut may do so less.")
    document.add_heading("Key takeaways", level=1)
    for point in ("It may help some people.", "Ask before you start."):
        document.add_paragraph(point, style="List Bullet")


def document() -> bytes:
    """Return the document; one footnote names a paper of the clinic's, the other a new one."""
    return word(
        write,
        footnotes={
            1: f"Known A. A paper the clinic has. doi:{KNOWN_DOI}",
            2: f"Sample A, Specimen B. A sample trial of peppermint oil. doi:{NEW_DOI}",
        },
    )
