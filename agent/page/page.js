// What needs the browser: copying, and being usable by ear and by keyboard.
"use strict";

const COPIES = { "copy-message": ["message-subject", "message-text"], "copy-agenda": ["agenda-text"] };
const QUIET_MS = 700;
const COPIED_MS = 2500;

const status = document.createElement("div");
status.className = "for-the-ear";
status.setAttribute("role", "status");
document.body.append(status);

function textOf(id) {
  const prose = document.querySelector(`#${id} .md`);
  return prose ? prose.innerText.trim() : "";
}

async function copy(parts) {
  const text = parts.map(textOf).filter(Boolean).join("\n\n");
  await navigator.clipboard.writeText(text);
  const note = document.getElementById("copied");
  note.classList.add("now");
  status.textContent = note.innerText.trim();
  setTimeout(() => note.classList.remove("now"), COPIED_MS);
}

const VIEWS = ["chat", "plan", "data"];

function show(view) {
  document.body.dataset.view = view;
  for (const one of VIEWS) {
    document.getElementById(`show-${one}`)?.setAttribute("aria-selected", String(one === view));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const view = VIEWS.find((one) => button.id === `show-${one}`);
  if (view) show(view);
  if (button.id in COPIES) copy(COPIES[button.id]);
  if (button.classList.contains("suggestion") && matchMedia("(hover: hover)").matches) {
    document.querySelector("#message-box textarea")?.focus();
  }
});

// Gradio names each message by its markup and reads every change aloud. Here a message is read as it
// stands, and the last one is announced once, when it has come to rest.
let resting;
let announced = "";

function announce() {
  const replies = document.querySelectorAll("#chat [data-testid='bot']");
  const text = replies.length > 1 ? replies[replies.length - 1].innerText.trim() : "";
  if (text && text !== announced) status.textContent = text;
  announced = text;
}

function nameTabs() {
  const tabs = VIEWS.map((view) => document.getElementById(`show-${view}`));
  const panels = VIEWS.map((view) => document.getElementById(`${view}-view`));
  if (document.querySelector("#tabs[role]") || ![...tabs, ...panels].every(Boolean)) return;
  document.getElementById("tabs").setAttribute("role", "tablist");
  VIEWS.forEach((view, at) => {
    tabs[at].setAttribute("role", "tab");
    tabs[at].setAttribute("aria-controls", `${view}-view`);
    panels[at].setAttribute("role", "tabpanel");
    panels[at].setAttribute("aria-labelledby", tabs[at].id);
  });
  show(VIEWS[0]);
}

function tidy() {
  nameTabs();
  for (const message of document.querySelectorAll("#chat [data-testid][aria-label]")) {
    message.removeAttribute("aria-label");
  }
  document.querySelector("#chat [role='log'][aria-live='polite']")?.setAttribute("aria-live", "off");
  const group = document.querySelector("#suggestions:not([role])");
  group?.setAttribute("role", "group");
  group?.setAttribute("aria-labelledby", "suggestions-label");
  clearTimeout(resting);
  resting = setTimeout(announce, QUIET_MS);
}

new MutationObserver(tidy).observe(document.body, {
  attributeFilter: ["aria-label"], characterData: true, childList: true, subtree: true,
});
tidy();
