// Lesson: the format, the minutes, the start; the timetable moves as one types.

import { choice, field, find, goOn, h, plural, replaceContent, typed } from "./dom.js";
import { problemList, trouble } from "./problems.js";

const TYPED = ["minutes", "start", "breaks"];
const PAUSE = 200; // milliseconds without a key before the timetable is asked for
let waiting = 0;
let asked = 0;

const wrong = (data, name) => data.trouble.find(([where]) => where === name);

function said(data, name) {
  const found = wrong(data, name);
  return h("div", { class: "trouble", id: `${name}-trouble`, role: "alert" }, found && [h("p", { class: "message" }, found[1]), found[2] && h("p", {}, `What to do: ${found[2]}`)]);
}

// The timetable of what is typed now, which nobody has saved yet.
function look(desk) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (!find("timetable")) return; // Somebody has gone on to another step.
    const mine = ++asked;
    const query = new URLSearchParams(["format", ...TYPED].map((name) => [name, find(name).value]));
    try {
      const data = await desk.server.show("lesson", `?${query}`);
      if (mine !== asked || !find("timetable")) return;
      replaceContent(find("timetable"), timetable(data));
      for (const name of TYPED) {
        find(`${name}-trouble`).replaceWith(said(data, name));
        find(name).setAttribute("aria-invalid", String(Boolean(wrong(data, name))));
      }
    } catch {
      // The next try, or the page's own notice, says so.
    }
  }, PAUSE);
}

// While a field is saved, somebody types in the next one already.
const save = (desk, key) => (event) => {
  if (key !== "format" && find(key).getAttribute("aria-invalid") === "true") return;
  delete event.target.dataset.typed;
  desk.act("lesson/save", { [key]: event.target.value }, "lesson-trouble", true);
};

function input(id, label, value, hint, data, desk) {
  return h("div", { class: "stack" },
    field(label, h("input", {
      type: "text", id, value, size: 14, autocomplete: "off",
      "aria-describedby": `${id}-trouble`, "aria-invalid": String(Boolean(wrong(data, id))),
      oninput: (event) => { typed(event); look(desk); }, onchange: save(desk, id),
    }), hint),
    said(data, id));
}

function lesson(each) {
  const name = `${each.name}${each.day ? ` (${each.day})` : ""}, ${each.minutes} minutes`;
  return h("div", { class: "wide", id: `wide-${each.name}`, tabindex: 0, role: "region", "aria-label": name },
    h("table", {},
      h("caption", {}, name),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "When"), h("th", { scope: "col", class: "number" }, "Minutes"), h("th", { scope: "col" }, "What"), h("th", { scope: "col" }, "Who"))),
      h("tbody", {}, each.slots.map((slot) =>
        h("tr", {}, h("td", {}, `${slot.begins}–${slot.ends}`), h("td", { class: "number" }, slot.minutes), h("th", { scope: "row" }, slot.name), h("td", {}, slot.turns ? `${slot.who}: ${slot.turns}` : slot.who))))));
}

function timetable(data) {
  return [
    data.lessons.map(lesson),
    data.rule && h("p", {}, data.rule),
    problemList(data.problems),
  ];
}

const about = (each) => `${each.name}: ${each.students}, ${each.minutes}${each.fits ? "" : " (does not fit)"}`;

function recast(data, desk) {
  if (!data.recast) return null;
  return h("section", { class: "callout stack", "aria-label": "The cast" },
    h("p", {}, `The saved cast is for “${data.recast}”; in another format, students sit elsewhere.`),
    h("button", { type: "button", class: "main", id: "recast", onclick: () => desk.act("lesson/cast", { digest: data.digest }, "lesson-trouble") }, "Propose the cast anew for this format"));
}

export const lessonStep = {
  lead: (data) => `How long is your lesson${data.students ? ` with these ${plural(data.students, "student")}` : ""}? The timetable below follows what you type.`,
  content: (data, desk) => {
    const taken = data.formats.find((each) => each.id === data.taken);
    const usual = data.formats.filter((each) => each.usual).map((each) => [each.id, about(each)]);
    const others = data.formats.filter((each) => !each.usual).map((each) => [each.id, about(each)]);
    const format = choice("format", [["", "the one that fits your class"], ...usual, ...others], data.format, () => {}, { "aria-describedby": "format-trouble" });
    format.addEventListener("change", save(desk, "format"));
    return [
      trouble("lesson-trouble"),
      h("div", { class: "stack" },
        field("Format", format),
        said(data, "format"),
        taken && h("p", { class: "note" }, h("strong", {}, taken.name), `. ${taken.summary}`)),
      h("div", { class: "row" },
        input("minutes", "Minutes of a lesson", data.minutes, "such as 45, or 45, 50 for two lessons; empty: the format’s own", data, desk),
        input("start", "It begins at", data.start, "such as 10:15, or Mon 8:30, Tue 10:05; empty: no clock times", data, desk),
        input("breaks", "Breaks in it", data.breaks, "from when to when, such as 10:45-10:50; empty: none", data, desk)),
      h("div", { class: "row middle" }, goOn("print", "Go on to print"), goOn("pages", "Look at the pages first", "look", true)),
      recast(data, desk),
      h("section", { id: "timetable", "aria-label": "Timetable", "aria-live": "polite" }, timetable(data)),
    ];
  },
};
