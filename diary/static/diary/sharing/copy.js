// Copies a text at a tap; without JavaScript people mark it and copy it themselves.
for (const part of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(part.dataset.copy);
  const said = part.querySelector("[role=status]");
  part.hidden = false;
  part.querySelector("button").addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = said.dataset.said;
    } catch {
      said.textContent = said.dataset.failed;
    }
  });
}
