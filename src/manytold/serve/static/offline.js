/* The page's half of reading offline: it starts the worker, names what to keep, and says how things stand. */
const told = document.getElementById("told");
const worker = navigator.serviceWorker;
const lines = {};
let fading = 0;

function line(name, text) {
  if (!lines[name]) {
    lines[name] = document.createElement("p");
    told.append(lines[name]);
  }
  lines[name].textContent = text;
}

/* Other scripts say what happened by an event. It stays for a while; what is waiting and what is old stays. */
document.addEventListener("told", (event) => {
  line("now", event.detail);
  clearTimeout(fading);
  fading = setTimeout(() => line("now", ""), 8000);
});

function moment(milliseconds) {
  const then = new Date(milliseconds);
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const today = then.toDateString() === new Date().toDateString();
  return then.toLocaleString(document.documentElement.lang, today ? time : { day: "numeric", month: "long", ...time });
}

function heard({ data }) {
  if (data.kept) line("offline", `${told.dataset.offline} ${moment(data.kept)}`);
  if (data.waiting !== undefined) line("waiting", data.waiting ? `${told.dataset.waiting} ${data.waiting}` : "");
  if (data.sent) document.dispatchEvent(new CustomEvent("told", { detail: `${told.dataset.sent} ${data.sent}` }));
}

/* Stories that a list leads to, then the articles that its receipts lead to. */
function linked() {
  const found = (start) => [...document.querySelectorAll(`main a[href^="${start}"]`)].map((link) => link.href.split("#", 1)[0]);
  const lists = document.querySelector("main .front") ? [...found("/story/"), ...found("/article/")] : [];
  return [...new Set([location.href.split("#", 1)[0], ...lists])];
}

function later(work) {
  const soon = () => setTimeout(work, 1500);
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
}

async function begin() {
  await worker.register("/sw.js", { scope: "/" });
  const active = (await worker.ready).active;
  active.postMessage({ say: "how" });
  if (navigator.onLine) active.postMessage({ say: "send" });
  addEventListener("online", () => active.postMessage({ say: "send" }));
  if (!navigator.connection?.saveData) later(() => active.postMessage({ say: "ahead", urls: linked() }));
}

/* The offline page lists what can be read. */
async function list(into) {
  const cache = await caches.open("pages");
  for (const request of (await cache.keys()).reverse()) {
    if (!/^\/(story\/[^/]+)?$/.test(new URL(request.url).pathname)) continue;
    const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
    const link = document.createElement("a");
    link.href = request.url;
    link.dir = "auto";
    link.textContent = page.title.replace(/ – Manytold$/, "");
    const item = document.createElement("li");
    item.append(link);
    into.append(item);
  }
}

if (worker && told) {
  worker.addEventListener("message", heard);
  begin().catch(() => {});
  const pages = document.getElementById("kept-pages");
  if (pages) list(pages).catch(() => {});
}
