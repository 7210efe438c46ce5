// What is wrong: errors over the last good pages, warnings less loudly.

import { keepPlace } from "./sheets.js";

const errors = document.getElementById("errors");
const warnings = document.getElementById("warnings");
const alarm = document.getElementById("alarm");
const item = document.getElementById("problem");

let told = "";

// `open` is called with a problem whose file the teacher wants to edit.
export function showProblems(shown, open) {
  const state = JSON.stringify([shown.problems, shown.trouble, shown.current, shown.pages.length > 0]);
  if (state === told) return;
  told = state;
  keepPlace(() => {
    const bad = shown.problems.filter((each) => each.severity === "error");
    const weak = shown.problems.filter((each) => each.severity !== "error");
    errors.replaceChildren();
    if (!shown.current) {
      const box = alarm.content.cloneNode(true);
      const count = bad.length + (shown.trouble ? 1 : 0);
      const what = count === 1 ? "1 error" : `${count} errors`;
      box.querySelector("summary").textContent = shown.pages.length
        ? `${what}: these are the last good pages`
        : `${what}: there are no pages yet`;
      const rows = bad.map((each) => row(each, open));
      if (shown.trouble) rows.push(row({ ...shown.trouble, file: "" }, open));
      box.querySelector("ul").replaceChildren(...rows);
      errors.append(box);
    }
    warnings.hidden = weak.length === 0;
    warnings.querySelector("summary").textContent =
      weak.length === 1 ? "1 warning" : `${weak.length} warnings`;
    warnings.querySelector("ul").replaceChildren(...weak.map((each) => row(each, open)));
  });
}

export function placeOf(problem) {
  return problem.line ? `${problem.file}:${problem.line}:${problem.column}` : problem.file;
}

function row(problem, open) {
  const made = item.content.firstElementChild.cloneNode(true);
  const part = (name) => made.querySelector(name);
  part(".place").textContent = placeOf(problem);
  part(".message").textContent = problem.message;
  part(".hint").textContent = problem.hint ? `Hint: ${problem.hint}` : "";
  if (problem.before || problem.marked || problem.after) {
    const [before, after] = made.querySelectorAll(".excerpt span");
    before.textContent = problem.before;
    part("mark").textContent = problem.marked;
    after.textContent = problem.after;
  } else part(".excerpt").remove();
  const button = part("button");
  if (problem.role) {
    button.textContent = problem.line ? `Edit line ${problem.line}` : "Edit this file";
    button.addEventListener("click", () => open(problem));
  } else button.remove();
  for (const name of [".place", ".hint"]) if (!part(name).textContent) part(name).remove();
  return made;
}
