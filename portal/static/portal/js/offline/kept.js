// What this device keeps: entries that wait to be sent, and what an empty form has to know. All of it is
// sealed with a key that cannot be taken out of the browser. The key lies beside the data, so this
// protects little against whoever owns the device: no more is claimed.
const NAME = "portal";
const STORES = { keys: "owner", waiting: "id", device: "owner" };
const DEVICE = "device";
let opened;

// Who only looks leaves no trace: the database is made by the first thing that is kept.
function open(make) {
  return (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      if (!make) return request.transaction.abort();
      for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
    };
    request.onerror = () => {
      opened = undefined;
      make ? reject(request.error) : resolve(null);
    };
    request.onsuccess = () => {
      request.result.onversionchange = close;
      resolve(request.result);
    };
  }));
}

async function close() {
  const database = await opened;
  opened = undefined;
  database?.close();
}

// One transaction; it is over only when what was written is on the disk.
async function run(store, mode, work) {
  const make = mode === "keep";
  const database = (await open(make)) ?? (make ? await open(true) : null);
  if (!database) return undefined;
  const transaction = database.transaction(store, mode === "read" ? "readonly" : "readwrite", { durability: "strict" });
  const request = work(transaction.objectStore(store));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  return request?.result;
}

async function keyOf(owner) {
  const there = await run("keys", "read", (keys) => keys.get(owner));
  if (there) return there.key;
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Two tabs may come here at once: the first key stands.
  await run("keys", "keep", (keys) => {
    keys.get(owner).onsuccess = ({ target }) => target.result ?? keys.put({ owner, key });
  });
  return (await run("keys", "read", (keys) => keys.get(owner))).key;
}

const way = (owner, id, iv) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(`${owner} ${id}`) });

async function seal(owner, id, said) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(said));
  return { iv, sealed: await crypto.subtle.encrypt(way(owner, id, iv), await keyOf(owner), plain) };
}

async function unseal(row, id) {
  const plain = await crypto.subtle.decrypt(way(row.owner, id, row.iv), await keyOf(row.owner), row.sealed);
  return JSON.parse(new TextDecoder().decode(plain));
}

// Whose device this is now: theirs who opened a diary here last. Also what their forms need, once it is known.
export async function device() {
  const [row] = (await run("device", "read", (all) => all.getAll())) ?? [];
  return row && { ...(row.sealed && (await unseal(row, DEVICE))), owner: row.owner };
}

export async function remember(owner, said) {
  const row = { owner, ...(said && (await seal(owner, DEVICE, said))) };
  await run("device", "keep", (all) => {
    all.clear();
    all.put(row);
  });
}

export const forgetDevice = () => run("device", "change", (all) => all.clear());

// Entries that wait. state is "waiting" (to be sent), or "conflict", "invalid", "form": somebody has to look.
export async function keep(owner, entry) {
  const { id, at, state, ...said } = entry;
  const row = { id, owner, at, state, ...(await seal(owner, id, said)) };
  await run("waiting", "keep", (all) => all.put(row));
}

export const rows = async () => (await run("waiting", "read", (all) => all.getAll())) ?? [];
export const entryOf = async (row) => ({ id: row.id, at: row.at, state: row.state, ...(await unseal(row, row.id)) });
export const drop = (id) => run("waiting", "change", (all) => all.delete(id));

export async function dropOthers(owner) {
  for (const row of await rows()) if (row.owner !== owner) await drop(row.id);
}

// Everything, as after signing out: nothing of anybody's stays in this browser.
export async function forgetAll() {
  await close();
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
  localStorage.clear();
  sessionStorage.clear();
  for (const name of (await self.caches?.keys()) ?? []) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
}
