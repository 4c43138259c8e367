// Small kindnesses; every page works without them.
const folded = () => document.querySelectorAll("details:not([open], .term)");

// Paper has no "+" to press: open everything before printing, and fold it again.
addEventListener("beforeprint", () => folded().forEach((d) => (d.open = d.dataset.folded = true)));
addEventListener("afterprint", () => {
  for (const d of document.querySelectorAll("[data-folded]")) {
    d.open = false;
    delete d.dataset.folded;
  }
});

// A wide screen has room for the contents; a link into folded text opens it.
if (matchMedia("(min-width: 62em)").matches) {
  for (const d of document.querySelectorAll(".toc .fold")) d.open = true;
}
const unfold = () => {
  const target = document.querySelector(":target");
  target?.closest("details:not([open])")?.setAttribute("open", "");
  target?.scrollIntoView();
};
addEventListener("hashchange", unfold);
if (location.hash) unfold();

// What to fix is read out first, also when the page came back from a form.
document.querySelector(".errors[autofocus]")?.focus();

// Short answers can be heard, where the browser can speak; the button then says how to stop.
let said;
const turn = (button) => {
  [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
};
const hush = () => {
  const { button } = said ?? {};
  said = null;
  speechSynthesis.cancel();
  if (button) turn(button);
};
const say = (button) => {
  const again = said?.button === button;
  hush();
  if (again) return;
  const words = new SpeechSynthesisUtterance(button.previousElementSibling.textContent);
  words.lang = document.documentElement.lang;
  words.onend = words.onerror = () => said?.words === words && hush();
  said = { button, words };
  turn(button);
  speechSynthesis.speak(words);
};
if ("speechSynthesis" in window) {
  for (const button of document.querySelectorAll(".speak")) {
    button.hidden = false;
    button.onclick = () => say(button);
  }
  addEventListener("pagehide", hush);
}
