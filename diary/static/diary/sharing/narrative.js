// The words of a FHIR document as parts of a page. Whatever a file holds, only what is named here is ever made.
const MADE = new Set(("p div span h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th td " +
  "b strong i em small blockquote q br hr sub sup pre code").split(" "));
const EMPTY = new Set(["br", "hr", "img", "col"]);
const LEFT_OUT = new Set(["script", "style", "head", "title", "template", "svg", "math", "iframe", "object"]);
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const WHOLE = { colspan: /^\d{1,2}$/, rowspan: /^\d{1,3}$/, scope: /^(row|col)$/, lang: /^[A-Za-z-]{2,20}$/, dir: /^(ltr|rtl|auto)$/ };
const LOWER = 2; // headings of a narrative stand below those of its section

const characters = (text) =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
  });

const element = (name, attributes) => {
  const heading = /^h([1-6])$/.exec(name);
  const made = document.createElement(heading ? `h${Math.min(6, Number(heading[1]) + LOWER)}` : name);
  for (const [, key, double, single] of attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g)) {
    const value = characters(double ?? single);
    if (WHOLE[key]?.test(value)) made.setAttribute(key, value);
  }
  return made;
};

/** Returns the XHTML of a narrative as a fragment: text, and elements of the list above without behaviour. */
export const narrative = (xhtml) => {
  const whole = document.createDocumentFragment();
  const open = [{ name: "", node: whole }];
  let skipping = "";
  const add = (node) => open.at(-1).node.append(node);
  for (const [, comment, close, name, attributes, text] of
    xhtml.matchAll(/(<!--[\s\S]*?-->|<[!?][^>]*>)|<(\/?)([A-Za-z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/g)) {
    if (comment) continue;
    if (text !== undefined) {
      if (!skipping) add(characters(text));
      continue;
    }
    const tag = name.toLowerCase();
    if (skipping) {
      if (close && tag === skipping) skipping = "";
      continue;
    }
    const isEmpty = EMPTY.has(tag) || attributes.trimEnd().endsWith("/");
    if (close) {
      const at = open.findLastIndex((one) => one.name === tag);
      if (at > 0) open.length = at;
    } else if (LEFT_OUT.has(tag)) {
      if (!isEmpty) skipping = tag;
    } else if (MADE.has(tag)) {
      const node = element(tag, attributes);
      add(node);
      if (!isEmpty) open.push({ name: tag, node });
    }
  }
  for (const table of whole.querySelectorAll("table")) {
    const frame = document.createElement("div");
    frame.className = "scroll";
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", table.caption?.textContent || document.querySelector("[data-table]").dataset.table);
    table.className = "data";
    table.replaceWith(frame);
    frame.append(table);
  }
  return whole;
};

const BLOCKS = new Set("P DIV H2 H3 H4 H5 H6 UL OL DL TABLE CAPTION TR BLOCKQUOTE PRE SECTION LI DT DD HR".split(" "));

/** Returns what a part of the page says as plain text: a line for each block, cells and terms side by side. */
export const plainText = (part) => {
  const said = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    if (node.tagName === "BR") return "\n";
    if (node.tagName === "TR") return `\n${[...node.cells].map((cell) => inside(cell).trim()).join(" | ")}\n`;
    if (node.tagName === "LI") {
      const place = node.parentElement.tagName === "OL" ? `${[...node.parentElement.children].indexOf(node) + 1}. ` : "- ";
      return `\n${place}${inside(node).trim()}\n`;
    }
    if (node.tagName === "DT") return `\n${inside(node).trim()}: `;
    if (node.tagName === "DD") return `${inside(node).trim()}\n`;
    if (/^H\d$/.test(node.tagName)) return `\n\n${inside(node).trim().toUpperCase()}\n`;
    return BLOCKS.has(node.tagName) ? `\n${inside(node)}\n` : inside(node);
  };
  const inside = (node) => [...node.childNodes].map(said).join("");
  return inside(part).split("\n").map((line) => line.trim()).join("\n").replace(/\n{3,}/g, "\n\n").trim() + "\n";
};

/** Returns the parts of a FHIR document Bundle that people read, in the order of its Composition; null if it is none. */
export const documentParts = (bundle) => {
  const resources = (bundle?.entry ?? []).map((entry) => entry?.resource).filter(Boolean);
  const composition = bundle?.resourceType === "Composition" ? bundle : resources.find((one) => one.resourceType === "Composition");
  if (!composition) return null;
  const parts = [];
  const walk = (sections, depth) => {
    for (const section of sections ?? []) {
      const heading = document.createElement(`h${Math.min(6, depth)}`);
      heading.textContent = String(section.title ?? "");
      const part = document.createElement("section");
      part.append(heading);
      if (section.text?.div) part.append(narrative(String(section.text.div)));
      parts.push(part);
      if (depth < 6) walk(section.section, depth + 1);
    }
  };
  if (composition.text?.div) {
    const first = document.createElement("section");
    first.append(narrative(String(composition.text.div)));
    parts.push(first);
  }
  walk(composition.section, 3);
  return { title: String(composition.title ?? ""), date: String(composition.date ?? ""), language: String(composition.language ?? bundle.language ?? ""), parts };
};

/** Returns the PDFs that a resource, or one in its Bundle, carries: each with type and bytes. */
export const attachedPdfs = (resource) => {
  const all = [resource, ...(resource?.entry ?? []).map((entry) => entry?.resource)].filter(Boolean);
  const carried = all.flatMap((one) => (one.resourceType === "DocumentReference" ? one.content ?? [] : []));
  return carried
    .map((content) => content?.attachment)
    .filter((attachment) => attachment?.contentType === "application/pdf" && attachment.data)
    .map(({ data }) => ({ type: "application/pdf", bytes: Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) }));
};
