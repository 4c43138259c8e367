// A button that prints the page; without JavaScript the browser's menu does.
for (const part of document.querySelectorAll("[data-print]")) {
  part.hidden = false;
  part.querySelector("button").addEventListener("click", () => print());
}
