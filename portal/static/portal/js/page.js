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
