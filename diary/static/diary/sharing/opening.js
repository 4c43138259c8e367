// SMART Health Links: reads a link, asks for its manifest, opens its files. Knows nothing of the page.
const LARGEST = 40 * 1024 * 1024; // what a file may unfold to
const EMBED = 200_000; // characters; what is longer comes by itself

export class Refused extends Error {
  constructor(why, more = {}) {
    super(why);
    Object.assign(this, { why, ...more });
  }
}

const bytesOf = (base64url) => {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
};
const jsonOf = (bytes) => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));

/** Reads a link out of whatever was pasted or stands behind "#"; refuses with "no-link" or "no-version". */
export const readLink = (text) => {
  const found = /shlink:\/+([\w-]+)/.exec(text);
  let said;
  try {
    said = jsonOf(bytesOf(found[1]));
    said.address = new URL(said.url);
    if (bytesOf(said.key).length !== 32) throw new Error("key");
  } catch {
    throw new Refused("no-link");
  }
  if ((said.v ?? 1) !== 1) throw new Refused("no-version");
  const flag = String(said.flag ?? "");
  return {
    url: said.address,
    key: said.key,
    label: String(said.label ?? "").slice(0, 80),
    expires: Number.isFinite(said.exp) ? new Date(said.exp * 1000) : null,
    asksPasscode: flag.includes("P"),
    isOneFile: flag.includes("U"),
  };
};

const ask = async (address, options = {}) => {
  try {
    return await fetch(address, {
      ...options, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", redirect: "error",
    });
  } catch {
    throw new Refused("not-reached");
  }
};

/** Sends who asks and the passcode; returns the manifest's files, or refuses and says what is left. */
const manifest = async (link, recipient, passcode) => {
  const answer = await ask(link.url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ recipient, embeddedLengthMax: EMBED, ...(link.asksPasscode && { passcode }) }),
  });
  if (answer.status === 401) {
    const said = await answer.json().catch(() => ({}));
    throw new Refused("passcode", { left: said.remainingAttempts });
  }
  if (answer.status === 404) throw new Refused("ended");
  if (answer.status === 429) throw new Refused("busy");
  if (!answer.ok) throw new Refused("failed");
  const said = await answer.json().catch(() => ({}));
  return Array.isArray(said.files) ? said.files : [];
};

const fetched = async (address) => {
  const answer = await ask(address);
  if (answer.status === 404) throw new Refused("ended");
  if (!answer.ok) throw new Refused("failed");
  return (await answer.text()).trim();
};

const unfolded = async (bytes) => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const parts = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > LARGEST) throw new Refused("too-large");
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};

/** Opens a compact JWE (dir, A256GCM, with or without DEF); returns its type and bytes. */
export const openFile = async (jwe, key, type) => {
  try {
    const [head, none, iv, body, tag] = jwe.split(".");
    const header = jsonOf(bytesOf(head));
    if (none !== "" || header.alg !== "dir" || header.enc !== "A256GCM") throw new Error("algorithm");
    const secret = await crypto.subtle.importKey("raw", bytesOf(key), "AES-GCM", false, ["decrypt"]);
    const sealed = await new Blob([bytesOf(body), bytesOf(tag)]).arrayBuffer();
    const plain = new Uint8Array(await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytesOf(iv), additionalData: new TextEncoder().encode(head) }, secret, sealed,
    ));
    const bytes = header.zip === "DEF" ? await unfolded(plain) : plain;
    return { type: String(header.cty ?? type ?? "").split(";")[0].trim().toLowerCase(), bytes };
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("unreadable");
  }
};

/** Opens a link and returns its files, each with type and bytes. */
export const openLink = async (link, recipient, passcode) => {
  if (link.isOneFile) {
    const address = new URL(link.url);
    address.searchParams.set("recipient", recipient);
    return [await openFile(await fetched(address), link.key)];
  }
  const files = [];
  for (const listed of await manifest(link, recipient, passcode)) {
    const jwe = listed.embedded ?? (await fetched(listed.location));
    files.push(await openFile(String(jwe), link.key, listed.contentType));
  }
  return files;
};
