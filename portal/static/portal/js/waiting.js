// On patient pages: lets the device keep what it needs to write without a connection.
const bar = document.querySelector("[data-waiting]");

if (bar.dataset.worker && "serviceWorker" in navigator) {
  const policy = window.trustedTypes?.createPolicy("portal-sw", { createScriptURL: (url) => url });
  const script = policy ? policy.createScriptURL(bar.dataset.worker) : bar.dataset.worker;
  navigator.serviceWorker.register(script, { scope: "/", updateViaCache: "none" }).catch(() => {});
}
