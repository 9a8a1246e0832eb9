/* Keeps the newspaper readable offline. `MADE`, what it was made for, is put before this text by the server.

   Pages come from the network; where there is none, from what was kept. Every answer names its reader: where that is
   another than before, all that was kept is thrown away before the answer is shown; where more was removed from the
   newspaper than before, all pages are, because any may quote it. What a reader does to stories offline waits in the
   browser's own database and is sent later; done twice it does no harm. */
"use strict";

const SHIPPED = `shipped-${MADE.version}`;
const PAGES = "pages";
const WITHOUT_READER = ["/offline", "/keys"];
const KEPT_PATHS = [
  /^\/$/,
  /^\/(story|storyline|article|section|source|name|person|place|organisation)\/[^/]+$/,
  /^\/(following|starred|for-you|picks)$/,
];
const DONE_TO_STORIES = /^\/story\/[^/]+\/(stance|seen)$/;
const STORY = /^\/story\/[^/]+$/;
const FRESH_FOR = 30 * 60 * 1000; // what is younger is not loaded again ahead of reading
const MOST_WAITING = 500;
const LONGEST_WAITING = 4000;
const served = new Map(); // by window: of which moment the copy is that it shows

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("sync", (event) => event.tag === "waiting" && event.waitUntil(send()));

self.addEventListener("message", (event) => {
  const { say, urls } = event.data ?? {};
  if (say === "how") event.waitUntil(answerHow(event.source));
  if (say === "ahead") event.waitUntil(ahead(urls));
  if (say === "send") event.waitUntil(send());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST") {
    if (pathname === "/sign-out") event.waitUntil(inTurn(() => forget("")));
    if (DONE_TO_STORIES.test(pathname)) event.respondWith(take(request));
  } else if (request.method !== "GET") {
    return;
  } else if (pathname.startsWith("/static/")) {
    event.respondWith(shipped(request));
  } else if (request.mode === "navigate") {
    event.respondWith(page(event));
  } else if (WITHOUT_READER.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(pathname, { ignoreVary: true })));
  }
});

async function install() {
  const cache = await caches.open(SHIPPED);
  await cache.addAll(MADE.shipped);
  for (const path of WITHOUT_READER) {
    await cache.add(new Request(path, { credentials: "omit" }));
  }
  await self.skipWaiting();
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name !== SHIPPED && name !== PAGES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/* Files named by what they hold never change; an old page whose files are gone gets the present ones. */
async function shipped(request) {
  const exact = await caches.match(request, { ignoreVary: true });
  if (exact) return exact;
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(SHIPPED)).put(request, answer.clone());
    return answer;
  } catch (error) {
    const present = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
    if (present) return present;
    throw error;
  }
}

async function page(event) {
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return kept(event);
  }
  if (answer.type === "basic") {
    await meet(answer);
    event.waitUntil(keep(event.request.url, answer.clone()));
  }
  return answer;
}

/* Take note of the reader that an answer is for, and of what was removed. */
function meet(answer) {
  const reader = answer.headers.get(MADE.reader);
  return inTurn(async () => {
    if (reader && reader !== (await known())) await forget(reader);
    const removed = answer.headers.get(MADE.removed);
    if (removed === null || removed === (await inStore("reader", "readonly", (store) => store.get("removed")))) return;
    await caches.delete(PAGES);
    await inStore("reader", "readwrite", (store) => store.put(removed, "removed"));
  });
}

function keep(address, answer) {
  const url = bare(address);
  const whole = answer.ok && !answer.redirected && (answer.headers.get("content-type") ?? "").startsWith("text/html");
  const lasting = !(answer.headers.get("cache-control") ?? "").includes("no-store");
  if (!whole || !lasting || !KEPT_PATHS.some((path) => path.test(new URL(url).pathname))) return Promise.resolve();
  return inTurn(async () => {
    if (answer.headers.get(MADE.reader) !== (await known())) return;
    const cache = await caches.open(PAGES);
    await cache.delete(url, { ignoreVary: true });
    await cache.put(url, answer);
    const all = await cache.keys();
    for (const oldest of all.slice(0, Math.max(0, all.length - MADE.pages))) await cache.delete(oldest, { ignoreVary: true });
  });
}

async function kept(event) {
  const url = bare(event.request.url);
  const cache = await caches.open(PAGES);
  const found = (await cache.match(url, { ignoreVary: true })) ?? (await anyVersion(cache, url));
  if (!found || Date.now() - when(found) > MADE.days * 86400000) {
    return caches.match("/offline", { ignoreVary: true });
  }
  served.set(event.resultingClientId, when(found));
  const { pathname } = new URL(url);
  if (STORY.test(pathname)) event.waitUntil(wait(`${pathname}/seen`, ""));
  return found;
}

/* A receipt leads into an article; offline the article is shown, though perhaps without the mark. */
function anyVersion(cache, url) {
  return new URL(url).pathname.startsWith("/article/") ? cache.match(url, { ignoreSearch: true, ignoreVary: true }) : undefined;
}

function bare(address) {
  return address.split("#", 1)[0];
}

function when(answer) {
  return Date.parse(answer.headers.get("date") ?? "") || 0;
}

/* Load pages that will be read next. They are asked for one after the other, and count as not looked at. */
async function ahead(urls) {
  const cache = await caches.open(PAGES);
  const start = await known();
  for (const url of urls.slice(0, MADE.pages)) {
    const old = await cache.match(bare(url), { ignoreVary: true });
    if (old && Date.now() - when(old) < FRESH_FOR) continue;
    try {
      const answer = await fetch(url, { headers: { [MADE.ahead]: "1" }, credentials: "same-origin" });
      await meet(answer);
      if (start && start !== (await known())) return;
      await keep(url, answer);
    } catch {
      return;
    }
  }
}

async function answerHow(client) {
  client.postMessage({ kept: served.get(client.id) ?? null, waiting: await countWaiting() });
}

/* What is done to stories. */
async function take(request) {
  const again = request.clone();
  const { pathname } = new URL(request.url);
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    const body = await again.text();
    const waiting = await wait(pathname, body);
    if (request.mode === "navigate") return Response.redirect(pathname.replace(/\/[^/]+$/, ""), 303);
    return Response.json({ waiting }, { status: 202 });
  }
  const key = keyOf(pathname, await again.text());
  await inTurn(() => inStore("waiting", "readwrite", (store) => store.delete(key)));
  return answer;
}

function keyOf(path, body) {
  return `${path} ${new URLSearchParams(body).get("kind") ?? ""}`;
}

function wait(path, body) {
  return inTurn(async () => {
    const reader = await known();
    if (!reader || body.length > LONGEST_WAITING || (await countWaiting()) >= MOST_WAITING) return countWaiting();
    await inStore("waiting", "readwrite", (store) => store.put({ path, body, reader }, keyOf(path, body)));
    await self.registration.sync?.register("waiting").catch(() => {});
    await tell(0);
    return countWaiting();
  });
}

function send() {
  return inTurn(async () => {
    let sent = 0;
    for (const key of await inStore("waiting", "readonly", (store) => store.getAllKeys())) {
      const one = await inStore("waiting", "readonly", (store) => store.get(key));
      const answer = await post(one).catch(() => null);
      if (!answer || answer.status >= 500 || answer.status === 429) break;
      sent += answer.ok || answer.type === "opaqueredirect" ? 1 : 0;
      await inStore("waiting", "readwrite", (store) => store.delete(key));
    }
    await tell(sent);
  });
}

function post({ path, body, reader }) {
  const headers = { "content-type": "application/x-www-form-urlencoded", [MADE.reader]: reader };
  return fetch(path, { method: "POST", body, headers, redirect: "manual", credentials: "same-origin" });
}

async function tell(sent) {
  const waiting = await countWaiting();
  for (const client of await self.clients.matchAll()) client.postMessage({ waiting, sent });
}

async function forget(reader) {
  await caches.delete(PAGES);
  await inStore("waiting", "readwrite", (store) => store.clear());
  await inStore("reader", "readwrite", (store) => store.put(reader, "reader"));
  await tell(0);
}

function known() {
  return inStore("reader", "readonly", (store) => store.get("reader"));
}

function countWaiting() {
  return inStore("waiting", "readonly", (store) => store.count());
}

/* One change at a time, so that no answer for one reader is kept after another came. */
let turn = Promise.resolve();
function inTurn(work) {
  turn = turn.then(work, work);
  return turn;
}

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("manytold", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("waiting");
      asked.result.createObjectStore("reader");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function inStore(name, mode, work) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const asked = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}
