// After: what was agreed, and the page for the debrief.

import { h } from "./dom.js";
import { trouble } from "./problems.js";

function issue(each, data) {
  const agreed = Object.fromEntries(data.outcome)[each.id];
  return h("fieldset", { class: "stack" },
    h("legend", {}, each.title),
    each.options.map((option) => {
      const id = `option-${each.id}-${option.id}`;
      return h("label", { class: "tick", for: id },
        h("input", { type: "radio", id, name: each.id, value: option.id, checked: agreed ? agreed === option.id : option.now }),
        h("span", {}, option.text, option.now && h("span", { class: "note" }, " (as it is now)")));
    }));
}

function result(data, desk) {
  if (!data.gains.length && !data.page) return null;
  return h("section", { id: "tally", "aria-labelledby": "tally-title" },
    h("h3", { id: "tally-title" }, "What each role got"),
    data.gains.length > 0 && h("div", { class: "wide", id: "gains", tabindex: 0, role: "region", "aria-label": "Points" },
      h("table", {},
        h("thead", {}, h("tr", {}, ["Role", "Got", "Without a deal", "At best", "Bound by it"].map((each, index) => h("th", { scope: "col", class: index ? "number" : null }, each)))),
        h("tbody", {}, data.gains.map((each) => h("tr", {},
          h("th", { scope: "row" }, each.role),
          [each.score === null ? "red line broken" : each.score, each.no_deal, each.best, each.bound ? "yes" : "no"].map((cell) => h("td", { class: "number" }, String(cell)))))))),
    data.better && h("p", {}, data.better),
    data.page && h("p", {}, h("a", { class: "button main", href: desk.server.made(data.page), target: "_blank", rel: "noopener", id: "debrief" }, "Open the page for the debrief", h("span", { class: "hidden" }, " (in a new tab)"))));
}

// The run sheet for the projector.
function board(data, desk) {
  return h("section", { "aria-labelledby": "board-title" },
    h("h3", { id: "board-title" }, "The board for the projector"),
    h("p", {}, "The phases with their times, who speaks now and next, and a large timer. It holds no student’s name."),
    h("div", { class: "row middle" },
      h("a", { class: "button", id: "board", href: "board", target: "_blank", rel: "noopener" }, "Open the board", h("span", { class: "hidden" }, " (in a new tab)")),
      h("button", { type: "button", id: "save-board", onclick: () => desk.act("after/board", {}, "board-trouble") }, "Save it as a file"),
      data.board && h("span", { class: "note" }, `Saved: ${data.board}`)),
    trouble("board-trouble"));
}

export const afterStep = {
  lead: (data) => data.negotiated
    ? "What did your class agree on? The kit counts what each role got by it, for the debrief."
    : "This debate is not decided by points: your guide has the questions for the debrief.",
  content: (data, desk) => {
    if (!data.negotiated) return [board(data, desk), h("p", {}, h("a", { href: "#print" }, "The guide is under Print"))];
    const count = (event) => {
      event.preventDefault();
      const outcome = Object.fromEntries(new FormData(event.target));
      desk.tell("Counting …");
      desk.act("after/tally", { outcome }, "after-trouble").then((now) => now && desk.tell("Counted. The page for the debrief is made."));
    };
    return [
      board(data, desk),
      trouble("after-trouble"),
      result(data, desk),
      h("form", { class: "stack", id: "outcome", onsubmit: count },
        data.issues.map((each) => issue(each, data)),
        h("button", { class: "main", id: "count" }, "Count what each role got")),
    ];
  },
};
