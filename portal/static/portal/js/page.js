// Small kindnesses; every page works without them.
const openForPrint = () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    details.dataset.opened = "";
  }
};
const closeAfterPrint = () => {
  for (const details of document.querySelectorAll("details[data-opened]")) {
    details.open = false;
    delete details.dataset.opened;
  }
};
addEventListener("beforeprint", openForPrint);
addEventListener("afterprint", closeAfterPrint);
document.querySelector(".errors[autofocus]")?.focus();
