// What needs the browser: drafts, copying, and being usable by ear and by keyboard.
"use strict";

const VIEWS = ["chat", "plan", "library", "data"];
const COPIES = { "copy-message": ["message-subject", "message-text"], "copy-agenda": ["agenda-text"] };
const QUIET_MS = 500;
const COPIED_MS = 2500;
const DRAFT = "draft";
const SPEAKERS = [["user-row", "you"], ["bot-row", "coach"]];

const find = (selector) => document.querySelector(selector);
const box = () => find("#message-box textarea");

const status = document.createElement("div");
status.className = "for-the-ear";
status.setAttribute("role", "status");
document.body.append(status);

// Text of the page → clipboard.

function textOf(id) {
  const prose = find(`#${id} .md`);
  return prose ? prose.innerText.trim() : "";
}

async function copy(parts) {
  await navigator.clipboard.writeText(parts.map(textOf).filter(Boolean).join("\n\n"));
  const note = document.getElementById("copied");
  note.classList.add("now");
  status.textContent = note.innerText.trim();
  setTimeout(() => note.classList.remove("now"), COPIED_MS);
}

// The message box. Each message has a mark, so that sending it twice is known to be the same message;
// what is not yet answered is kept in this tab, in case the connection or the page is lost.

function write(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Who has signed in; what somebody began to write is never shown to somebody else.
const who = () => textOf("who");

function kept() {
  const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "null");
  return draft?.who === who() ? draft : null;
}

function keep(text, mark) {
  const field = find("#message-mark textarea, #message-mark input");
  if (field) write(field, mark);
  sessionStorage.setItem(DRAFT, JSON.stringify({ text, mark, who: who() }));
}

function newMark() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
}

function draft(text, mark = newMark()) {
  write(box(), text);
  keep(text, mark);
}

const words = (text) => text.replace(/\s+/g, " ").trim();

function lastSaid() {
  const said = document.querySelectorAll("#chat [data-testid='user']");
  return said.length ? words(said[said.length - 1].innerText) : "";
}

function restore() {
  const unsent = kept();
  if (unsent?.text && !box().value && words(unsent.text) !== lastSaid()) draft(unsent.text, unsent.mark);
}

function forget() {
  const unsent = kept();
  if (unsent && words(unsent.text) === lastSaid()) sessionStorage.removeItem(DRAFT);
}

document.addEventListener("input", (event) => {
  if (event.isTrusted && event.target === box()) keep(event.target.value, newMark());
});

// Signing out, and what happens when a sign-in has run out: the draft stays in this tab.

async function signOut() {
  sessionStorage.clear();
  await fetch("/sign-out", { method: "POST" });
  location.assign("/");
}

const reach = window.fetch;
window.fetch = async (...call) => {
  const answer = await reach(...call);
  if (answer.status === 401) location.reload();
  return answer;
};

// Views: one at a time, chosen by click or by arrow keys.

const tab = (view) => document.getElementById(`show-${view}`);

function show(view) {
  document.body.dataset.view = view;
  for (const one of VIEWS) {
    tab(one)?.setAttribute("aria-selected", String(one === view));
    tab(one)?.setAttribute("tabindex", one === view ? "0" : "-1");
  }
  tab(view)?.removeAttribute("data-new");
}

function nameTabs() {
  const panels = VIEWS.map((view) => document.getElementById(`${view}-view`));
  if (find("#tabs[role]") || ![...VIEWS.map(tab), ...panels].every(Boolean)) return;
  document.getElementById("tabs").setAttribute("role", "tablist");
  VIEWS.forEach((view, at) => {
    tab(view).setAttribute("role", "tab");
    tab(view).setAttribute("aria-controls", `${view}-view`);
    panels[at].setAttribute("role", "tabpanel");
    panels[at].setAttribute("aria-labelledby", tab(view).id);
  });
  show(VIEWS[0]);
}

document.addEventListener("keydown", (event) => {
  const tabs = VIEWS.map(tab).filter((one) => one?.offsetParent);
  const at = tabs.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const chosen = tabs[(to + tabs.length) % tabs.length];
  chosen.focus();
  show(chosen.id.replace("show-", ""));
});

// Buttons in the plan say their words to the coach; choosing an answer leads back to the message box.

function say(button) {
  const text = button.querySelector(".words").textContent;
  show("chat");
  if (!button.matches(".drafting")) {
    write(find("#words textarea, #words input"), text);
    document.getElementById("say-words").click();
    return;
  }
  draft(text);
  box().focus();
  box().setSelectionRange(text.length, text.length);
}

// A line of the plan opens where it stands; what is saved goes to the coach as a message.

function send(change) {
  show("chat");
  write(find("#edit textarea, #edit input"), JSON.stringify(change));
  document.getElementById("say-edit").click();
  box().focus();
}

function placeOf(button) {
  return JSON.parse(button.querySelector(".words").textContent);
}

function formButton(key, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = find(`#edit-words .word-${key}`).textContent;
  button.addEventListener("click", act);
  return button;
}

function openForm(button) {
  const place = placeOf(button);
  const form = document.createElement("div");
  form.className = "changing-form";
  form.setAttribute("role", "group");
  form.setAttribute("aria-label", button.innerText.trim());
  const field = document.createElement("textarea");
  field.value = place.before;
  field.rows = Math.min(6, 1 + Math.floor(place.before.length / 40));
  field.dir = "auto";
  field.setAttribute("aria-label", button.innerText.trim());
  const close = () => { form.remove(); button.hidden = false; button.focus(); };
  const save = () => (field.value.trim() === place.before ? close() : send({ ...place, text: field.value.trim() }));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); save(); }
  });
  form.append(field, formButton("save", save), formButton("take_out", () => send({ ...place, text: "" })), formButton("keep", close));
  button.hidden = true;
  button.after(form);
  field.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".changing")) openForm(button);
  if (button.matches(".removing")) send({ ...placeOf(button), text: "" });
  const view = VIEWS.find((one) => button === tab(one));
  if (view) show(view);
  if (button.id in COPIES) copy(COPIES[button.id]);
  if (button.id === "sign-out") signOut();
  if (button.matches(".saying, .says, .drafting")) say(button);
  if (["new", "resume", "sample-over"].includes(button.id)) show("chat");
  if (button.matches("#chat-view .choices button") && matchMedia("(hover: hover)").matches) box()?.focus();
});

// Gradio names each message by its markup and reads every change aloud. Here a message is read as it
// stands, and the last one is announced once, when it has come to rest. The view then stands where the
// person's own message begins, so that a long reply is read from its top.

let resting;
let announced = "";
let message = "";

function announce() {
  const replies = document.querySelectorAll("#chat [data-testid='bot']");
  const last = replies[replies.length - 1];
  if (!last || last.querySelector(".working")) return;
  const text = last.innerText.trim();
  if (text === announced) return;
  if (replies.length > 1) status.textContent = text;
  announced = text;
  forget();
  scroll();
  showMessage();
}

// What is there when the page opens is found by reading, and not announced.
function arrive() {
  const replies = document.querySelectorAll("#chat [data-testid='bot']");
  if (announced || !replies.length) return;
  announced = replies[replies.length - 1].innerText.trim();
  restore();
  scroll();
  showMessage();
}

function scroll() {
  const log = find("#chat [role='log']");
  const said = document.querySelectorAll("#chat .user-row");
  const last = said[said.length - 1];
  const down = last ? last.getBoundingClientRect().top - log.getBoundingClientRect().top - 8 : -log.scrollTop;
  log.scrollTop += down;
}

function showMessage() {
  const text = textOf("message-text") + textOf("agenda-text");
  if (message && text !== message && document.body.dataset.view === "chat") {
    tab("plan")?.setAttribute("data-new", "");
    const changed = document.getElementById(textOf("agenda-text") ? "agenda" : "message");
    const pane = document.getElementById("plan-view");
    if (changed && pane.offsetParent) {
      pane.scrollTop += changed.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    }
  }
  message = text || " ";
}

function tidy() {
  nameTabs();
  for (const one of document.querySelectorAll("#chat [data-testid][aria-label]")) one.removeAttribute("aria-label");
  for (const [row, word] of SPEAKERS) {
    for (const one of document.querySelectorAll(`#chat .${row}:not([data-testid], [aria-label])`)) {
      one.setAttribute("role", "group");
      one.setAttribute("aria-label", find(`#edit-words .word-${word}`)?.textContent ?? "");
    }
  }
  find("#chat [role='log'][aria-live='polite']")?.setAttribute("aria-live", "off");
  find("#chat [role='log']:not([tabindex])")?.setAttribute("tabindex", "0");
  for (const field of document.querySelectorAll(":is(#message-box, #library-box, #name-box) textarea:not([aria-label])")) {
    field.setAttribute("dir", "auto");
    field.setAttribute("aria-label", field.closest("label").querySelector("[data-testid='block-info']").innerText.trim());
  }
  for (const group of document.querySelectorAll(".choices:not([aria-labelledby])")) {
    const label = group.querySelector("[id$='-label'], [id$='-about']");
    if (!label) continue;
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", label.id);
  }
  arrive();
  clearTimeout(resting);
  resting = setTimeout(announce, QUIET_MS);
}

new MutationObserver(tidy).observe(document.body, {
  attributeFilter: ["aria-label"], characterData: true, childList: true, subtree: true,
});
tidy();
