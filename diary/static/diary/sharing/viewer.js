// The viewer's page: who opens, the passcode, what comes back. The link stays in this page and goes nowhere.
import { openLink, readLink, Refused } from "./opening.js";
import { attachedPdfs, documentParts, plainText } from "./narrative.js";

const viewer = document.querySelector("[data-viewer]");
const words = viewer.dataset;
const find = (name) => viewer.querySelector(`[data-part=${name}]`);
const [paste, form, problem, shown, said] = ["paste", "form", "problem", "shown", "said"].map(find);
let link, whole, made = [];

const tell = (text) => {
  problem.hidden = !text;
  problem.querySelector("p").textContent = text;
  if (text) problem.focus();
};
const day = (date) => date.toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
const sentence = (refused) => {
  if (refused.why === "passcode") {
    const left = refused.left;
    if (left === 0) return words.locked;
    return Number.isInteger(left) ? words.passcode.replace("{left}", left) : words.wrong;
  }
  if (refused.why === "ended" && link.expires && link.expires < new Date()) return words.expired.replace("{day}", day(link.expires));
  return words[refused.why.replace("-", "_")] ?? words.failed;
};

const begin = (text) => {
  tell("");
  try {
    link = readLink(text);
  } catch (refused) {
    paste.hidden = false;
    return tell(words[refused.why.replace("-", "_")]);
  }
  const elsewhere = link.url.origin !== location.origin;
  // Links of this site open on a page that may speak to this site alone; others have a page of their own.
  if (elsewhere !== "elsewhere" in words) return location.replace(`${words.go}#${/shlink:\/+[\w-]+/.exec(text)[0]}`);
  whole = /shlink:\/+[\w-]+/.exec(text)[0];
  // The key should not stay in the history of a shared computer.
  history.replaceState(null, "", location.pathname);
  paste.hidden = true;
  form.hidden = false;
  find("label").textContent = link.label || words.unnamed;
  find("until").textContent = link.expires ? words.until.replace("{day}", day(link.expires)) : "";
  find("where").hidden = !elsewhere;
  find("where").querySelector("b").textContent = link.url.host;
  find("passcode").hidden = !link.asksPasscode;
  form.elements.passcode.required = link.asksPasscode;
  form.elements.recipient.focus();
};

const download = (file, name) => {
  const address = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
  made.push(address);
  const button = Object.assign(document.createElement("a"), { className: "btn", href: address, download: name });
  button.textContent = (name.endsWith(".pdf") && words.pdf) || (name.endsWith(".fhir.json") && words.fhir) || words.file.replace("{name}", name);
  return button;
};

const article = (found) => {
  const head = document.createElement("h2");
  head.textContent = found.title || link.label || words.unnamed;
  const part = document.createElement("article");
  if (/^[A-Za-z-]{2,20}$/.test(found.language)) part.lang = found.language;
  part.dir = "auto";
  part.append(head, ...found.parts);
  const again = part.querySelector("section :is(h3, p)");
  if (again?.textContent.trim() === found.title) again.remove();
  return part;
};

const show = (files) => {
  const [text, saved] = [find("text"), find("files")];
  for (const place of [text, saved]) place.replaceChildren();
  files.forEach((file, place) => {
    let said = null;
    try {
      said = JSON.parse(new TextDecoder().decode(file.bytes));
    } catch {
      // not JSON: it can still be saved
    }
    const pdfs = file.type === "application/pdf" ? [file] : attachedPdfs(said);
    pdfs.forEach((pdf, number) => saved.prepend(download(pdf, `shared${number || ""}.pdf`)));
    const found = said && documentParts(said);
    if (found) text.append(article(found));
    if (pdfs.length && !found) return;
    const button = download(file, said ? `shared${place || ""}.fhir.json` : `shared-${place + 1}.txt`);
    button.classList.add("btn--quiet");
    saved.append(button);
  });
  form.hidden = true;
  shown.hidden = false;
  find("copy").hidden = !text.childElementCount;
  find("none").hidden = files.length > 0;
  shown.querySelector("h2, [data-part=files]").scrollIntoView();
  shown.focus();
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  tell("");
  const recipient = form.elements.recipient.value.trim();
  if (!recipient) return tell(words.who);
  const button = form.querySelector("button");
  button.disabled = true;
  said.textContent = words.opening;
  try {
    show(await openLink(link, recipient, form.elements.passcode.value));
  } catch (error) {
    const refused = error instanceof Refused ? error : new Refused("failed");
    tell(sentence(refused));
    if (refused.why === "passcode") form.elements.passcode.select();
  } finally {
    button.disabled = false;
    said.textContent = "";
  }
});
paste.addEventListener("submit", (event) => {
  event.preventDefault();
  begin(paste.elements.link.value);
});
find("copy").querySelector("button").addEventListener("click", async () => {
  const text = plainText(find("text"));
  const told = find("copied");
  try {
    await navigator.clipboard.writeText(text);
    told.textContent = words.copied;
  } catch {
    const area = find("plain");
    area.hidden = false;
    area.value = text;
    area.select();
    told.textContent = words.mark;
  }
});
addEventListener("pagehide", () => made.splice(0).forEach((address) => URL.revokeObjectURL(address)));
// The same page in another language: the link goes along, behind "#".
addEventListener("click", (event) => {
  const other = event.target.closest?.("a[hreflang]");
  if (other && whole) other.hash = whole;
});
addEventListener("hashchange", () => location.hash && begin(location.hash));

document.querySelector("[data-part=blocked]").hidden = true;
if (!globalThis.crypto?.subtle || typeof DecompressionStream === "undefined") tell(words.old);
else if (location.hash.length > 1) begin(location.hash);
else paste.hidden = false;
