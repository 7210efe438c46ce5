// Print: make the packets, download them, and the copier plan.

import { workResult } from "./desk.js";
import { choice, field, find, goOn, h, plural, replaceContent } from "./dom.js";
import { problemList, showTrouble, trouble } from "./problems.js";

const GROUPS = [
  ["student", "Students"],
  ["role", "Roles, without names"],
  ["table", "What a table shares"],
  ["handout", "Handouts"],
  ["print", "For the copier"],
];
let layout = "duplex";
let planned = null; // the copier plan that is shown, if any

const isPdf = (file) => file.path.endsWith(".pdf");
const amount = (file) => `${plural(file.pages, "page")}${file.paper ? `, ${plural(file.paper, "sheet")} of paper` : ""}`;
const inNewTab = (words) => h("span", { class: "hidden" }, ` (${words} in a new tab)`);

function link(file, desk) {
  return h("li", {},
    h("a", { href: desk.server.made(file.path), target: "_blank", rel: "noopener" }, file.name, inNewTab("opens the PDF")),
    h("span", { class: "note" }, ` ${amount(file)} · `),
    h("a", { href: desk.server.made(file.path, true), download: true }, "download", h("span", { class: "hidden" }, ` ${file.name}`)));
}

function group([id, words], data, desk) {
  const files = data.files.filter((each) => each.group === id && isPdf(each));
  if (!files.length) return null;
  return h("details", { id: `group-${id}`, open: files.length < 4 },
    h("summary", {}, `${words}: ${plural(files.length, "file")}`),
    h("ul", { class: "reading" }, files.map((each) => link(each, desk))),
    files.length > 1 && h("p", {}, h("a", { href: `all.zip?group=${id}`, download: true }, `Download these ${files.length} as a zip`)));
}

// What differs from the packets that were made before: one by one, or in one file for the copier.
function again(data, desk) {
  const wanted = new Set(desk.work().state === "done" ? desk.work().again : []);
  const files = data.files.filter((each) => wanted.has(each.path) && isPdf(each) && each.group);
  const named = files.filter((each) => !data.has_class || each.group !== "role");
  if (!named.length) return null;
  const one = () => { planned = null; desk.act("print/files", { layout: "duplex", only: named.map((each) => each.path) }, "make-trouble"); };
  return h("section", { class: "callout", id: "print-again", "aria-labelledby": "again-title" },
    h("h3", { id: "again-title" }, `To print again: ${plural(named.length, "file")}`),
    h("ul", { class: "reading" }, named.map((each) => link(each, desk))),
    named.length > 1 && h("p", {}, h("button", { type: "button", id: "one-file", disabled: desk.work().state === "running", onclick: one }, "Put them into one file for the copier")));
}

function make(data, desk) {
  const running = desk.work().state === "running";
  const set = (key) => (value) => desk.act("print/choose", { [key]: value }, "make-trouble");
  const words = data.files.length && !data.stale ? "Make the packets again" : "Make the packets";
  return h("section", { "aria-labelledby": "make-title" },
    h("h3", { id: "make-title" }, "The packets"),
    !data.has_class && h("p", {}, "There is no class: packets are made for each role, without names. ", h("a", { href: "#class" }, "Give the class first"), " if you want names on them."),
    data.differs.length > 0 && h("p", { class: "callout", id: "cast-differs" }, `The cast is not up to date: ${data.differs.slice(0, 3).join("; ")}${data.differs.length > 3 ? " …" : ""}. `, h("a", { href: "#cast" }, "See to the cast first")),
    h("div", { class: "row" },
      field("Paper", choice("paper", data.papers.map((each) => [each.id, each.name]), data.paper, set("paper"))),
      data.sets.length > 1 && field("Sheets", choice("set", data.sets.map((each) => [each.id, each.name]), data.chosen, set("set"))),
      h("button", { type: "button", class: "main", id: "build", disabled: running, onclick: () => { planned = null; desk.act("print/build", {}, "make-trouble"); } }, words)),
    data.files.length > 0 && data.stale && h("p", { class: "callout", id: "stale" }, "Something has changed since these packets were made: make them again."),
    trouble("make-trouble"));
}

function main(file, words, id, desk) {
  return h("p", { class: "row middle" },
    h("a", { class: "button main", id, href: desk.server.made(file.path), target: "_blank", rel: "noopener" }, words, inNewTab("opens the PDF")),
    h("span", { class: "note" }, amount(file)));
}

function downloads(data, desk) {
  if (!data.files.length) return null;
  const whole = data.files.filter((each) => each.group === "" && isPdf(each));
  const guide = data.files.find((each) => each.group === "teacher" && isPdf(each));
  return h("section", { "aria-labelledby": "downloads-title" },
    h("h3", { id: "downloads-title" }, "Open, print, download"),
    whole.map((each, index) => main(each, whole.length > 1 ? `All packets: ${each.name}` : data.students ? "All packets of the class" : "All packets", index ? `whole-${index}` : "whole", desk)),
    guide && main(guide, "Your guide", "guide", desk),
    h("p", { class: "note" }, "Every packet begins on a new sheet of paper: print on both sides, turned on the long edge."),
    h("p", { class: "row middle" }, h("a", { class: "button", id: "all", href: "all.zip", download: true }, "Download everything as a zip"), h("span", { class: "note" }, `The files are also in ${data.folder}.`)),
    GROUPS.map((each) => group(each, data, desk)));
}

const COLUMNS = ["copies", "sides", "paper, both sides", "paper, one side", "ink"];
const cells = (row) => [row.copies, row.sides, row.duplex, row.simplex, `${row.ink} %`].map((each) => h("td", { class: "number" }, String(each)));

function planTable() {
  if (!planned) return [];
  return [
    problemList(planned.problems),
    h("div", { class: "wide", id: "plan-table", tabindex: 0, role: "region", "aria-label": "Copier plan" },
      h("table", {},
        h("caption", {}, "Copier plan"),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "File"), COLUMNS.map((each) => h("th", { scope: "col", class: "number" }, each)))),
        h("tbody", {}, planned.files.map(([name, , whole]) => h("tr", {}, h("th", { scope: "row" }, name), cells(whole))),
          planned.files.length > 1 && h("tr", {}, h("th", { scope: "row" }, "in all"), cells(planned.total))))),
    h("p", {}, `At the copier: ${planned.how}.`),
  ];
}

async function showPlan(desk) {
  find("plan").replaceChildren(h("p", {}, "Measuring the pages …"));
  planned = null;
  try {
    planned = await desk.server.plan(layout);
  } catch (failure) {
    showTrouble("copier-trouble", failure);
  }
  if (find("plan")) replaceContent(find("plan"), planTable());
}

function copier(data, desk) {
  if (!data.files.length) return null;
  const running = desk.work().state === "running";
  return h("section", { "aria-labelledby": "copier-title" },
    h("h3", { id: "copier-title" }, "At the copier"),
    h("p", {}, "With handouts in the number of copies that the class needs: the plan says how much paper that takes, and the files are laid out for your copier. Print their test page first: its arrows show whether the copier turns the paper on the correct edge."),
    h("div", { class: "row" },
      field("Layout", choice("layout", data.layouts.map((each) => [each.id, each.name]), layout, (value) => { layout = value; planned = null; find("plan").replaceChildren(); })),
      h("button", { type: "button", id: "show-plan", onclick: () => showPlan(desk) }, "Show the copier plan"),
      h("button", { type: "button", id: "make-files", disabled: running, onclick: () => desk.act("print/files", { layout }, "copier-trouble") }, "Make the files for the copier")),
    trouble("copier-trouble"),
    h("div", { id: "plan", "aria-live": "polite" }, planTable()));
}

export const printStep = {
  lead: () => "Make the packets; then open them and print, or download them for the copier.",
  content: (data, desk) => [
    problemList(data.problems),
    make(data, desk),
    workResult(desk.work()),
    again(data, desk),
    downloads(data, desk),
    copier(data, desk),
    data.files.length > 0 && h("p", {}, goOn("after", "Go on to the day of the debate: board and count", "go-on", true)),
  ],
};
