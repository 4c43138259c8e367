"""The style sheets stay small, readable and free of what a strict policy forbids."""

import re
import zlib
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).parents[2]
CSS = ROOT / "portal" / "static" / "portal" / "css"
SCRIPTS = ROOT / "portal" / "static" / "portal" / "js"
SHEETS = ("tokens.css", "base.css", "layout.css", "components.css", "diary.css", "print.css")
TEMPLATES = sorted(
    path
    for app in ("portal", "education", "diary")
    for path in (ROOT / app).rglob("templates/**/*.html")
)
INLINE = re.compile(
    r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:"
    r"|<script(?![^>]*(\ssrc=|type=\"application/(ld\+)?json\"))",
    re.IGNORECASE,
)
BYTES_OF_ALL_SHEETS = (
    14 * 1024
)  # zlib is a little larger than brotli, so this is the stricter bound
BYTES_OF_PUBLIC_SCRIPT = 2 * 1024
BYTES_OF_ALL_SCRIPTS = 15 * 1024  # what a diary page may weigh at most

# Foreground, background, least contrast (WCAG 2.2: 4.5 for text, 3 for edges and large signs).
PAIRS = (
    ("ink", "paper", 7),
    ("ink", "surface", 7),
    ("ink", "sunk", 7),
    ("ink", "teal-wash", 4.5),
    ("ink", "amber-wash", 4.5),
    ("ink-2", "paper", 4.5),
    ("ink-2", "surface", 4.5),
    ("ink-2", "sunk", 4.5),
    ("ink-2", "teal-wash", 4.5),
    ("teal", "paper", 4.5),
    ("teal", "surface", 4.5),
    ("teal", "sunk", 4.5),
    ("teal", "teal-wash", 4.5),
    ("teal-deep", "paper", 4.5),
    ("on-teal", "teal", 4.5),
    ("on-teal", "teal-deep", 4.5),
    ("red", "paper", 4.5),
    ("red", "surface", 4.5),
    ("on-red", "red-fill", 4.5),
    ("on-amber", "amber-fill", 4.5),
    ("amber", "surface", 3),
    ("amber", "amber-wash", 3),
    ("paper", "ink", 4.5),
    ("edge", "paper", 3),
    ("edge", "surface", 3),
    ("edge", "sunk", 3),
    ("red-fill", "paper", 3),
)


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", css))


def themes() -> dict[str, dict[str, str]]:
    light, dark = (CSS / "tokens.css").read_text().split("@media screen", 1)
    return {"light": tokens(light), "dark": {**tokens(light), **tokens(dark)}}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert round(contrast("#000", "#ffffff"), 1) == 21.0
    assert round(contrast("#767676", "#fff"), 2) == 4.54


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_of_colours_can_be_read(theme, front, back, least):
    colours = themes()[theme]

    assert contrast(colours[front], colours[back]) >= least


def test_all_style_sheets_together_are_small():
    sizes = {name: len(zlib.compress((CSS / name).read_bytes(), 9)) for name in SHEETS}

    assert sum(sizes.values()) <= BYTES_OF_ALL_SHEETS, sizes


def test_the_script_of_public_pages_is_small():
    assert (SCRIPTS / "page.js").stat().st_size <= BYTES_OF_PUBLIC_SCRIPT


def test_all_scripts_together_are_small():
    assert sum(path.stat().st_size for path in SCRIPTS.glob("*.js")) <= BYTES_OF_ALL_SCRIPTS


def test_scripts_never_write_markup_from_text():
    for path in SCRIPTS.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", path.read_text()
        )


def test_colours_are_written_in_one_place():
    for name in ("base.css", "layout.css"):
        assert not re.search(r"#[0-9a-f]{3,6}\b", (CSS / name).read_text()), name


@pytest.mark.parametrize("name", SHEETS)
def test_sides_are_logical_so_that_right_to_left_needs_no_second_sheet(name):
    css = re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(), flags=re.DOTALL)

    assert not re.search(r"(margin|padding|border)-(left|right)|text-align:\s*(left|right)", css)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_carries_inline_script_or_style(path):
    found = INLINE.search(path.read_text())

    assert found is None, found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_static_file_a_template_names_exists(path):
    for name in re.findall(r"{%\s*static\s+['\"]([^'\"]+)['\"]", path.read_text()):
        assert finders.find(name), name


def test_a_theme_changes_colours_and_nothing_else():
    where = {
        sheet.name for sheet in CSS.glob("*.css") if "prefers-color-scheme" in sheet.read_text()
    }
    dark = (CSS / "tokens.css").read_text().split("prefers-color-scheme: dark)")[1].split("}")[0]
    named = re.findall(r"([a-z0-9-]+):\s*([^;{]+);", dark)

    assert where == {"tokens.css"}
    assert len(named) > 10
    assert [
        n for n, value in named if not re.fullmatch(r"#[0-9a-f]{3,8}|dark|rgb\([\d ,./%]+\)", value)
    ] == []


def test_nothing_moves_for_those_who_asked_for_less_motion():
    asked = (CSS / "base.css").read_text().split("prefers-reduced-motion: reduce)")[1].split("}")[0]

    # The layer of components comes later, so only what is important stands against it.
    assert "transition: none !important" in asked
    assert "animation: none !important" in asked
