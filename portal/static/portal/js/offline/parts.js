// The page that writes without a connection: its parts, and what the server says of kinds and signs.
export const root = document.querySelector("[data-offline]");
export const { shapes, alerts, kg } = JSON.parse(root.dataset.offline);
export const part = (name) => root.querySelector(`[data-${name}]`);
export const counted = (element, n) => (n === 1 ? element.dataset.one : element.dataset.many.replace("{n}", n));
export const copyOf = (name) => part(name).content.firstElementChild.cloneNode(true);

// Shows a part with a text of its own, or with another; an empty text hides it.
export function show(name, text) {
  const element = part(name);
  if (text !== undefined) element.textContent = text;
  element.hidden = text === "";
  return element;
}

// Something for good is asked once more, by the same button.
export function twice(button, act) {
  button.onclick = () => {
    if (button.textContent === root.dataset.sure) return act();
    button.textContent = root.dataset.sure;
    return undefined;
  };
}
