"""A phone of somebody's own, without a connection: what a test does on it, and what it holds."""

from playwright.sync_api import Page, expect

from tests.journeys import sealed
from tests.journeys.portal import Portal

# The worker is in charge, and the device knows what an empty form has to know.
READY = """async () => {
  const row = () => new Promise(done => {
    const request = indexedDB.open("portal");
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => done();
    request.onsuccess = () => {
      const all = request.result.transaction("device").objectStore("device").getAll();
      all.onsuccess = () => { request.result.close(); done(all.result[0]); };
    };
  });
  for (let tries = 0; tries < 300; tries++) {
    if (navigator.serviceWorker.controller && (await row())?.sealed) return;
    await new Promise(later => setTimeout(later, 50));
  }
  throw new Error("the device never got ready");
}"""
LEFT = """async () => ({
  databases: (await indexedDB.databases()).map(d => d.name),
  caches: await caches.keys(),
  storage: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
STORED = """async () => {
  const database = await new Promise(r => { const q = indexedDB.open("portal"); q.onsuccess = () => r(q.result); });
  const all = name => new Promise(r => { const q = database.transaction(name).objectStore(name).getAll(); q.onsuccess = () => r(q.result); });
  const [waiting, device] = [await all("waiting"), await all("device")];
  const text = row => JSON.stringify(row, (k, v) => v instanceof ArrayBuffer ? new TextDecoder("latin1").decode(v) : v);
  return { ids: waiting.map(row => row.id), text: [...waiting, ...device].map(text).join() };
}"""


def begin(page: Page, portal: Portal, address: str) -> None:
    portal.sign_up(page, address)
    portal.begin_diary(page)
    page.goto("/diary/track/?tags=bloating")
    page.get_by_role("button", name="Add to my diary").click()
    page.wait_for_url("**/diary/")
    page.evaluate(READY)
    ask_once_more(page)


def ask_once_more(page: Page) -> None:
    """Open the diary again until the device has put away what it heard: what is tracked is in that for sure."""
    before = page.evaluate(STORED)["text"]
    page.reload()
    for _ in range(150):
        if page.evaluate(STORED)["text"] != before:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the device put nothing away")


def keep(page: Page, kind: str) -> None:
    page.locator(f"#{kind}").get_by_role("button", name="Keep on this device").click()
    expect(page.locator("[data-kept]")).to_be_visible()


def add(page: Page, kind: str) -> None:
    page.locator(f".kinds a[href='#{kind}']").click()
    expect(page.locator(f"#{kind}")).to_be_visible()


def write_note(page: Page, text: str) -> None:
    add(page, "note")
    page.fill("#note textarea", text)
    keep(page, "note")


def entries_of(portal: Portal, address: str) -> list:
    return sealed.sealed_entries(portal, sealed.person_id(portal, address))
