// What is wrong: the file, the line, the words, what to do.

import { find, h } from "./dom.js";

const placeOf = (problem) => (problem.line ? `${problem.file}, line ${problem.line}` : problem.file);

function row(problem) {
  const excerpt = problem.before || problem.marked || problem.after;
  return h(
    "li",
    { class: `problem ${problem.severity}` },
    h("p", { class: "message" }, problem.message),
    excerpt &&
      h("p", { class: "excerpt" }, h("code", {}, problem.before, h("mark", {}, problem.marked), problem.after)),
    problem.hint && h("p", { class: "hint" }, `What to do: ${problem.hint}`),
    h("p", { class: "place" }, placeOf(problem)),
  );
}

export function problemList(problems) {
  const told = problems.filter((each) => each.severity !== "note");
  return told.length ? h("ul", { class: "problems" }, told.map(row)) : null;
}

// A place beside a field for what goes wrong with it.
export const trouble = (id) => h("div", { class: "trouble", id, role: "alert" });

export function clearTrouble(id) {
  find(id)?.replaceChildren();
  for (const each of document.querySelectorAll(`[aria-describedby="${id}"]`)) each.removeAttribute("aria-invalid");
}

export function showTrouble(id, failure) {
  const box = find(id);
  if (!box) return;
  const rows = failure.problems?.length ? [problemList(failure.problems)] : [];
  box.replaceChildren(
    ...(failure.message ? [h("p", { class: "message" }, failure.message)] : []),
    ...(failure.hint ? [h("p", { class: "hint" }, `What to do: ${failure.hint}`)] : []),
    ...rows,
  );
  for (const each of document.querySelectorAll(`[aria-describedby="${id}"]`)) each.setAttribute("aria-invalid", "true");
  box.scrollIntoView({ block: "nearest" });
}
