// Asks how far an import is, and opens the next page when it is there. Without it the page reloads itself.
const box = document.querySelector("#import");
const bar = box?.querySelector("progress");

const ask = async () => {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return location.reload();
    const { step, percent } = await answer.json();
    if (step !== box.dataset.step) return location.reload();
    bar.value = percent;
  } catch {
    // off line for a moment: ask again
  }
  setTimeout(ask, 1000);
};
if (bar) setTimeout(ask, 700);
