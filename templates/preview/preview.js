// The page: what is looked at, and drawing it again when files change.

import * as editor from "./editor.js";
import { startKeys } from "./keys.js";
import { showProblems } from "./problems.js";
import { fetchPages, packetAddress } from "./server.js";
import * as sheets from "./sheets.js";
import { showSteps } from "./nav.js";

const find = (id) => document.getElementById(id);
const CHOICES = ["reader", "level", "paper", "profile", "format", "set"];

// What the page shows stands in its address, so that loading it again shows the same.
const address = new URLSearchParams(location.hash.slice(1));
let view = Object.fromEntries(CHOICES.map((name) => [name, address.get(name) ?? ""]));
let readers = [];
let shown = null;
let waiting = null;

function remember() {
  const state = { ...view, page: sheets.labelAt(sheets.current()), zoom: sheets.zoomWord(), edit: editor.editing(), raw: editor.isRaw() ? "1" : "" };
  const set = Object.entries(state).filter(([, value]) => value);
  history.replaceState(null, "", `#${new URLSearchParams(set)}`);
}

function tell(words) {
  find("status").textContent = words;
}

function busy(words) {
  find("busy").textContent = words;
  find("busy").hidden = !words;
}

// Drawing.

async function redraw(why = "") {
  waiting?.abort();
  const mine = new AbortController();
  waiting = mine;
  const slow = setTimeout(() => busy("Drawing …"), 150);
  try {
    const fresh = await fetchPages(view, mine.signal);
    if (waiting === mine) show(fresh, why);
  } catch (failure) {
    if (failure.name !== "AbortError" && waiting === mine) tell("The preview does not answer. Is it still running?");
  } finally {
    clearTimeout(slow);
    if (waiting === mine) {
      waiting = null;
      busy("");
    }
  }
}

function show(fresh, why) {
  const first = shown === null;
  const other = first || CHOICES.some((name) => fresh.view[name] !== shown.view[name]);
  const same = !first && ["reader", "paper"].every((name) => fresh.view[name] === shown.view[name]);
  const hadErrors = shown !== null && !shown.current;
  shown = fresh;
  fillChoices(fresh);
  const changed = sheets.showPages(fresh.pages, fresh.language, fresh.title, same);
  fillPages(fresh.pages);
  showProblems(fresh, (problem) => editor.openEditor(problem.role, problem.line, problem.column));
  editor.markProblems(fresh.problems);
  find("debate").textContent = fresh.debate;
  // No more than that: what stands here goes into the browser's history, and no student's name may.
  document.title = `${fresh.debate} · Preview`;
  find("pdf").href = packetAddress(fresh.view);
  for (const id of ["pdf", "print"]) find(id).setAttribute("aria-disabled", String(!fresh.pages.length));
  if (first && address.get("page")) sheets.goToLabel(address.get("page"));
  else if (other && !first) sheets.goTo(0);
  // Show what has come of it, unless it can be seen already.
  else if (changed.length && editor.justSaved() && !changed.includes(sheets.current() + 1)) sheets.goTo(changed[0] - 1);
  tell(summary(fresh, changed, other, hadErrors, why));
  where();
}

function summary(fresh, changed, other, hadErrors, why) {
  if (!fresh.current) return ""; // The alert says it.
  if (other) return `${fresh.pages.length} pages`;
  if (changed.length === 0) return why || hadErrors ? "Redrawn: no page looks different" : find("status").textContent;
  const list = changed.length > 6 ? `${changed.length} pages` : `page${changed.length > 1 ? "s" : ""} ${changed.join(", ")}`;
  return `Redrawn: ${list} changed`;
}

// Choices.

function setOptions(select, options, value) {
  const state = options.map((each) => each.outerHTML).join("");
  if (select.dataset.state !== state) {
    select.replaceChildren(...options);
    select.dataset.state = state;
  }
  select.value = value;
}

function fillChoices(fresh) {
  readers = fresh.readers;
  const groups = new Map();
  for (const reader of readers) {
    if (!groups.has(reader.group)) {
      const group = document.createElement("optgroup");
      group.label = reader.group;
      groups.set(reader.group, group);
    }
    groups.get(reader.group).append(new Option(reader.name, reader.id));
  }
  setOptions(find("reader"), [...groups.values()], fresh.view.reader);
  setOptions(find("format"), fresh.formats.map((each) => new Option(each.name, each.id)), fresh.view.format);
  setOptions(find("profile"), fresh.profiles.map((each) => new Option(each.name, each.id)), fresh.view.profile);
  setOptions(find("set"), fresh.sets.map((each) => new Option(each.name, each.id)), fresh.view.set);
  const reader = readers.find((each) => each.id === fresh.view.reader);
  find("profile").disabled = !reader?.profiles;
  find("level").disabled = !reader?.levels;
  if (reader?.levels) find("level").value = fresh.view.level;
  find("paper").value = fresh.view.paper;
  find("edit").disabled = !reader?.role;
  find("edit").title = reader?.role ? "" : "Only the files of roles can be edited here";
  view = { ...fresh.view, level: find("level").value };
}

function fillPages(pages) {
  const options = pages.map((page, index) => new Option(`${index + 1} of ${pages.length} · ${page.sheet}`, index));
  setOptions(find("page"), options, String(sheets.current()));
  for (const id of ["page", "previous", "next"]) find(id).disabled = pages.length === 0;
}

function where() {
  const index = sheets.current();
  find("page").value = String(index);
  find("zoom").textContent = `${Math.round(sheets.zoomed() * 100)} %`;
  if (shown) remember();
}

const editedRole = () => readers.find((each) => each.id === view.reader)?.role ?? "";

async function choose(name) {
  const wanted = find(name).value;
  if (name === "reader" && editor.editing()) {
    const role = readers.find((each) => each.id === wanted)?.role;
    const moved = role ? await editor.openEditor(role) : editor.close();
    if (!moved) {
      find(name).value = view.reader;
      return;
    }
    find(name).focus();
  }
  view = { ...view, [name]: wanted };
  redraw();
}

// Printing: the browser's own viewer of PDFs prints from a frame that nobody sees.

function print() {
  if (!shown?.pages.length) return;
  document.getElementById("printer")?.remove();
  const frame = document.createElement("iframe");
  frame.id = "printer";
  frame.title = "The packet, for printing";
  frame.tabIndex = -1;
  frame.addEventListener("load", () => {
    try {
      frame.contentWindow.focus();
      frame.contentWindow.print();
    } catch {
      openPdf();
    }
  });
  frame.src = packetAddress(shown.view);
  document.body.append(frame);
  tell("Preparing to print");
}

function openPdf() {
  if (shown?.pages.length) window.open(packetAddress(shown.view), "_blank", "noopener");
}

// Start.

const toggleEditor = () => {
  if (editor.editing()) editor.close();
  else if (editedRole()) editor.openEditor(editedRole());
};
const actions = {
  next: () => sheets.goTo(sheets.current() + 1),
  previous: () => sheets.goTo(sheets.current() - 1),
  first: () => sheets.goTo(0),
  last: () => sheets.goTo(Infinity),
  in: () => sheets.zoomBy(1),
  out: () => sheets.zoomBy(-1),
  fit: () => sheets.setZoom("fit"),
  edit: toggleEditor,
  print,
  pdf: openPdf,
  keys: () => find("help").showModal(),
  save: editor.save,
};

for (const name of CHOICES) find(name).addEventListener("change", () => choose(name));
for (const id of ["previous", "next", "in", "out", "fit", "edit", "print", "keys"]) find(id).addEventListener("click", actions[id]);
find("choices").addEventListener("submit", (event) => event.preventDefault());
find("page").addEventListener("change", () => sheets.goTo(Number(find("page").value)));
find("pdf").addEventListener("click", (event) => {
  if (!shown?.pages.length) event.preventDefault();
});
sheets.whenMoved(where);
sheets.setZoom(address.get("zoom"));
editor.startEditor(tell, remember);
startKeys(actions);
showSteps();

redraw().then(() => {
  if (address.get("edit")) editor.openEditor(address.get("edit"), 0, 1, Boolean(address.get("raw")));
});

const notices = new EventSource("events");
let lost = false;
notices.addEventListener("here", () => {
  // Whatever happened in between is not known.
  if (lost) redraw();
  lost = false;
});
notices.addEventListener("changed", () => {
  editor.catchUp();
  redraw("files");
});
notices.addEventListener("progress", (event) => {
  if (waiting) busy(`Drawing: sheet ${event.data} …`);
});
notices.addEventListener("error", () => {
  lost = true;
  tell("The kit has ended, or cannot be reached. Start it again as you did.");
});
