// After an automatic save, asks the server to count again and shows its answer in place.
document.addEventListener("w-autosave:success", async () => {
  const box = document.querySelector("[data-readability]");
  if (!box?.dataset.readability) return;
  const answer = await fetch(box.dataset.readability, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  box.replaceChildren(...page.body.childNodes);
});
