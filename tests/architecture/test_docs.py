"""The documents say what exists, and name nothing that does not."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[2]
APPS = ("portal", "education", "diary")
ADRS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
HAZARDS = (ROOT / "docs/hazard-log.md").read_text()
SECTIONS = re.findall(r"^## (H\d\d) (.+)\n((?:(?!## ).*\n?)*)", HAZARDS, re.MULTILINE)
STATES = dict(re.findall(r"^\| (H\d\d) \| .+ \| (.+) \|$", HAZARDS, re.MULTILINE))


def own_addresses(
    patterns: list[URLPattern | URLResolver], prefix: str = "/"
) -> Iterator[tuple[str, str]]:
    """Yield address and name of every named URL whose view is ours."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            if pattern.namespace:
                continue  # Wagtail's own addresses, of lists and editors
            yield from own_addresses(pattern.url_patterns, route)
        elif pattern.name and view_module(pattern).split(".")[0] in APPS:
            yield readable(route), pattern.name


def readable(route: str) -> str:
    """Write ``/<uuid:id>/`` and ``^(?P<path>…)$`` as ``/<id>/`` and ``<path>``."""
    return re.sub(r"\(\?P<(\w+)>.*\)", r"<\1>", re.sub(r"<\w+:", "<", route)).rstrip("$")


def view_module(pattern: URLPattern) -> str:
    return getattr(pattern.callback, "view_class", pattern.callback).__module__


def documented_addresses() -> set[tuple[str, str]]:
    """Read address and name from the tables of ``docs/addresses.md``."""
    page = (ROOT / "docs/addresses.md").read_text()
    return set(re.findall(r"^\| `(/[^`]*)` \| `(\w+)` \|", page, re.MULTILINE))


def source(*apps: str) -> Iterator[Path]:
    for app in apps:
        yield from (ROOT / app).rglob("*.py")


def environment_variables() -> set[str]:
    read = re.compile(r"""env(?:iron)?(?:\.get\(|\[)["']([A-Z][A-Z_]+)["']""")
    return {name for path in source(*APPS) for name in read.findall(path.read_text())}


def commands() -> set[str]:
    return {p.stem for app in APPS for p in (ROOT / app).rglob("management/commands/[!_]*.py")}


def test_every_address_of_ours_is_documented_under_its_name():
    assert set(own_addresses(get_resolver().url_patterns)) - documented_addresses() == set()


def test_no_documented_address_is_gone():
    debug_only = {("/styleguide/", "styleguide")}

    gone = documented_addresses() - set(own_addresses(get_resolver().url_patterns)) - debug_only

    assert gone == set()


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_is_documented(command):
    assert f"`{command}" in (ROOT / "docs/addresses.md").read_text()


def test_no_documented_command_is_gone():
    page = (ROOT / "docs/addresses.md").read_text()

    assert set(re.findall(r"^\| `(\w+)[^`|]*` \| (?!`)", page, re.MULTILINE)) == commands()


@pytest.mark.parametrize("variable", sorted(environment_variables()))
def test_every_environment_variable_is_documented(variable):
    assert f"`{variable}`" in (ROOT / "docs/operations.md").read_text()
    assert f"{variable}=" in (ROOT / ".env.example").read_text()


def test_the_example_environment_sets_nothing_that_is_not_read():
    example = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert set(example) == environment_variables()


def test_the_readme_stays_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 120


def test_every_make_command_in_the_documents_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        t
        for p in PAGES
        for t in re.findall(r"^make (\w+)$|`make (\w+)`", p.read_text(), re.MULTILINE)
    }

    assert {"run", "test"} <= {name for pair in named for name in pair}
    assert {name for pair in named for name in pair if name} <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)", page.read_text())
    local = [link for link in links if not re.match(r"[a-z]+:", link)]

    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_a_document_names_exists(page):
    named = re.findall(r"`((?:portal|education|diary|tests|docs)/[\w./-]*)", page.read_text())

    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("adr", ADRS, ids=lambda adr: adr.stem)
def test_every_decision_has_its_four_parts_and_is_in_the_index(adr):
    text = adr.read_text()
    title = re.match(r"# \d+\. (.+)", text)

    assert re.findall(r"^## (.+)", text, re.MULTILINE) == [
        "Status",
        "Context",
        "Decision",
        "Consequences",
    ]
    assert title
    assert (
        f"[{adr.stem[:4]}]({adr.name}) | {title[1]} |" in (ROOT / "docs/adr/README.md").read_text()
    )


def test_every_hazard_stands_in_the_table_and_has_a_section():
    assert [ident for ident, _, _ in SECTIONS] == [f"H{n:02}" for n in range(1, len(SECTIONS) + 1)]
    assert sorted(STATES) == [ident for ident, _, _ in SECTIONS]
    assert set(STATES.values()) <= {"controlled", "partly", "not built yet"}


@pytest.mark.parametrize(("ident", "title", "body"), SECTIONS, ids=[s[0] for s in SECTIONS])
def test_every_hazard_names_tests_that_exist(ident, title, body):
    parts = re.findall(r"^- \*\*(.+?)\*\*:", body, re.MULTILINE)
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", body)

    assert f"| {ident} | {title} |" in HAZARDS
    assert parts == ["Cause", "Control", "Tests", "Residual risk"]
    assert named or STATES[ident] == "not built yet"
    assert [f"{path}::{name}" for path, name in named if not is_test(path, name)] == []


def is_test(path: str, name: str) -> bool:
    file = ROOT / path
    return (
        file.exists() and re.search(rf"^def {name}\(", file.read_text(), re.MULTILINE) is not None
    )
