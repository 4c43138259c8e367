// Pages where somebody writes: warns before words are lost, and before the session ends.
let unsaved = false;
addEventListener("input", (event) => {
  if (event.target.matches("textarea, input[type=text], input:not([type])")) unsaved = true;
});
addEventListener("submit", () => (unsaved = false));
addEventListener("beforeunload", (event) => unsaved && event.preventDefault());

// <template id="session-warning" data-minutes="30"> holds the words; they appear five minutes before.
const warning = document.getElementById("session-warning");
if (warning) {
  const minutes = Math.max(Number(warning.dataset.minutes) - 5, 1);
  setTimeout(() => {
    const place = document.querySelector("[data-session-status]");
    place.append(warning.content.cloneNode(true));
  }, minutes * 60000);
}
