// The page that writes without a connection. The server knows nobody here: what forms need is kept on the device.
import { empty, entriesIn, fill, forms, isChanging, open, prepare, SECRETS, stopChanging } from "./forms.js";
import { device, dropOthers, forgetAll, keep, rows } from "./kept.js";
import { list, sayWhy } from "./list.js";
import { alerts, counted, part, root, show, twice } from "./parts.js";
import { alertsOf } from "./payload.js";
import { ask, send, whileNothingIsSent } from "./sending.js";

const A_MOMENT_MS = 1000;
const NOBODY_TO_ASK = ["offline", "later", "cannot_open"];
const ADD = /^\/diary\/add\/(\w+)\/$/;
const TAKE = /^\/diary\/medicines\/([0-9a-f-]{36})\/dose\/$/;
let here;
let arrived = 0;

async function save(form) {
  const entries = entriesIn(form, here);
  if (!entries.length) return;
  const write = () => Promise.all(entries.map((entry) => keep(here.owner, entry)));
  await (isChanging() ? whileNothingIsSent(write) : write());
  stopChanging(here);
  navigator.storage?.persist?.();
  empty(form, here);
  form.hidden = form.dataset.kind !== "scores";
  show("kept", counted(part("kept"), entries.length)).focus();
  warn(entries);
  await list(here);
  await sendNow();
}

// The emergency card comes first, whatever becomes of the entry.
function warn(entries) {
  const codes = new Set(entries.flatMap(({ kind, payload }) => alertsOf(alerts, kind, payload)));
  if (!codes.size) return;
  for (const card of root.querySelectorAll("[data-code]")) card.hidden = !codes.has(card.dataset.code);
  show("urgent").focus();
  part("urgent").scrollIntoView();
}

async function sendNow() {
  const { sent, why, card } = await send();
  await list(here);
  arrived += sent;
  show("sent", arrived ? counted(part("sent"), arrived) : "");
  part("go").hidden = !arrived;
  const waits = (await rows()).some((row) => row.owner === here?.owner && row.state === "waiting");
  sayWhy(waits ? why : "");
  part("no-line").hidden = why !== "offline" && navigator.onLine;
  if (card && part("urgent").hidden) show("card").href = card;
}

// What a form elsewhere could not send: the worker remembers it for this page, and for no other.
function typed() {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return null;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage("typed?", [port2]);
    setTimeout(resolve, A_MOMENT_MS, null);
  });
}

// Which form of this page a form elsewhere is, and what it says in the words of this one.
function known({ address, fields }) {
  if (fields.some(([name]) => name.startsWith("score_"))) return ["scores", fields];
  const [, medicine] = address.match(TAKE) ?? [];
  if (!medicine) return [address.match(ADD)?.[1], fields];
  const said = Object.fromEntries(fields);
  return ["dose", Object.entries({ id: said.id, medicine_id: medicine, skipped: said.dose })];
}

async function takeTyped(words) {
  const [kind, answers] = known(words);
  if (here?.zone && !here.closed && forms[kind]) {
    open(kind);
    fill(forms[kind], answers);
    return save(forms[kind]);
  }
  const { address, fields } = words;
  const said = fields.filter(([name, value]) => !SECRETS.includes(name) && value).map(([, value]) => value);
  if (here?.owner) {
    const own = fields.filter(([name]) => name !== SECRETS[0]);
    const entry = { id: crypto.randomUUID(), at: Date.now(), fields: own, said, title: root.dataset.form, state: "form", address };
    return keep(here.owner, entry);
  }
  // Nobody's device: the words are shown to be copied, and kept nowhere.
  part("words").textContent = said.join("\n");
  return show("typed");
}

async function begin() {
  part("no-line").hidden = navigator.onLine;
  here = await device().catch(() => undefined);
  if (here?.discreet) document.title = root.dataset.discreet;
  // With a connection it is known who is signed in: nobody else is shown what waits.
  const who = navigator.onLine ? await ask() : { error: NOBODY_TO_ASK[0] };
  if (here) here.closed = !NOBODY_TO_ASK.includes(who.error) && who.owner !== here.owner;
  if (here?.zone && !here.closed) prepare(here);
  show(here?.closed ? "closed" : here?.zone ? "can" : "unknown");
  const words = await typed();
  if (words) await takeTyped(words);
  await list(here);
  if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
  await sendNow();
}

root.addEventListener("submit", (event) => {
  event.preventDefault();
  save(event.target).catch(() => show("failed").focus());
});
part("kinds").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  stopChanging(here);
  open(link.hash.slice(1));
});
part("send").onclick = sendNow;
twice(part("discard"), async () => {
  await dropOthers(here?.owner);
  await list(here);
});
part("clear").onclick = async () => {
  const left = (await rows()).length;
  if (left && part("lose").hidden) return show("lose", counted(part("lose"), left));
  await forgetAll();
  return location.reload();
};
addEventListener("online", sendNow);
addEventListener("offline", () => show("no-line"));
begin();
