// The forms of the page: made ready for a person, read as entries, filled from what another form could not send.
import { localNow, misfit, momentOf, payloadOf, weigh } from "./payload.js";
import { copyOf, kg, part, root, shapes } from "./parts.js";

export const forms = Object.fromEntries([...root.querySelectorAll("form[data-kind]")].map((form) => [form.dataset.kind, form]));
export const SECRETS = ["csrfmiddlewaretoken", "id", "seen", "batch", "shown", "back", "copy"];
const CHOICES = ["radio", "checkbox"];
const NEEDS = { // says nothing without one of these
  meal: ["what", "meal", "food_tags", "plants"],
  measurement: ["weight_value", "temperature_c", "pulse_bpm", "fit_ug_g"],
};
let changing; // the waiting entry that a form shows, to be changed

function drawScores(tracked) {
  for (const { code, label } of tracked) {
    const row = copyOf("score");
    row.querySelector("legend").textContent = label;
    for (const input of row.querySelectorAll("input")) input.name = `score_${code}`;
    part("scores").append(row);
  }
  forms.scores.hidden = !tracked.length;
}

// The one tile that stands in the page is the pattern for each medicine of the person's.
function drawMedicines(medicines) {
  const tile = forms.dose?.querySelector("[name=medicine_id]")?.closest("label");
  if (!tile) return;
  for (const { id, name } of medicines) {
    const copy = tile.cloneNode(true);
    const input = copy.querySelector("input");
    input.removeAttribute("id");
    input.value = id;
    copy.querySelector("span span").firstChild.textContent = name;
    tile.before(copy);
  }
  tile.remove();
  root.querySelector("[href='#dose']").parentElement.hidden = !medicines.length;
}

export function prepare(here) {
  drawScores(here.tracked);
  drawMedicines(here.medicines ?? []);
  for (const form of Object.values(forms)) empty(form, here);
}

export function empty(form, here) {
  form.reset();
  const now = localNow(here.zone, Date.now());
  const { date, time, id, weight_unit: unit } = form.elements;
  if (unit) unit.value = here.unit;
  if (date) Object.assign(date, { value: now.date, max: now.date });
  if (time) time.value = now.time;
  if (id) id.value = crypto.randomUUID();
}

const scoreOf = ({ payload }) => forms.scores.querySelector(`[name="score_${payload.tag}"][value="${payload.severity_0_10}"]`);

// What never left this device can be changed in its form; what may have arrived is changed in the diary.
export const canChange = (entry) => entry.state === "waiting" && !entry.tried && Boolean(forms[entry.kind] ?? scoreOf(entry));

export const isChanging = () => Boolean(changing);

export function change(entry, here) {
  stopChanging(here);
  changing = entry;
  if (!forms[entry.kind]) {
    scoreOf(entry).checked = true;
    return scoreOf(entry).focus();
  }
  open(entry.kind);
  fill(forms[entry.kind], entry.fields);
  forms[entry.kind].elements.id.value = entry.id;
  return undefined;
}

// A form that is opened for something new must not hold the id of something old.
export function stopChanging(here) {
  if (!changing) return;
  const form = forms[changing.kind] ?? forms.scores;
  changing = undefined;
  empty(form, here);
}

// A changed entry stays the one it was, written down when it was.
function asChanged(entry) {
  if (changing?.id === entry.id) entry.payload.recorded_at = changing.payload.recorded_at;
  return entry;
}

// Shows the form of one kind, and no other.
export function open(kind) {
  for (const [name, form] of Object.entries(forms)) if (name !== "scores") form.hidden = name !== kind;
  forms[kind].querySelector("h2")?.focus();
}

// "Any blood: a lot"; a tick is its own question.
function wordOf(input) {
  const label = input.closest("label");
  const says = [...(label?.querySelectorAll("span span:not(.vh)") ?? [])].at(-1) ?? label?.querySelector("span");
  const text = says?.firstChild?.textContent.trim() || input.value;
  const question = input.closest("fieldset")?.querySelector("legend")?.textContent.trim().replace(/\?$/, "");
  return input.type === "radio" && question ? `${question}: ${text}` : text;
}

// What was answered, in the words of the form: for the list of what waits.
function saidIn(form) {
  const isNothing = (name) => name === "weight_unit" && !form.elements.weight_value.value.trim(); // the unit of no weight
  const asked = [...form.elements].filter(({ name, type }) => name && !["hidden", "date", "time"].includes(type) && !isNothing(name));
  return asked.flatMap((input) => {
    if (CHOICES.includes(input.type)) return input.checked ? [wordOf(input)] : [];
    return input.value.trim() ? [input.value.trim()] : [];
  });
}

function entryFrom({ kind, id, fields, at, said, title }, here) {
  const { moment, fields: shape } = shapes[kind];
  const payload = payloadOf({ shape, moment, fields, at, zone: here.zone, now: Date.now() });
  return { id, kind, at, payload, fields, said, title, state: "waiting", address: `/diary/add/${kind}/` };
}

function scoresIn(form, here) {
  return [...form.querySelectorAll("input:checked")].map((input) => {
    const tag = input.name.replace("score_", "");
    const { id, at } = changing?.payload.tag === tag ? changing : { id: crypto.randomUUID(), at: Date.now() };
    const answers = { tag, severity_0_10: input.value, ...localNow(here.zone, at) };
    const title = input.closest("fieldset").querySelector("legend").textContent;
    const said = { kind: "symptom", id, fields: Object.entries(answers), at, said: [input.value], title };
    return asChanged(entryFrom(said, here));
  });
}

function refuse(input, text) {
  input.setCustomValidity(text);
  input.form.addEventListener("input", () => input.setCustomValidity(""), { once: true });
  input.form.reportValidity();
  return [];
}

const isBlank = (answer) => answer === undefined || answer.length === 0;

// Returns what has to be put right, as a field and a sentence.
function faultIn(kind, payload) {
  const [name, bounds] = misfit(shapes[kind], payload) ?? [];
  if (name) return [name, bounds ? root.dataset.between.replace("{low}", bounds[0]).replace("{high}", bounds[1]) : root.dataset.number];
  const [field, why] = (kind === "measurement" && weigh(payload, kg)) || [];
  if (field) return [field, root.dataset[why]];
  if (!NEEDS[kind]?.every((needed) => isBlank(payload[needed]))) return undefined;
  return [NEEDS[kind][0], kind === "measurement" ? root.dataset.nothingMeasurement : root.dataset.nothing];
}

// Returns the entries that a form says; none when something has to be put right, which the form then says.
export function entriesIn(form, here) {
  if (!form.reportValidity()) return [];
  const { kind, title } = form.dataset;
  if (kind === "scores") return scoresIn(form, here);
  const { date, time, id } = form.elements;
  const moment = momentOf(date.value, time.value, here.zone, Date.now());
  if (moment.fault) return refuse(time, moment.fault === "skipped" ? root.dataset.skipped : root.dataset.toCome);
  const fields = [...new FormData(form)].filter(([name]) => !SECRETS.includes(name));
  const entry = entryFrom({ kind, id: id.value, fields, at: moment.at, said: saidIn(form), title }, here);
  const { payload } = entry;
  if (kind === "dose") payload.medicine_name = here.medicines.find((one) => one.id === payload.medicine_id)?.name;
  const [name, why] = faultIn(kind, payload) ?? [];
  return name ? refuse(form.elements[name], why) : [asChanged(entry)];
}

export function fill(form, fields) {
  const answers = {};
  for (const [name, value] of fields) (answers[name.replace(/_before$/, "")] ??= []).push(value);
  for (const element of form.elements) {
    const values = answers[element.name];
    if (CHOICES.includes(element.type)) element.checked = values?.includes(element.value) ?? false;
    else if (values) element.value = values.join(", ");
  }
}
