// Hands over what waits on this device; docs/sync.md says what is asked and what is answered.
import { drop, entryOf, keep, rows } from "./kept.js";

const ADDRESS = "/diary/sync";
const JSON_TYPE = "application/json";

// Whatever is not JSON of ours means: not now. No answer at all means: no connection.
async function talk(options) {
  let answer;
  try {
    answer = await fetch(ADDRESS, { cache: "no-store", ...options });
  } catch {
    return { error: "offline" };
  }
  return answer.json().catch(() => ({ error: "later" }));
}

// Who is signed in here, and what their forms have to know.
export const ask = () => talk({ headers: { Accept: JSON_TYPE } });

async function post(batch, needed) {
  const entries = batch.map(({ id, kind, payload }) => ({ id, kind, payload, version: 0, deleted: false }));
  return talk({
    method: "POST",
    headers: { "Content-Type": JSON_TYPE, "X-CSRFToken": needed.csrf_token, "X-Diary-Owner": needed.owner },
    body: JSON.stringify({ entries }),
  });
}

function batchesOf(entries, { most_entries: most, most_bytes: bytes }) {
  const batches = [[]];
  let size = 0;
  for (const entry of entries) {
    const own = new Blob([JSON.stringify(entry)]).size;
    if (batches.at(-1).length === most || size + own > bytes) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1).push(entry);
    size += own;
  }
  return batches.filter((batch) => batch.length);
}

// What is in the diary leaves the device. The rest stays, and says why.
async function settle(owner, entry, { status, errors }) {
  if (status === "stored" || status === "same") return drop(entry.id);
  return keep(owner, { ...entry, state: status, problems: Object.values(errors ?? {}) });
}

async function sendAll() {
  const there = await rows();
  if (!there.length) return { sent: 0 };
  const needed = await ask();
  if (needed.error) return { sent: 0, why: needed.error };
  const mine = there.filter((row) => row.owner === needed.owner && row.state === "waiting");
  const entries = await Promise.all(mine.map(entryOf));
  let sent = 0;
  let card;
  for (const batch of batchesOf(entries, needed)) {
    // From here on it may have arrived, even if no answer comes: it is not changed on the device any more.
    for (const entry of batch) if (!entry.tried) await keep(needed.owner, Object.assign(entry, { tried: true }));
    const answer = await post(batch, needed);
    if (!answer.results) return { sent, card, why: answer.error };
    for (const [place, result] of answer.results.entries()) {
      await settle(needed.owner, batch[place], result);
      if (result.status === "stored" || result.status === "same") sent += 1;
    }
    card ??= answer.card;
  }
  return { sent, card };
}

// Returns {sent, why, card}: how many arrived, why not all (a word of docs/sync.md, or "offline", "later"),
// and where the emergency card is, if something that arrived calls for one. One tab at a time.
export const send = () => whileNothingIsSent(sendAll);

// What is being sent is not changed under the hand: the answer would take the new words away with the old.
export const whileNothingIsSent = (act) => (navigator.locks ? navigator.locks.request("portal-sending", act) : act());
