// Class: a list is dropped or names are pasted; what was read is shown, and corrected.

import { choice, field, find, goOn, h, plural, typed } from "./dom.js";
import { dropZone } from "./drop.js";
import { problemList, trouble } from "./problems.js";

const NEAR = "class-trouble";

// Say what was read, and go there.
function said(now, desk) {
  if (!now) return;
  desk.tell(now.students.length ? `${now.file} is read: ${plural(now.students.length, "student")}` : `${now.file} could not be read`);
  find("read-title")?.focus();
}

const listZone = (data, desk) =>
  dropZone(
    {
      title: data.file ? "Another list" : "The list of your class",
      words: "Drop here the class list or gradebook that your school’s system exports (CSV, Excel, OpenDocument, text), or choose it:",
      id: "file", label: "The file of the class list", near: NEAR,
      accept: ".csv,.tsv,.txt,.xlsx,.ods,.xls,.xlsb",
      take: (file) => desk.handle(() => desk.server.send("class/file", file), NEAR).then((now) => said(now, desk)),
    },
    data.offered.length > 0 &&
      h("p", {}, "In your folder: ", data.offered.map((name, index) => [
        index ? " · " : "",
        h("button", { type: "button", class: "plain", id: `offered-${index}`, onclick: () => desk.act("class/path", { path: name }, NEAR).then((now) => said(now, desk)) }, name),
      ])),
    h(
      "details",
      { id: "by-hand", open: false },
      h("summary", {}, "Paste or type the names"),
      field("One name on each line", h("textarea", { id: "names", rows: 8, "aria-describedby": NEAR, oninput: typed })),
      h("button", { type: "button", id: "use-names", onclick: () => desk.act("class/names", { text: find("names").value }, NEAR).then((now) => said(now, desk)) }, "Use these names"),
    ),
  );

function where(data, desk) {
  if (data.path) {
    return h("p", { class: "note", id: "where" }, `Read from ${data.path}. Only this path is remembered, in debate-kit.yaml; what is in the list is not copied.`);
  }
  return h(
    "div",
    { class: "note stack", id: "where" },
    h("p", {}, "This list is only in memory: it is written nowhere, and is forgotten when the desk ends."),
    h("details", { id: "remember" },
      h("summary", {}, "Remember this list"),
      h("p", {}, "A browser does not tell where a file lies. Say it, and the path is remembered; or let a copy be kept."),
      h("div", { class: "row" },
      h("button", { type: "button", id: "keep", onclick: () => desk.act("class/keep", {}, NEAR) }, "Keep a copy in my folder"),
      h("span", {}, "or"),
      field("Its path on this computer, to remember it", h("input", { type: "text", id: "path", oninput: typed, "aria-describedby": NEAR })),
      h("button", { type: "button", id: "use-path", onclick: () => desk.act("class/path", { path: find("path").value }, NEAR) }, "Remember"),
      )),
  );
}

const nameOf = (column, headed) => (headed && column.heading ? column.heading : column.letter);

function correct(data, desk, headed, column, holds) {
  const columns = {};
  for (const each of data.columns) {
    if (each.holds !== "not used" || each === column) columns[nameOf(each, headed)] = each === column ? holds : each.holds;
  }
  desk.act("class/correct", { columns }, "columns-trouble");
}

function columnTable(data, desk) {
  if (!data.columns.length || (data.columns.length === 1 && !data.columns[0].heading)) return null;
  const unknown = !data.students.length;
  return h(
    "details",
    { id: "columns", open: unknown },
    h("summary", {}, "What each column holds"),
    h("p", { class: "note" }, "If something was read wrongly, say what the column is."),
    h("label", { class: "tick", for: "headed" },
      h("input", {
        type: "checkbox", id: "headed", checked: data.headed,
        onchange: (event) => {
          const columns = {};
          for (const each of data.columns) if (each.holds !== "not used") columns[nameOf(each, event.target.checked)] = each.holds;
          if (!Object.keys(columns).length) columns[nameOf(data.columns[0], event.target.checked)] = "name";
          desk.act("class/correct", { columns }, "columns-trouble");
        },
      }),
      "The first line says what the columns are"),
    h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Columns" },
      h("table", {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Column"), h("th", { scope: "col" }, "Such as"), h("th", { scope: "col" }, "Holds"))),
        h("tbody", {}, data.columns.map((column) => {
          const name = nameOf(column, data.headed) || column.letter;
          const id = `column-${column.letter}`;
          return h("tr", {},
            h("th", { scope: "row" }, h("label", { for: id }, name)),
            h("td", {}, column.sample.join(", ")),
            h("td", {}, choice(id, data.holds.map((each) => [each, each]), column.holds, (holds) => correct(data, desk, data.headed, column, holds), { "aria-describedby": "columns-trouble" })));
        })))),
    trouble("columns-trouble"),
  );
}

function ticks(data, desk) {
  const out = data.left_out.filter((each) => each.by_you).map((each) => each.name);
  return h(
    "section",
    { "aria-labelledby": "ticks-title" },
    h("h3", { id: "ticks-title" }, `${plural(data.students.length, "student")} in the class`),
    h("p", { class: "note" }, "Take away the tick of anybody who is not in this class. Who is only away today is marked in the next step."),
    h("ul", { class: "ticks" },
      [...data.students.map((each) => [each.key, each.facts, true]), ...out.map((name) => [name, [], false])].map(([key, facts, inside], index) =>
        h("li", {},
          h("label", { class: "tick", for: `in-${index}` },
            h("input", {
              type: "checkbox", id: `in-${index}`, checked: inside,
              onchange: (event) => desk.act("class/correct", { leave_out: event.target.checked ? out.filter((each) => each !== key) : [...out, key] }, "ticks-trouble"),
            }),
            h("span", {}, key, facts.length ? h("span", { class: "note" }, ` (${facts.join(", ")})`) : null))))),
    trouble("ticks-trouble"),
  );
}

function leftOut(data, desk) {
  const rows = data.left_out.filter((each) => !each.by_you);
  if (!rows.length) return null;
  return h(
    "section",
    { "aria-labelledby": "left-title" },
    h("h3", { id: "left-title" }, "Left out of the class"),
    h("ul", { class: "reading" }, rows.map((each, index) =>
      h("li", {}, `${each.name} (line ${each.line}: ${each.why}) `,
        h("button", { type: "button", class: "plain", id: `take-in-${index}`, onclick: () => desk.act("class/correct", { include: [...data.include, each.name] }, "left-trouble") }, "This is a student")))),
    trouble("left-trouble"),
  );
}

export const classStep = {
  lead: () => "Who is in your class? The names stay on this computer.",
  content: (data, desk) => {
    if (!data.file) {
      return [
        listZone(data, desk),
        h("p", { class: "row middle" }, goOn("print", "Go on without names", "without", true), h("span", { class: "note" }, "Packets are then made for each role, and students write their names on them.")),
      ];
    }
    return [
      h("section", { "aria-labelledby": "read-title" },
        h("h3", { id: "read-title", tabindex: -1 }, `${data.file}: I read it as`),
        data.read_as.length ? h("ul", { class: "reading" }, data.read_as.map((each) => h("li", {}, each))) : h("p", {}, "It could not be read as a class list."),
        problemList(data.problems),
        where(data, desk),
        h("div", { class: "row middle" },
          data.students.length > 0 && goOn("cast", "Go on to the cast"),
          h("button", { type: "button", class: "plain", id: "forget", onclick: () => desk.act("class/forget", {}, NEAR) }, "Forget this list"))),
      data.students.length > 0 && ticks(data, desk),
      leftOut(data, desk),
      columnTable(data, desk),
      listZone(data, desk),
    ];
  },
};
