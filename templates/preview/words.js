// A role's words as a form: each block, and beside it what stands below.

import { fetchWords, saveWords } from "./server.js";

const box = document.getElementById("words-form");
const template = document.getElementById("block");
let loaded = null;
let whenTyped = () => {};

export const role = () => loaded?.role ?? "";
export const form = () => loaded;

export function startWords(typed) {
  whenTyped = typed;
  box.addEventListener("input", whenTyped);
  box.addEventListener("submit", (event) => event.preventDefault());
}

export async function open(wanted) {
  show(await fetchWords(wanted));
}

export function close() {
  loaded = null;
  box.replaceChildren();
}

export const focus = () => box.querySelector("textarea")?.focus({ preventScroll: false });

const part = (section, name) => section.querySelector(name);
const sections = () => [...box.querySelectorAll(".block")];
const blockOf = (section) => loaded.blocks.find((each) => each.name === section.dataset.block);

// What a block's fields say now, as it would be saved.
function said(section) {
  const easier = part(section, ".mine label.easier");
  return {
    standard: part(section, "textarea").value.trim(),
    supported: easier.hidden ? null : part(easier, "textarea").value.trim(),
  };
}

const same = (one, other) => one.standard === other.standard && (one.supported ?? null) === (other.supported ?? null);
const changedSections = () => sections().filter((each) => blockOf(each).words && !same(said(each), blockOf(each).words));
export const dirty = () => loaded !== null && changedSections().length > 0;

export async function save() {
  const blocks = {};
  for (const each of changedSections()) blocks[each.dataset.block] = same(said(each), blockOf(each).below ?? {}) ? null : said(each);
  const at = document.activeElement?.id;
  show(await saveWords(loaded.role, blocks, loaded.digest));
  if (at) document.getElementById(at)?.focus({ preventScroll: true });
}

// Keep what is typed, and take the file as it now is for what it was loaded from.
export async function keep() {
  loaded = { ...(await fetchWords(loaded.role)) };
  whenTyped();
}

// Files have changed; gives whether there is something to lose.
export async function catchUp() {
  let now;
  try {
    now = await fetchWords(loaded.role);
  } catch {
    return false;
  }
  if (!loaded || now.digest === loaded.digest) return false;
  if (dirty()) return true;
  const at = document.activeElement?.id;
  show(now);
  if (at) document.getElementById(at)?.focus({ preventScroll: true });
  return false;
}

// Errors of the file, beside the block that they are in.
export function mark(problems) {
  for (const section of sections()) {
    const block = blockOf(section);
    const here = problems.filter((each) => block.own && each.line >= block.first && each.line <= block.last);
    part(section, ".told").textContent = [
      block.words ? "" : "This part holds more of a template than words: edit the raw template.",
      ...here.map((each) => `${each.severity === "error" ? "Error" : "Note"}: ${each.message}${each.hint ? ` (${each.hint})` : ""}`),
    ].filter(Boolean).join(" ");
    for (const field of section.querySelectorAll("textarea")) field.setAttribute("aria-invalid", String(here.some((each) => each.severity === "error")));
  }
}

function show(fresh) {
  loaded = fresh;
  box.replaceChildren(...fresh.blocks.map(section));
  whenTyped();
}

function fill(section, words) {
  const [standard, easier] = section.querySelectorAll("textarea");
  standard.value = words.standard;
  easier.value = words.supported ?? "";
  const split = words.supported !== null;
  part(section, ".mine label.easier").hidden = !split;
  part(section, ".split").hidden = split || !loaded.levels;
}

function section(block) {
  const made = template.content.firstElementChild.cloneNode(true);
  made.dataset.block = block.name;
  const title = `title-${block.name}`;
  const heading = part(made, "h3");
  heading.id = title;
  heading.textContent = `${block.title}${block.private ? " (private)" : ""}${block.own && block.below ? " · yours" : ""}`;
  made.setAttribute("aria-labelledby", title);
  const [standard, easier] = made.querySelectorAll("textarea");
  standard.id = `words-${block.name}`;
  easier.id = `easier-${block.name}`;
  for (const field of [standard, easier]) {
    field.setAttribute("aria-describedby", `told-${block.name}`);
    field.readOnly = Boolean(loaded.refusal);
  }
  part(made, ".told").id = `told-${block.name}`;
  standard.setAttribute("aria-label", `${block.title}: your words`);
  easier.setAttribute("aria-label", `${block.title}: in easier words`);
  part(made, ".told").textContent = block.words ? "" : "This part holds more of a template than words: edit the raw template.";
  part(made, ".mine").hidden = !block.words;
  if (block.words) fill(made, block.words);
  const theirs = part(made, ".theirs");
  theirs.hidden = !block.below;
  if (block.below) {
    part(theirs, "h4").textContent = loaded.layer === "built-in" || block.own ? "The kit’s words" : "Without your words";
    part(theirs, ".standard").textContent = block.below.standard || "(nothing: a task for students is printed)";
    for (const each of theirs.querySelectorAll("h4.easier, .supported")) each.hidden = block.below.supported === null;
    part(theirs, ".supported").textContent = block.below.supported ?? "";
  }
  const back = part(made, ".back");
  back.hidden = !block.below || !block.own || Boolean(loaded.refusal);
  back.setAttribute("aria-label", `${block.title}: back to the text beside`);
  back.addEventListener("click", () => {
    fill(made, block.below);
    whenTyped();
  });
  part(made, ".split").addEventListener("click", () => {
    fill(made, { standard: standard.value, supported: standard.value });
    easier.focus();
    whenTyped();
  });
  return made;
}
