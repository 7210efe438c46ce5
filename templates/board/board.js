"use strict";
// The board on the wall. The page's list of phases is its data; what has happened is kept in the
// browser, so that a reload loses nothing. When a time is over it counts on, and moves nowhere.

const find = (id) => document.getElementById(id);
const root = document.documentElement;
const KEPT_AS = `debate-kit-board-${root.dataset.key}`;
const LOOK_KEPT_AS = "debate-kit-board-look";
const STALE = 4 * 3600_000; // Milliseconds after which it is another lesson.
const MINUTE = 60_000;

// What the page says: for each lesson its turns, one after another, each with its phase.
const lessons = [...document.querySelectorAll("ol.lesson")].map((list) => ({
  list,
  turns: [...list.querySelectorAll("li.phase")].flatMap((phase, number) => {
    const own = [...phase.querySelectorAll(".turns li")];
    phase.classList.toggle("alone", own.length === 1);
    // In the running order, the steps of one speaker's turn are one line.
    const heads = own.map((item, index) => own.slice(0, index + 1).findLast((each, at) => own[at - 1]?.dataset.who !== each.dataset.who));
    return own.map((item, index) => ({
      item, head: heads[index], phase, number, index, length: Number(item.dataset.seconds) * 1000, count: own.length,
    }));
  }),
}));

for (const each of lessons.flatMap((lesson) => lesson.turns)) each.item.classList.toggle("same", each.head !== each.item);

// Storage may be closed to files; then a reload begins anew, and all else works.
const recall = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
const keep = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* none */ } };

const fresh = (lesson) => ({ at: 0, spent: lesson.turns.map(() => 0), added: lesson.turns.map(() => 0), rung: [] });
const begin = () => ({ lesson: 0, since: null, begun: false, bell: true, seen: Date.now(), days: lessons.map(fresh) });
let state = recall(KEPT_AS);
if (!state || Date.now() - state.seen > STALE) state = { ...begin(), bell: state?.bell ?? true };

const day = () => state.days[state.lesson];
const turns = () => lessons[state.lesson].turns;
const turn = () => turns()[day().at];
const spent = (at = day().at) => day().spent[at] + (at === day().at && state.since ? Date.now() - state.since : 0);
const left = (at = day().at) => turns()[at].length + day().added[at] - spent(at);

function text(milliseconds) {
  const over = milliseconds < 0;
  const seconds = over ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000);
  const rest = String(seconds % 60).padStart(2, "0");
  return `${over ? "+" : ""}${Math.floor(seconds / 60)}:${rest}`;
}

// What is done.

function stop() {
  day().spent[day().at] = spent();
  state.since = null;
}
function toggle() {
  if (state.since) stop();
  else { state.since = Date.now(); state.begun = true; }
  show(state.since ? "The time runs." : "Paused.");
}
function go(at) {
  if (at < 0 || at >= turns().length || at === day().at) return;
  const runs = state.since !== null;
  stop();
  day().at = at;
  if (runs) state.since = Date.now();
  show(`${turn().phase.dataset.name}. ${line(turn())} ${inWords(left())}`);
}
function goPhase(step) {
  const wanted = turn().number + step;
  go(turns().findIndex((each) => each.number === wanted));
}
function add(milliseconds) {
  const at = day().at;
  day().added[at] = Math.max(day().added[at] + milliseconds, -turns()[at].length);
  if (left() > 0) day().rung = day().rung.filter((each) => each !== at);
  show(`A minute ${milliseconds > 0 ? "more" : "less"}. ${inWords(left())}`);
}
function again() {
  const at = day().at;
  Object.assign(day(), { rung: day().rung.filter((each) => each !== at) });
  day().spent[at] = day().added[at] = 0;
  if (state.since) state.since = Date.now();
  show("From the beginning.");
}
function choose(lesson) {
  if (lesson >= lessons.length || lesson === state.lesson) return;
  stop();
  state.lesson = lesson;
  show(lessons[lesson].list.getAttribute("aria-label"));
}
function anew() {
  state = { ...begin(), lesson: state.lesson, bell: state.bell };
  find("help").close();
  show("The lesson begins anew.");
}

// The bell: two soft notes that fade. A browser lets it ring once somebody has pressed a key.

let audio = null;
function wake() {
  if (!state.bell || !window.AudioContext) return;
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
}
function ring() {
  root.classList.add("rings");
  setTimeout(() => root.classList.remove("rings"), 3000);
  if (!state.bell) return;
  wake();
  if (!audio) return;
  for (const [pitch, after] of [[659, 0], [523, 0.35]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + after;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 1.8);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 1.9);
  }
}

// What is shown.

const line = ({ item }) => [item.dataset.who, item.dataset.what].filter(Boolean).join(": ") + (item.dataset.who ? "." : "");
function inWords(milliseconds) {
  if (milliseconds <= 0) return "Its time is over.";
  const seconds = Math.ceil(milliseconds / 1000);
  const parts = [[Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]];
  return `${parts.filter(([count]) => count).map(([count, word]) => `${count} ${word}${count === 1 ? "" : "s"}`).join(" ")}.`;
}
function put(id, words) {
  const place = find(id);
  if (place.textContent !== words) place.textContent = words;
}

function show(said = "") {
  state.seen = Date.now();
  keep(KEPT_AS, state);
  const now = turn();
  const next = turns()[day().at + 1];
  const name = now.phase.dataset.name;
  put("when", now.phase.dataset.when + (now.count > 1 ? ` · ${now.index + 1} of ${now.count}` : ""));
  put("phase", name);
  put("who", now.item.dataset.who);
  put("what", now.item.dataset.what);
  put("do", now.phase.dataset.do);
  const after = next && [next.phase === now.phase ? "" : next.phase.dataset.name, next.item.dataset.who, next.item.dataset.what];
  find("next").querySelector("strong").textContent = after ? after.filter(Boolean).join(": ") : "the end of the lesson";
  lessons.forEach((lesson, number) => {
    lesson.list.hidden = number !== state.lesson;
    find("lessons")?.children[number].setAttribute("aria-pressed", String(number === state.lesson));
  });
  for (const each of turns()) {
    each.phase.classList.toggle("here", each.phase === now.phase);
    each.phase.classList.toggle("done", each.number < now.number);
    const mark = (place, here) => (here ? place.setAttribute("aria-current", "step") : place.removeAttribute("aria-current"));
    mark(each.phase.querySelector("button"), each.phase === now.phase);
    if (each.head === each.item) mark(each.item, each.item === now.head);
  }
  tick();
  fit();
  now.head.scrollIntoView({ block: "nearest" });
  find("run").querySelector("span").textContent = state.since ? "Pause" : state.begun ? "Go on" : "Begin";
  find("bell").querySelector("span").textContent = state.bell ? "on" : "off";
  find("bell").setAttribute("aria-pressed", String(state.bell));
  find("dark").setAttribute("aria-pressed", String(root.dataset.look === "dark"));
  if (said) put("said", said);
}

// Type as large as there is room for.
function fit() {
  for (const place of [find("now"), find("order")]) {
    let scale = 1;
    do place.style.setProperty("--fit", scale);
    while (place.scrollHeight > place.clientHeight && (scale -= 0.04) > 0.6);
  }
}
addEventListener("resize", fit);

function tick() {
  const rest = left();
  const over = rest <= 0;
  root.classList.toggle("over", over);
  root.classList.toggle("paused", state.begun && !state.since);
  put("timer", text(rest));
  const whole = turn().length + day().added[day().at];
  find("bar").firstElementChild.style.width = `${Math.min(100, whole > 0 ? (spent() / whole) * 100 : 100)}%`;
  put("state", !state.begun ? "" : !state.since ? "Paused" : over ? "Time is up" : "");
  put("clock", clock(Date.now()));
  put("pace", pace());
  document.title = `${text(rest)} ${turn().phase.dataset.name}`;
  if (over && state.since && !day().rung.includes(day().at)) {
    day().rung.push(day().at);
    keep(KEPT_AS, state);
    put("said", `Time is up: ${turn().phase.dataset.name}.`);
    ring();
  }
  if (state.since && Date.now() - state.seen > MINUTE) {
    state.seen = Date.now();
    keep(KEPT_AS, state);
  }
}

// When the lesson will end if nothing else is added, and how far that is from the plan.

const clock = (time) => new Date(time).toTimeString().slice(0, 5);
function pace() {
  const now = turn();
  const lengths = new Map(turns().map((each) => [each.phase, Number(each.phase.dataset.seconds) * 1000]));
  const after = [...lengths].slice(now.number + 1).reduce((sum, [, length]) => sum + length, 0);
  const own = turns().map((each, at) => at).filter((at) => turns()[at].phase === now.phase);
  const used = own.reduce((sum, at) => sum + spent(at) - day().added[at], 0);
  const rest = own.filter((at) => at > day().at).reduce((sum, at) => sum + left(at), Math.max(0, left()));
  const end = Date.now() + after + Math.max(rest, lengths.get(now.phase) - used);
  const planned = lessons[state.lesson].list.dataset.ends;
  if (!state.begun) return planned ? `Ends at ${planned}` : "";
  const words = `Ends at ${clock(end)}`;
  if (!planned) return words;
  const [hours, minutes] = planned.split(":").map(Number);
  const behind = Math.round((end - new Date(end).setHours(hours, minutes, 0, 0)) / MINUTE);
  if (!behind || Math.abs(behind) > 60) return words;
  return `${words}, ${Math.abs(behind)} min ${behind > 0 ? "late" : "early"}`;
}

// Keys and buttons.

function look(dark) {
  root.dataset.look = dark ? "dark" : "light";
}
const actions = {
  run: toggle, forth: () => go(day().at + 1), back: () => go(day().at - 1),
  more: () => add(MINUTE), less: () => add(-MINUTE), again,
  bell: () => { state.bell = !state.bell; wake(); show(`The bell is ${state.bell ? "on" : "off"}.`); },
  dark: () => { look(root.dataset.look !== "dark"); keep(LOOK_KEPT_AS, root.dataset.look); show(); },
  full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.().catch(() => {})),
  keys: () => find("help").showModal(),
};
const KEYS = new Map([
  [" ", "run"], ["ArrowRight", "forth"], ["PageDown", "forth"], ["ArrowLeft", "back"], ["PageUp", "back"],
  ["+", "more"], ["=", "more"], ["-", "less"], ["−", "less"], ["r", "again"],
  ["b", "bell"], ["d", "dark"], ["f", "full"], ["?", "keys"],
]);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || find("help").open) return;
  wake();
  const onButton = event.target.closest("button")?.matches(":focus-visible");
  if (event.key === " " && onButton) return;
  const number = Number(event.key);
  if (event.shiftKey && event.key.startsWith("Arrow")) {
    if (event.key === "ArrowRight") goPhase(1);
    else if (event.key === "ArrowLeft") goPhase(-1);
    else return;
  } else if (lessons.length > 1 && number >= 1 && number <= lessons.length) choose(number - 1);
  else {
    const action = KEYS.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!action) return;
    actions[action]();
  }
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  wake();
  // A button that was clicked keeps no focus: the space bar is to pause, not to click it again.
  const button = event.target.closest("button");
  if (button && event.detail > 0) button.blur();
});
for (const [name, act] of Object.entries(actions)) find(name)?.addEventListener("click", act);
find("anew").addEventListener("click", anew);
[...(find("lessons")?.children ?? [])].forEach((button, number) => button.addEventListener("click", () => choose(number)));
for (const lesson of lessons) {
  lesson.turns.forEach((each, at) => {
    if (!each.index) each.phase.querySelector("button").addEventListener("click", () => go(at));
  });
}

// The screen stays on while the time runs, where the browser can do that.
let awake = null;
async function stayAwake() {
  if (!state.since || awake || document.hidden) return;
  try {
    awake = await navigator.wakeLock?.request("screen");
    awake?.addEventListener("release", () => { awake = null; });
  } catch { /* the teacher's own settings decide */ }
}

root.classList.add("scripted");
const kept = recall(LOOK_KEPT_AS);
look(kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
show();
setInterval(() => { tick(); stayAwake(); }, 200);
