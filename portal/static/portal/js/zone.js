// Offers the device's time zone when its clock shows another time than the diary's. Nothing is sent.
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const clock = (timeZone) =>
  new Date().toLocaleString("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" });

for (const offer of document.querySelectorAll("[data-zone]")) {
  const differs = () => {
    try {
      return clock(here) !== clock(offer.dataset.zone);
    } catch {
      return false; // one of the two is a zone this browser does not know
    }
  };
  if (!here || !differs()) continue;
  const field = document.getElementById(offer.dataset.pick ?? "");
  const option = [...(field?.options ?? [])].find((o) => o.value === here);
  if (field && !option) continue;
  offer.querySelector("[data-zone-here]").textContent = here.replaceAll("_", " ");
  offer.hidden = false;
  offer.querySelector("button")?.addEventListener("click", () => {
    option.selected = true;
    field.focus();
  });
}
