// Asks how far work is (an import, a comparison), and opens the next page when it is there. Without it the page reloads itself.
const box = document.querySelector("[data-progress]");
const bar = box?.querySelector("progress");

const ask = async () => {
  try {
    const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return location.reload();
    const { step, percent } = await answer.json();
    if (step !== box.dataset.step) return location.reload();
    if (percent !== undefined) bar.value = percent;
  } catch {
    // off line for a moment: ask again
  }
  setTimeout(ask, 1000);
};
if (bar) setTimeout(ask, 700);
