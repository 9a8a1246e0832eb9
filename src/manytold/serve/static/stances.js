/* Buttons that follow, star or hide work without loading the page anew; where that fails, the form does its work. */
const told = document.getElementById("told");
const say = (words) => document.dispatchEvent(new CustomEvent("told", { detail: words }));

function turn(form, button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  if (button.dataset.on) button.textContent = on ? button.dataset.on : button.dataset.off;
  form.querySelector("input[name=off]")?.remove();
  if (on) {
    const off = Object.assign(document.createElement("input"), { type: "hidden", name: "off", value: "1" });
    form.prepend(off);
  }
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (!answer) say(told.dataset.failed);
  else if (answer.ok || answer.type === "opaqueredirect") turn(form, button);
  else form.submit();
}

document.addEventListener("submit", async (event) => {
  const { target: form, submitter: button } = event;
  const path = new URL(form.action, location.href).pathname;
  if (!button?.hasAttribute("aria-pressed") || !/^\/story\/[^/]+\/stance$/.test(path)) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  await send(form, button);
  delete form.dataset.busy;
});
