/* Keys for those who read with the keyboard. They can be switched off on the sheet that `?` opens (WCAG 2.1.4). */
const told = document.getElementById("told");
const say = (words) => document.dispatchEvent(new CustomEvent("told", { detail: words }));
const LISTED = "main .card, main .found > li";
const HEADLINE = 'a[href^="/story/"]';
const CHORD = 1500; // milliseconds between g and h
let pressed = 0;
let here = null;

/* The switch, on the page /keys and on the sheet. */
function switchIn(part) {
  const box = part.querySelector("[data-switch=keys]");
  if (!box) return;
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.checked = localStorage.getItem("keys") !== "off";
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
}

function move(step) {
  const all = [...document.querySelectorAll(LISTED)].filter((one) => one.querySelector(HEADLINE));
  if (!all.length) return;
  const now = all.findIndex((one) => one.contains(document.activeElement));
  const from = now >= 0 ? now : all.indexOf(here);
  const next = from < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + step));
  here = all[next];
  headline().focus({ preventScroll: true });
  here.scrollIntoView({ block: "nearest" });
}

const headline = () => here?.querySelector(`.head ${HEADLINE}`) ?? here?.querySelector(HEADLINE);

/* The story meant: the one moved to in a list, or the one that is read. */
function story() {
  const focused = document.activeElement?.closest(LISTED);
  if (focused) here = focused;
  if (here) return { part: here, path: new URL(headline().href).pathname, title: headline().textContent };
  const path = location.pathname;
  const part = document.querySelector("main");
  return /^\/story\/[^/]+$/.test(path) ? { part, path, title: part.querySelector("h1").textContent } : null;
}

async function post(path, fields) {
  const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" }).catch(() => null);
  if (!answer) say(told.dataset.failed);
  else if (answer.status === 401) say(told.dataset.signed);
  else if (answer.ok || answer.type === "opaqueredirect") return true;
  else say(told.dataset.refused);
  return false;
}

async function mark(kind) {
  const found = story();
  if (!found) return;
  const button = found.part.querySelector(`input[name=kind][value=${kind}]`)?.form?.querySelector("button[aria-pressed]");
  const on = button ? button.getAttribute("aria-pressed") === "true" : found.part.dataset[kind] === "on";
  if (button) button.form.requestSubmit(button);
  else if (await post(`${found.path}/stance`, on ? { kind, off: "1" } : { kind })) found.part.dataset[kind] = on ? "off" : "on";
  else return;
  say(`${told.dataset[on ? `un${kind}` : kind]}: ${found.title.trim()}`);
}

async function seen() {
  const found = story();
  if (found && (await post(`${found.path}/seen`, {}))) say(`${told.dataset.seen}: ${found.title.trim()}`);
}

/* The sheet holds what the page /keys holds. */
async function help() {
  if (location.pathname === "/keys") return;
  let sheet = document.getElementById("keys-sheet");
  if (!sheet) {
    const page = new DOMParser().parseFromString(await (await fetch("/keys")).text(), "text/html");
    const inside = page.getElementById("keys");
    if (!inside) return;
    sheet = Object.assign(document.createElement("dialog"), { id: "keys-sheet", className: "sheet" });
    const title = Object.assign(document.createElement("h2"), { id: "keys-title", textContent: inside.querySelector("h1").textContent });
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: told.dataset.close });
    close.addEventListener("click", () => sheet.close());
    inside.querySelector("h1").replaceWith(title);
    sheet.setAttribute("aria-labelledby", "keys-title");
    sheet.append(...document.importNode(inside, true).childNodes, close);
    document.body.append(sheet);
    switchIn(sheet);
  }
  if (!sheet.open) sheet.showModal();
}

const DOES = {
  j: () => move(1),
  k: () => move(-1),
  o: () => here && headline().click(),
  s: () => mark("star"),
  f: () => mark("follow"),
  m: seen,
  "/": () => document.querySelector('[role=search] input[type=search], input[type=search]')?.focus(),
  "?": help,
  g: () => (pressed = Date.now()),
};

function isField(element) {
  return element?.isContentEditable || /^(input|textarea|select)$/i.test(element?.tagName ?? "");
}

document.addEventListener("keydown", (event) => {
  const modified = event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented;
  if (modified || isField(event.target) || document.querySelector("dialog[open]")) return;
  if (localStorage.getItem("keys") === "off") return;
  if (event.key === "h" && Date.now() - pressed < CHORD) {
    location.assign("/");
    return;
  }
  pressed = 0;
  const work = DOES[event.key];
  if (!work) return;
  event.preventDefault();
  work();
});

switchIn(document);
