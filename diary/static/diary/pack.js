// "Copy as plain text" copies; without JavaScript, or when the browser will not, it opens the plain text.
const link = document.querySelector("[data-copy]");
const says = link.querySelector("[role=status]");
const before = says.textContent;

link.addEventListener("click", async (event) => {
  event.preventDefault();
  try {
    const answer = await fetch(link.href);
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    await navigator.clipboard.writeText(await answer.text());
    says.textContent = link.dataset.copy;
    setTimeout(() => (says.textContent = before), 4000);
  } catch {
    location.assign(link.href);
  }
});
