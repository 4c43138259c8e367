// The service worker. It keeps public pages only, asks the network first, and steps in when there is none.
// OFFLINE, EMERGENCY, FILES and VERSION stand above (portal/offline/shell.py).
const CACHE = `portal-${VERSION}`;
const NOT_OURS = /^\/(cms|documents|media|s|viewer|health)(\/|$)/;
const FORMS = /^\/diary\/(?!sync|device|import|export|erase)/;
const PATIENCE_MS = 4000;
const AN_HOUR_MS = 3600000;

// What was typed into a form that could not be sent: handed to the page that opens instead, then
// forgotten. It is never written down here; the page seals it.
let typed = null;

const blind = (address) => new Request(address, { cache: "reload", credentials: "omit" });
const kept = (address) => caches.match(address, { cacheName: CACHE, ignoreSearch: true });

// Never makes a cache anew that signing out, or the next worker, has deleted.
const renew = async (address, answer) => (await caches.has(CACHE)) && (await caches.open(CACHE)).put(address, answer);

async function keepAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll([OFFLINE, EMERGENCY, ...FILES].map(blind));
  await skipWaiting();
}

async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith("portal-") && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
  await clients.claim();
}

// Numbers and signs may change: whoever opens the diary gets the newest emergency page for later.
async function freshen() {
  const old = await kept(EMERGENCY);
  if (old && Date.now() - Date.parse(old.headers.get("Date")) < AN_HOUR_MS) return;
  const answer = await fetch(blind(EMERGENCY)).catch(() => null);
  if (answer?.ok) await renew(EMERGENCY, answer);
}

async function emergency(event) {
  const late = new Promise((_, refuse) => setTimeout(refuse, PATIENCE_MS));
  const asked = fetch(event.request).then(async (answer) => {
    if (!answer.ok) throw answer;
    if (new URL(event.request.url).pathname === EMERGENCY) event.waitUntil(renew(EMERGENCY, answer.clone()));
    return answer;
  });
  try {
    return await Promise.race([asked, late]);
  } catch {
    return (await kept(EMERGENCY)) ?? asked;
  }
}

async function page(event) {
  try {
    const answer = await fetch(event.request);
    if (new URL(event.request.url).pathname === "/diary/") event.waitUntil(freshen());
    return answer;
  } catch {
    return (await kept(OFFLINE)) ?? Response.error();
  }
}

async function form(event) {
  const copy = event.request.clone();
  try {
    return await fetch(event.request);
  } catch {
    const fields = [...(await copy.formData())].filter(([, value]) => typeof value === "string");
    typed = { address: new URL(event.request.url).pathname, fields };
    return (await kept(OFFLINE)) ?? Response.error();
  }
}

const file = (event) => fetch(event.request).catch(async () => (await kept(event.request.url)) ?? Response.error());

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", (event) => {
  if (event.data !== "typed?") return;
  event.ports[0].postMessage(typed);
  typed = null;
});
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin || NOT_OURS.test(pathname)) return;
  if (mode !== "navigate") {
    if (method === "GET" && FILES.includes(pathname)) event.respondWith(file(event));
  } else if (method === "GET") {
    event.respondWith(pathname.endsWith("/emergency/") ? emergency(event) : page(event));
  } else if (FORMS.test(pathname) && !/multipart/.test(event.request.headers.get("Content-Type"))) {
    event.respondWith(form(event));
  }
});
