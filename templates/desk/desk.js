// The page: which step is shown, keeping it as the files are, and what is being made.

import { find, h, replaceContent } from "./dom.js";
import { clearTrouble, problemList, showTrouble, trouble } from "./problems.js";
import * as server from "./server.js";
import { STEPS, stepLinks } from "./steps.js";
import { afterStep } from "./step-after.js";
import { castStep } from "./step-cast.js";
import { classStep } from "./step-class.js";
import { debateStep } from "./step-debate.js";
import { lessonStep } from "./step-lesson.js";
import { printStep } from "./step-print.js";

const MODULES = { debate: debateStep, class: classStep, cast: castStep, lesson: lessonStep, print: printStep, after: afterStep };
let current = "";
let shown = null;
let shownText = ""; // the step and what it shows, to see whether that has changed
let asked = 0;
let work = { state: "idle" };

export const tell = (words) => {
  find("status").textContent = words;
};

// Do something on the server; `near` is where to say what goes wrong. Gives what it shows then, or
// null. All that was typed has been sent by that, unless `some` of it was.
async function act(action, body, near, some = false) {
  return handle(() => server.act(action, body), near, some);
}

async function handle(ask, near, some = false) {
  clearTrouble(near);
  tell("");
  try {
    const data = await ask();
    if (!some) for (const each of find("content").querySelectorAll("[data-typed]")) delete each.dataset.typed;
    render(data);
    heading();
    return data;
  } catch (failure) {
    if (failure.status === 409 || failure.status === 422) await refresh(true);
    showTrouble(near, failure);
    return null;
  }
}

const desk = { act, handle, tell, work: () => work, server };

function render(data) {
  shown = data;
  shownText = JSON.stringify([current, data]);
  const step = MODULES[current];
  find("lead").textContent = step.lead(data);
  replaceContent(find("content"), step.content(data, desk));
}

// What is as it was stays, and whoever is pressing a key just now loses nothing.
async function refresh(anew = false) {
  if (anew) shownText = "";
  const mine = ++asked;
  const step = current;
  try {
    const data = await server.show(step, MODULES[step].query?.() ?? "");
    if (mine === asked && step === current && shownText !== JSON.stringify([step, data])) render(data);
  } catch (failure) {
    if (mine !== asked) return;
    if (failure.status === 0) return gone();
    shownText = "";
    replaceContent(find("content"), trouble("step-trouble"), wayOut(failure));
    showTrouble("step-trouble", failure);
  }
  heading();
}

const wayOut = (failure) =>
  failure.problems.length
    ? h("p", {}, "Once the file is mended and saved, this page shows it at once.")
    : h("p", {}, h("a", { href: "#debate" }, "Go to the first step"));

async function heading() {
  try {
    const home = await server.show("home");
    find("question").textContent = home.question || "Which debate?";
    find("folder").textContent = `Your files: ${home.folder}`;
  } catch {
    // The step itself says what is wrong.
  }
}

function go() {
  const wanted = location.hash.slice(1);
  if (wanted === "step") return;
  const first = current === "";
  current = MODULES[wanted] ? wanted : "debate";
  const title = STEPS.find(([id]) => id === current)[1];
  find("steps").replaceChildren(...stepLinks(current));
  find("step-title").textContent = title;
  find("lead").textContent = "";
  find("content").replaceChildren();
  shownText = "";
  document.title = `${title} · Debate Kit`;
  tell("");
  if (!first) {
    window.scrollTo(0, 0);
    find("step").focus({ preventScroll: true });
  }
  refresh();
}

// What is being made.

function showWork(now) {
  const before = work;
  work = now;
  const running = now.state === "running";
  find("work").hidden = !running;
  if (running) {
    const count = now.of ? `: ${now.stage.toLowerCase()} ${now.done} of ${now.of}` : " …";
    find("work-words").textContent = `${now.what}${count}${now.left ? `, ${now.left}` : ""}`;
    const bar = find("work-bar");
    if (now.of) {
      bar.max = now.of;
      bar.value = now.done;
    } else bar.removeAttribute("value");
  }
  if (before.state === "running" && !running) {
    tell(now.state === "done" ? `Done: ${now.result[0]}.` : now.state === "stopped" ? "Stopped; nothing was changed." : `Not done: ${now.message}`);
    refresh(true);
  } else if (before.state !== now.state && shown && current === "print") render(shown);
}

export function workResult(now) {
  if (now.state === "idle" || now.state === "running") return null;
  return h(
    "section",
    { class: "callout stack", id: "result", "aria-label": "What was made" },
    now.state === "failed" && h("p", { class: "message" }, `Not made: ${now.message}`),
    now.hint && h("p", {}, `What to do: ${now.hint}`),
    now.result.map((each) => h("p", {}, each)),
    problemList(now.problems),
  );
}

find("work-stop").addEventListener("click", () => server.act("print/stop").catch(() => {}));

function gone() {
  find("gone").textContent =
    "The desk has ended, or cannot be reached. Start it again: its page opens by itself, and all that was saved is there. This page can be closed.";
}

// What was told has been read once one goes on.
document.addEventListener("pointerdown", () => tell(""));
document.addEventListener("keydown", (event) => event.key === "Escape" && tell(""));

window.addEventListener("hashchange", go);
const notices = new EventSource("events");
let lost = false;
notices.addEventListener("here", () => {
  find("gone").replaceChildren();
  server.work().then(showWork, () => {});
  if (lost) refresh();
  lost = false;
});
notices.addEventListener("changed", () => refresh());
notices.addEventListener("work", (event) => showWork(JSON.parse(event.data)));
notices.addEventListener("error", () => {
  lost = true;
  gone();
});
go();
