// Leave quickly: a page without a name takes this one's place at once; signing out follows behind it.
const form = document.querySelector(".leave");
const MOST_SECONDS = 2;
let pressed = [];

const leave = () => {
  dispatchEvent(new Event("submit")); // words that were not saved must not hold anybody here (writing.js)
  fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" });
  document.body.replaceChildren();
  document.title = "";
  location.replace(form.dataset.away);
};
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return (pressed = []);
  pressed = [...pressed, event.timeStamp].slice(-3);
  if (form && pressed.length === 3 && pressed[2] - pressed[0] < MOST_SECONDS * 1000) leave();
});
