// On a patient's pages: says what waits on this device, sends it when it can, and clears it at sign-out.
import { device, forgetAll, forgetDevice, remember, rows } from "./kept.js";
import { ask, send } from "./sending.js";

const AN_HOUR_MS = 3600000;
const CHANGES_FORMS = /settings|track|medicine/;
const bar = document.querySelector("[data-waiting]");
const owner = document.querySelector("meta[name=diary-owner]")?.content;
const part = (name) => bar.querySelector(`[data-${name}]`);
const counted = (element, n) => (n === 1 ? element.dataset.one : element.dataset.many.replace("{n}", n));

function tell(element, text) {
  element.textContent = text;
  element.hidden = !text;
}

let arrived = 0;

async function show({ sent = 0, why } = {}) {
  arrived += sent;
  const there = await rows();
  const mine = owner ?? (await device())?.owner;
  const own = there.filter((row) => row.owner === mine);
  const stuck = own.filter((row) => row.state !== "waiting").length;
  tell(part("count"), own.length ? counted(part("count"), own.length) : "");
  part("mine").hidden = !own.length;
  tell(part("stuck"), stuck ? counted(part("stuck"), stuck) : "");
  part("others").hidden = own.length === there.length;
  tell(part("sent"), arrived ? counted(part("sent"), arrived) : "");
  part("see").hidden = !arrived;
  tell(part("why"), own.length && why === "signed_out" ? part("why").dataset.signedOut : "");
  bar.hidden = !there.length && !arrived;
}

let typing = false;
addEventListener("input", () => (typing = true));

async function sendNow() {
  const result = await send();
  await show(result);
  if (result.card) part("card").href = result.card;
  part("card").hidden = !result.card;
  if (result.card && !typing) location.assign(result.card);
  return result;
}

function register() {
  const policy = window.trustedTypes?.createPolicy("portal-sw", { createScriptURL: (url) => url });
  const script = policy ? policy.createScriptURL(bar.dataset.worker) : bar.dataset.worker;
  return navigator.serviceWorker?.register(script, { scope: "/", updateViaCache: "none" });
}

// A device that others use keeps nothing new, and shows nobody's words to the next person.
async function prepare() {
  if ("shared" in bar.dataset) return forgetDevice();
  if (!owner) return undefined;
  const here = await device();
  if (here?.owner !== owner) await remember(owner);
  const old = here?.owner !== owner || Date.now() - (here.known_at ?? 0) > AN_HOUR_MS;
  if (old || CHANGES_FORMS.test(location.pathname + document.referrer)) {
    const { csrf_token: _, ...needed } = await ask();
    if (needed.owner === owner) await remember(owner, { ...needed, known_at: Date.now() });
  }
  return undefined;
}

// Signing out sends first. What cannot be sent is counted, and somebody has to say yes.
async function signOut(form) {
  const { why } = (await rows()).length ? await sendNow() : {};
  const left = (await rows()).length;
  const away = why === "offline" || !navigator.onLine;
  const question = document.querySelector("[data-sign-out-question]");
  if (left || away) {
    tell(question.querySelector("[data-left]"), left ? counted(question.querySelector("[data-left]"), left) : "");
    question.querySelector("[data-no-line]").hidden = !away;
    question.hidden = false;
    question.focus();
    const yes = question.querySelector("[data-yes]");
    yes.textContent = away ? yes.dataset.away : yes.dataset.here;
    yes.onclick = () => leave(form, away);
  } else await leave(form, away);
}

async function leave(form, away) {
  await forgetAll();
  if (!away) return form.submit();
  document.querySelector("[data-sign-out-question]").hidden = true;
  const cleared = document.querySelector("[data-cleared]");
  cleared.hidden = false;
  cleared.focus();
  return show();
}

// Erasing takes the device with it (the server says so to the browser): what waits is sent before.
async function sendFirst(form, button) {
  await sendNow().catch(() => {});
  form.dataset.sent = "";
  form.requestSubmit(button);
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (form === window || form.matches(".leave")) {
    forgetDevice(); // leave.js: who looks here next must not see what was tracked
  } else if (form.matches("[data-sign-out]")) {
    event.preventDefault();
    signOut(form).catch(() => form.submit());
  } else if (form.matches("[action$='/diary/erase/']:not([data-sent])") && !bar.hidden) {
    event.preventDefault();
    sendFirst(form, event.submitter);
  } else if (form.method === "post" && !navigator.onLine && !navigator.serviceWorker?.controller) {
    event.preventDefault(); // nobody would keep it: the page does
    tell(part("why"), part("why").dataset.offline);
    bar.hidden = false;
    bar.scrollIntoView();
  }
});
addEventListener("online", () => sendNow());
addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendNow());

await prepare().catch(() => {});
if (bar.dataset.worker && owner) register()?.catch(() => {});
await show().catch(() => {});
await sendNow();
