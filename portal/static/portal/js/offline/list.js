// What waits on this device, entry by entry, with a way on for what cannot be sent by itself.
import { canChange, change, stopChanging } from "./forms.js";
import { drop, entryOf, keep, rows } from "./kept.js";
import { localNow } from "./payload.js";
import { copyOf, counted, part, root, show, twice } from "./parts.js";
import { ask } from "./sending.js";

let drawn;

export async function list(here) {
  const there = await rows();
  const now = JSON.stringify(there.map(({ id, state, owner, iv }) => [id, state, owner, [...iv]]));
  if (now === drawn) return; // nobody loses a button that they are about to press
  drawn = now;
  const mine = there.filter((row) => row.owner === here?.owner).sort((one, other) => one.at - other.at);
  const shown = here?.closed ? [] : await Promise.all(mine.map(entryOf));
  part("rows").replaceChildren(...shown.map((entry) => rowOf(entry, here)));
  show("count", mine.length ? counted(part("count"), mine.length) : "");
  part("waiting").hidden = !mine.length;
  part("send").hidden = here?.closed || !mine.some(({ state }) => state === "waiting");
  part("others").hidden = mine.length === there.length;
}

function rowOf(entry, here) {
  const row = copyOf("row");
  const slot = (name) => row.querySelector(`[data-${name}]`);
  const [when, now] = [entry.at, Date.now()].map((at) => localNow(here.zone ?? "UTC", at));
  slot("time").textContent = when.time;
  slot("time").dateTime = new Date(entry.at).toISOString();
  slot("title").textContent = entry.title;
  slot("said").textContent = ["", ...(when.date === now.date ? [] : [when.date]), ...entry.said].join(", ");
  slot("state").textContent = root.querySelector(`[data-state="${entry.opened ? "opened" : entry.state}"]`).textContent;
  slot("problems").textContent = (entry.problems ?? []).join(" ");
  slot("open").hidden = entry.state === "waiting";
  slot("open").onclick = () => openForm(entry, here);
  slot("change").hidden = !canChange(entry);
  slot("change").onclick = () => change(entry, here);
  for (const name of ["change", "open", "remove"]) slot(name).setAttribute("aria-describedby", (slot("title").id = `of-${entry.id}`));
  twice(slot("remove"), async () => {
    stopChanging(here);
    await drop(entry.id);
    await list(here);
    part("waiting").querySelector("h2").focus();
  });
  return row;
}

// It goes through the form that it belongs to: the server shows what is there beside it, or what to put right.
async function openForm(entry, here) {
  const needed = await ask();
  if (needed.owner !== here.owner) return sayWhy(needed.error ?? "other_account");
  await keep(here.owner, { ...entry, opened: true });
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: entry.address, hidden: true });
  const id = entry.state === "form" ? [] : [["id", entry.id]];
  for (const [name, value] of [...entry.fields, ...id, ["csrfmiddlewaretoken", needed.csrf_token]])
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  document.body.append(form);
  return form.submit();
}

export function sayWhy(why) {
  const words = root.querySelector(`[data-why-of="${why}"]`) ?? root.querySelector("[data-why-of=later]");
  return show("why", why ? words.textContent : "");
}
