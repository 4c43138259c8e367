"""What a reader on a slow phone sees and when: the largest paint and how much the page moves."""

import shutil

from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PHONE = {"width": 360, "height": 740}
# A slow 4G phone as Lighthouse takes it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms, a processor four times slower.
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PROCESSOR = {"rate": 4}
SETTLED_MS = 1_500
OBSERVE = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.paint = entry.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


def paint(url: str) -> tuple[float, float]:
    """Return milliseconds to the largest paint of a first visit, and the cumulative layout shift."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport=PHONE, device_scale_factor=2, is_mobile=True)
        page.add_init_script(OBSERVE)
        slow = page.context.new_cdp_session(page)
        slow.send("Network.enable")
        slow.send("Network.emulateNetworkConditions", NETWORK)
        slow.send("Emulation.setCPUThrottlingRate", PROCESSOR)
        page.goto(url, wait_until="load")
        page.wait_for_timeout(SETTLED_MS)
        seen = page.evaluate("window.seen")
        browser.close()
    return float(seen["paint"]), float(seen["shift"])
