"""What is wrong with a page as a browser shows it: axe's violations in both themes, sideways scroll, what moved."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = (320, 360, 768, 1280)
LOOKED_AT = (360, 1280)
IS_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# "Emergency" stands on the row of the clinic's name, at the far end, whatever else the header holds.
EMERGENCY_HAS_MOVED = """() => {
  const [name, sos] = [".brand", ".sos"].map(s => document.querySelector(s)?.getBoundingClientRect());
  return sos && name && (sos.left < name.right - 1 || Math.abs(sos.top + sos.bottom - name.top - name.bottom) > 16);
}"""
OPEN_DETAILS = "document.querySelectorAll('details').forEach(d => { d.open = true })"
# A theme changes colours and nothing else (tests/portal/test_style_sheets.py holds it), so what is not about
# colours is asked once.
ABOUT_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def faults_of(page: Page, address: str, *, has_dark: bool = True) -> list[str]:
    """Return what is wrong with the page at an address, in words; pages of the CMS have a theme of their own."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    return faults_here(page, address, has_dark=has_dark)


def faults_here(page: Page, name: str, *, has_dark: bool = True) -> list[str]:
    """Return what is wrong with the page as it stands; details are opened for axe. The page is left dark."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.wait_for_load_state("load")  # the style sheets too: a width before that is none of ours
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate(IS_WIDER):
            faults.append(f"{name} scrolls sideways at {width} px")
        if page.evaluate(EMERGENCY_HAS_MOVED):
            faults.append(f"{name} has moved “Emergency” at {width} px")
    page.evaluate(OPEN_DETAILS)
    themes = (("light", None), ("dark", ABOUT_COLOURS)) if has_dark else (("light", None),)
    for theme, options in themes:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for width in LOOKED_AT:
            page.set_viewport_size({"width": width, "height": 800})
            faults += _violations(page, f"{name} {theme} {width}", options)
    return faults


def _violations(page: Page, where: str, options: dict | None = None) -> list[str]:
    if not page.evaluate("'oursIsThere' in window"):  # the CMS brings an axe with rules of its own
        page.evaluate(f"{AXE_SCRIPT}; window.oursIsThere = true")
    wanted = {"resultTypes": ["violations"], **(options or {})}
    found = page.evaluate("options => axe.run(options)", wanted)["violations"]
    return [
        f"{where}: {one['id']} {[node['target'] for node in one['nodes']][:3]}" for one in found
    ]
