// From what a form says to what an entry says; the shapes come from the server's own definitions.
const DAY_MS = 86400000;

const parts = (zone, instant) => {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
};

// The wall clock of a zone, as milliseconds as if it were UTC.
const wallClock = (zone, instant) => {
  const p = parts(zone, instant);
  return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second);
};

// The date and the time in a zone, as the fields of a form write them.
export function localNow(zone, now) {
  const p = parts(zone, now);
  return { date: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` };
}

// The instants of a local date and time: none where clocks went forward, two where they went back.
export function instantsOf(date, time, zone) {
  const wall = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(wall)) return [];
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((near) => wallClock(zone, near) - near);
  const found = new Set(offsets.map((offset) => wall - offset));
  return [...found].filter((instant) => wallClock(zone, instant) === wall).sort((a, b) => a - b);
}

// A time that comes twice is the later of those that have been, as in the forms of the server.
// Returns {at} in milliseconds, or {fault: "skipped" | "to_come"}.
export function momentOf(date, time, zone, now) {
  const found = instantsOf(date, time, zone);
  if (!found.length) return { fault: "skipped" };
  const been = found.filter((instant) => instant <= now);
  return been.length ? { at: been.at(-1) } : { fault: "to_come" };
}

// Every line end as one, and nothing that cannot be shown: as the forms of the server do it.
const clean = (text) => text.replace(/\r\n|[\r\v\f]/g, "\n").replace(/[\0-\x08\x0e-\x1f]/g, "").trim();

// A comma may mean thousands: that is asked again, as anything that is no number.
const numberIn = (text) => (/^\d{1,3}(,\d{3})+$/.test(text) ? NaN : Number(text.replace(",", ".")));

const ANSWERS = {
  text: ([value]) => clean(value) || undefined,
  number: ([value]) => (value.trim() === "" ? undefined : numberIn(value.trim())),
  yes: ([value], name) => (["on", "yes", name].includes(value) ? true : value === "no" ? false : undefined),
  list: (values) => [...new Set(values.flatMap((value) => value.split(/[,;\n]/)).map(clean).filter(Boolean))],
};

// What is not answered is left out: missing is unknown, never zero.
export function payloadOf({ shape, moment, fields, at, zone, now }) {
  const said = { zone, recorded_at: new Date(now).toISOString() };
  if (moment) said[moment] = new Date(at).toISOString();
  for (const [name, type] of Object.entries(shape)) {
    const values = fields.filter(([field]) => field === name || field === `${name}_before`).map(([, value]) => value);
    const answer = values.length ? ANSWERS[type](values, name) : undefined;
    if (answer !== undefined && name !== moment && String(answer) !== "") said[name] = answer;
  }
  return said;
}

// Returns the first number that cannot be right, as [name, bounds]; undefined bounds: it is no number.
export function misfit({ fields, bounds }, said) {
  const numbers = Object.keys(fields).filter((name) => typeof said[name] === "number");
  const wrong = (name) => Number.isNaN(said[name]) || said[name] < bounds[name]?.[0] || said[name] > bounds[name]?.[1];
  const name = numbers.find(wrong);
  return name && [name, Number.isNaN(said[name]) ? undefined : bounds[name]];
}

// A weight is kept as typed and in kilograms. Returns the field that is at fault, if one is, and why.
export function weigh(said, kg) {
  const { weight_value: value, weight_unit: unit, weight_extra_lb: extra } = said;
  if (value === undefined) {
    delete said.weight_unit; // of no weight
    return extra === undefined ? undefined : ["weight_value", "nothingMeasurement"];
  }
  if (!unit) return ["weight_value", "unit"];
  if (unit !== "st") {
    if (extra) return ["weight_extra_lb", "stones"];
    delete said.weight_extra_lb;
  }
  said.weight_kg = value * kg[unit] + (said.weight_extra_lb ?? 0) * kg.lb;
  return undefined;
}

// The emergency signs that an entry shows by itself, by the server's own rules.
export function alertsOf(table, kind, said) {
  const codes = (table.answers[kind] ?? []).flatMap(([name, answer, found]) => (said[name] === answer ? found : []));
  const steps = kind === "symptom" ? (table.severities[said.tag] ?? []) : [];
  const step = steps.filter(([severity]) => severity <= said.severity_0_10).at(-1);
  return [...new Set([...codes, ...(step?.[1] ?? [])])];
}
