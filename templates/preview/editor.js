// The editor: a role's source beside its pages.

import { Refusal, fetchSource, saveSource } from "./server.js";
import { placeOf } from "./problems.js";
import * as words from "./words.js";

const find = (id) => document.getElementById(id);
const panel = find("editor");
const text = find("text");
const backdrop = find("backdrop");
const roll = find("paper-roll");
const notice = find("notice");
const toggle = find("edit");
const raw = find("raw");

let source = null; // as it was loaded: role, text, digest, layer, target, refusal
let problems = [];
let tell = () => {};
let savedHere = false;
let whenToggled = () => {};

export const editing = () => (panel.hidden ? "" : (source?.role ?? words.role()));
export const isRaw = () => !panel.hidden && source !== null;
const dirty = () => (source === null ? words.dirty() : text.value !== source.text);

export function startEditor(status, toggled) {
  tell = status;
  whenToggled = toggled;
  text.addEventListener("input", refresh);
  words.startWords(refreshSave);
  raw.addEventListener("click", () => openEditor(editing(), 0, 1, source === null));
  find("save").addEventListener("click", save);
  find("close").addEventListener("click", () => close());
  window.addEventListener("beforeunload", (event) => {
    if (dirty()) event.preventDefault();
  });
}

// Whether a text has been saved here since this was asked last.
export function justSaved() {
  const was = savedHere;
  savedHere = false;
  return was;
}

// Open a role's words, or its raw source: at a line if one is given. Asks before it drops what is
// not saved.
export async function openEditor(role, line = 0, column = 1, template = line > 0 || source !== null) {
  const same = template ? source?.role === role : source === null && words.role() === role;
  if (!same) {
    if (!mayDrop()) return false;
    try {
      if (template) take(await fetchSource(role));
      else {
        await words.open(role);
        source = null;
      }
    } catch (failure) {
      tell(`${failure.message}${failure.hint ? `: ${failure.hint}` : ""}`);
      return false;
    }
  }
  if (template) words.close();
  find("words-form").hidden = template;
  find("marks").hidden = template;
  find("paper-roll").hidden = !template;
  raw.setAttribute("aria-pressed", String(template));
  panel.hidden = false;
  notice.replaceChildren();
  describe();
  toggle.setAttribute("aria-expanded", "true");
  whenToggled();
  refresh();
  if (line) goToLine(line, column);
  else if (template) text.focus({ preventScroll: false });
  else words.focus();
  return true;
}

export function close() {
  if (!mayDrop()) return false;
  source = null;
  words.close();
  panel.hidden = true;
  toggle.setAttribute("aria-expanded", "false");
  toggle.focus();
  whenToggled();
  return true;
}

// Whether the text may be dropped: it is saved, or the teacher says so.
export function mayDrop() {
  return !dirty() || window.confirm("Your changes in the editor are not saved. Drop them?");
}

function take(loaded) {
  source = loaded;
  text.value = loaded.text;
  text.readOnly = Boolean(loaded.refusal);
  text.setSelectionRange(0, 0);
  roll.scrollTop = 0;
}

function describe() {
  const shown = source ?? words.form();
  const from = { project: "your project", user: "your own folder", "built-in": "the kit" }[shown.layer];
  find("editing").textContent = source ? `The file of ${shown.role}` : `The words of ${shown.name}`;
  let where = `From ${from}.`;
  if (shown.refusal) where += ` It cannot be saved: ${shown.refusal}. To change it, work in a folder of your own.`;
  else if (shown.layer === "project") where += ` Saved as ${shown.target}.`;
  else if (source) where += ` Saving makes a copy of your own, ${shown.target}; the original stays as it is.`;
  else where += ` Only what you change is saved, in ${shown.target}; all else stays as it is below.`;
  find("where").textContent = where;
}

export async function save() {
  if (panel.hidden || (source ?? words.form())?.refusal) return;
  savedHere = true;
  try {
    if (source) {
      const written = text.value;
      source = { ...(await saveSource(source.role, written, source.digest)), text: written };
    } else await words.save();
    notice.replaceChildren();
    describe();
    refresh();
    tell("Saved.");
  } catch (failure) {
    savedHere = false;
    if (failure instanceof Refusal && failure.status === 409) return source ? clash() : clashOfWords();
    say(`Not saved: ${failure.message}.${failure.hint ? ` ${failure.hint}.` : ""}`, []);
  }
}

function clashOfWords() {
  const role = words.role();
  say("This file has been changed by another program since you opened it here.", [
    ["Load it, and drop my text", async () => { await words.open(role); notice.replaceChildren(); refresh(); }],
    ["Keep my text", async () => { await words.keep(); notice.replaceChildren(); tell("Your text is kept. Save writes it."); words.focus(); }],
  ]);
}

// The file on disk is another than what was loaded.
function clash() {
  const role = source.role;
  say("This file has been changed by another program since you opened it here.", [
    ["Load it, and drop my text", async () => { take(await fetchSource(role)); refresh(); }],
    ["Keep my text", async () => {
      const loaded = await fetchSource(role);
      source = loaded;
      notice.replaceChildren();
      describe();
      refresh();
      tell("Your text is kept. Save replaces the file.");
      text.focus();
    }],
  ]);
}

function say(message, choices) {
  const words = document.createElement("p");
  words.textContent = message;
  const buttons = choices.map(([label, act]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  });
  notice.replaceChildren(words, ...buttons);
}

// Files have changed: follow, or say so if there is something to lose.
export async function catchUp() {
  if (!source) {
    if (words.role() && (await words.catchUp())) clashOfWords();
    return;
  }
  const role = source.role;
  let loaded;
  try {
    loaded = await fetchSource(role);
  } catch {
    return;
  }
  if (source?.role !== role || loaded.digest === source.digest) return;
  if (loaded.text === text.value) source = loaded;
  else if (dirty()) return clash();
  else {
    const at = text.selectionStart;
    source = loaded;
    text.value = loaded.text;
    text.setSelectionRange(at, at);
  }
  describe();
  refresh();
}

// Errors of the file in the editor, at their lines.

export function markProblems(found) {
  problems = found;
  refresh();
}

function refreshSave() {
  find("save").disabled = Boolean((source ?? words.form())?.refusal) || !dirty();
}

function refresh() {
  if (!source) {
    find("faults").hidden = true;
    if (words.role()) words.mark(problems.filter((each) => each.role === words.role()));
    refreshSave();
    return;
  }
  find("save").disabled = Boolean(source.refusal) || !dirty();
  const here = problems.filter((each) => each.role === source.role && each.line > 0);
  const lines = text.value.split("\n");
  backdrop.replaceChildren(
    ...lines.map((line, index) => row(line, here.filter((each) => each.line === index + 1))),
  );
  text.setAttribute("aria-invalid", String(here.some((each) => each.severity === "error")));
  find("faults").hidden = here.length === 0;
  find("fault-list").replaceChildren(
    ...here.map((each) => {
      const entry = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `Line ${each.line}: ${each.message}`;
      button.title = placeOf(each);
      button.addEventListener("click", () => goToLine(each.line, each.column, each.length));
      entry.append(button);
      return entry;
    }),
  );
}

function row(line, here) {
  const made = document.createElement("div");
  const worst = here.find((each) => each.severity === "error") ?? here[0];
  if (!worst) {
    made.textContent = line || "\u200b";
    return made;
  }
  made.className = worst.severity === "error" ? "bad" : "weak";
  const start = Math.min(worst.column - 1, line.length);
  const end = Math.min(start + worst.length, line.length);
  const mark = document.createElement("mark");
  mark.textContent = line.slice(start, end);
  made.append(line.slice(0, start), mark, line.slice(end) || "\u200b");
  return made;
}

function goToLine(line, column = 1, length = 0) {
  const lines = text.value.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const at = Math.min(before + column - 1, text.value.length);
  text.focus({ preventScroll: true });
  text.setSelectionRange(at, Math.min(at + length, before + (lines[line - 1]?.length ?? 0)));
  const target = backdrop.children[line - 1];
  if (target) roll.scrollTop = target.offsetTop - roll.clientHeight / 3;
  roll.scrollIntoView({ block: "nearest" });
}
