// Passkeys: ask the newspaper for a question, let the browser answer it, bring the answer back.
// Pages work without this script; what needs it is hidden until it knows that the browser can do it.

const toBytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
};

const toText = (bytes) => {
  const plain = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

async function send(address, what) {
  const answer = await fetch(address, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(what),
  });
  const told = (answer.headers.get("content-type") ?? "").includes("json") ? await answer.json() : {};
  if (!answer.ok) throw Object.assign(new Error(told.wrong ?? ""), { at: told.at });
  return told;
}

function withBytes(question) {
  const asked = { ...question, challenge: toBytes(question.challenge) };
  if (question.user) asked.user = { ...question.user, id: toBytes(question.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (question[list]) asked[list] = question[list].map((one) => ({ ...one, id: toBytes(one.id) }));
  }
  return asked;
}

function spoken(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  return { id: credential.id, rawId: toText(credential.rawId), type: credential.type, response };
}

async function through(door) {
  const form = door.querySelector("form");
  const more = form ? Object.fromEntries(new FormData(form)) : {};
  const { publicKey, ticket } = await send(door.dataset.question, more);
  const making = door.dataset.door === "new";
  const asked = { publicKey: withBytes(publicKey) };
  const credential = await (making ? navigator.credentials.create(asked) : navigator.credentials.get(asked));
  const { go } = await send(door.dataset.answer, { ...more, next: door.dataset.next ?? "/", ticket, ...spoken(credential) });
  location.assign(go);
}

function open(door) {
  const button = door.querySelector("button");
  const wrong = door.querySelector("[data-wrong]");
  const mark = (field, is) => {
    if (!field) return;
    field.toggleAttribute("aria-invalid", is);
    if (is) field.setAttribute("aria-invalid", "true");
    const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== wrong.id);
    const ids = is ? [...others, wrong.id] : others;
    if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
    else field.removeAttribute("aria-describedby");
    if (is) field.focus();
  };
  const act = async (event) => {
    event.preventDefault();
    button.disabled = true;
    wrong.textContent = "";
    mark(door.querySelector("[aria-invalid]"), false);
    try {
      await through(door);
    } catch (error) {
      // The browser says nothing that people understand when they end it, or when it was too late.
      wrong.textContent = error instanceof DOMException ? door.dataset.ended : error.message || door.dataset.ended;
      button.disabled = false;
      if (error.at) mark(door.querySelector(`[name="${CSS.escape(error.at)}"]`), true);
    }
  };
  const form = door.querySelector("form");
  if (form) form.addEventListener("submit", act);
  else button.addEventListener("click", act);
  door.hidden = false;
}

const byNumber = /^[\d.]+$|:/.test(location.hostname);
const able = "PublicKeyCredential" in window && window.isSecureContext && !byNumber;
for (const door of document.querySelectorAll("[data-door]")) if (able) open(door);
for (const note of document.querySelectorAll("[data-no-door]")) note.hidden = able;
