// Cast: roles as cards with their students, and all that can be done with a student.

import { choice, field, find, goOn, h, plural, typed } from "./dom.js";
import { draggable } from "./drag.js";
import { problemList, trouble } from "./problems.js";

const NEAR = "cast-trouble";
const AWAY = "away";
const PARTS = { lead: "leads", understudy: "stands in" };

function facts(student) {
  const said = [];
  if (PARTS[student.part]) said.push(PARTS[student.part]);
  if (student.locked) said.push("🔒 locked");
  if (student.level !== "standard") said.push(student.level);
  if (student.profile !== "standard") said.push(student.profile);
  if (student.apart.length) said.push(`apart from ${student.apart.join(", ")}`);
  if (student.together.length) said.push(`together with ${student.together.join(", ")}`);
  return said.join(" · ");
}

function put(student, seat, data, desk) {
  if (seat === (student.seat || AWAY)) return null;
  if (seat === AWAY) return desk.act("cast/change", { digest: data.digest, absent: [student.key] }, NEAR).then((now) => say(now, desk));
  return desk
    .act("cast/move", { digest: data.digest, student: student.key, seat }, NEAR)
    .then((now) => now && desk.tell(`${student.key} is now in ${nameOf(now, seat)}. ${reprintWords(now)}`));
}

const nameOf = (data, seat) => data.seats.find((each) => each.id === seat)?.name ?? seat;

function say(now, desk) {
  if (now) desk.tell([...now.said, reprintWords(now)].filter(Boolean).join(". "));
}

function reprintWords(data) {
  const { built, students, gone, guide } = data.reprint;
  if (!built || (!students.length && !gone.length && !guide)) return "";
  return `To print again: ${plural(students.length, "packet")}`;
}

const personId = (student, data) => `person-${data.students.findIndex((each) => each.key === student.key)}`;

function person(student, data, desk) {
  const button = h(
    "button",
    { type: "button", id: personId(student, data), "data-student": student.key, "aria-haspopup": "dialog", onclick: () => openDialog(student, data, desk) },
    h("span", {}, student.key),
    facts(student) && h("span", { class: "facts" }, facts(student)),
  );
  const grip = h("span", { class: "grip", "aria-hidden": "true", title: "Drag to another role" }, "⠿");
  for (const handle of [button, grip]) draggable(handle, student.key, (seat) => put(student, seat, data, desk));
  return h("li", { class: "person" }, grip, button);
}

function card(seat, data, desk) {
  const here = seat.students.map((key) => data.students.find((each) => each.key === key));
  const room = seat.most === seat.least ? `${seat.least}` : seat.most ? `${seat.least}–${seat.most}` : `${seat.least} or more`;
  const title = `seat-${seat.id}`;
  return h(
    "li",
    { class: "card", "data-seat": seat.id },
    h("div", { class: "title" },
      h("span", { class: "number", "aria-hidden": "true" }, seat.number || "·"),
      h("div", {},
        h("h3", { id: title, tabindex: -1 }, seat.name, seat.where && ` · ${seat.where}`),
        h("p", { class: "note" }, `${plural(here.length, "student")}; takes ${room}${seat.trouble ? `. ⚠ ${seat.trouble}` : ""}`))),
    h("ul", { class: "people", "aria-labelledby": title }, here.map((each) => person(each, data, desk))),
  );
}

function away(data, desk) {
  const gone = data.students.filter((each) => each.absent);
  return h(
    "section",
    { class: "card away", "data-seat": AWAY, "aria-labelledby": "away-title" },
    h("h3", { id: "away-title", tabindex: -1 }, `Away: ${gone.length || "nobody"}`),
    gone.length
      ? h("ul", { class: "people", "aria-labelledby": "away-title" }, gone.map((each) => person(each, data, desk)))
      : h("p", { class: "note" }, "Drag here whoever is away, or press the name."),
  );
}

// Where the hands were: the same student, or the next one in the card that she has left.
function goBack(student, seat, index) {
  const card = document.querySelector(`[data-seat="${seat || AWAY}"]`);
  const people = [...(card?.querySelectorAll("[data-student]") ?? [])];
  const same = people.find((each) => each.dataset.student === student);
  (same ?? people[index] ?? people.at(-1) ?? card?.querySelector("h3"))?.focus();
}

// What can be done with one student.
function openDialog(student, data, desk) {
  document.querySelector("dialog")?.remove();
  const near = "dialog-trouble";
  const done = (now) => {
    if (!now) return;
    box.close();
    say(now, desk);
  };
  const act = (action, body) => desk.act(action, { digest: data.digest, student: student.key, ...body }, near).then(done);
  const change = (body) => desk.act("cast/change", { digest: data.digest, ...body }, near).then(done);
  const others = data.students.filter((each) => each.key !== student.key);
  const button = (id, words, call, main = false) => h("button", { type: "button", id, class: main ? "main" : null, onclick: call }, words);
  const seats = data.seats.filter((each) => each.id !== student.seat).map((each) => [each.id, `${each.number ? `${each.number} · ` : ""}${each.name}${each.where ? ` · ${each.where}` : ""} (${each.students.length})`]);
  const names = (list) => list.map((each) => [each.key, each.key]);
  const seated = others.filter((each) => each.seat);
  const moveTo = find.bind(null, "move-to");
  const place = document.querySelector(`[data-seat="${student.seat || AWAY}"]`);
  const index = [...(place?.querySelectorAll("[data-student]") ?? [])].findIndex((each) => each.dataset.student === student.key);
  const box = h(
    "dialog",
    { "aria-labelledby": "dialog-title", onclose: () => { box.remove(); goBack(student.key, student.seat, index); } },
    h("h2", { id: "dialog-title", tabindex: -1 }, student.key),
    h("p", { class: "note" }, [student.absent ? "away" : nameOf(data, student.seat), facts(student), student.wishes.length ? `wishes: ${student.wishes.join(", ")}` : ""].filter(Boolean).join(" · ")),
    trouble(near),
    h("div", { class: "row" },
      student.absent
        ? button("present", "Is back", () => change({ present: [student.key] }))
        : button("absent", "Is away", () => change({ absent: [student.key] })),
      student.seat && button("lock", student.locked ? "Unlock" : "Lock in this role", () => act("cast/lock", { on: !student.locked })),
      student.seat && student.part !== "lead" && button("lead", "Let lead the group", () => act("cast/lead")),
      button("remove", "Has left the class", () => change({ remove: [student.key] }))),
    h("form", { class: "row", onsubmit: (event) => { event.preventDefault(); act("cast/move", { seat: moveTo().value }); } },
      field("Move to", choice("move-to", seats, "", () => {})),
      h("button", { id: "move" }, "Move")),
    student.seat && seated.length > 0 && h("div", { class: "row" },
      field("Change places with", choice("swap-with", names(seated), "", () => {})),
      button("swap", "Change places", () => act("cast/swap", { other: find("swap-with").value }))),
    h("div", { class: "stack" },
      h("div", { class: "row" },
        field("Apart from, or together with", choice("other", names(others), "", () => {})),
        button("apart", "Keep apart", () => act("cast/bind", { other: find("other").value, rule: "apart" })),
        button("together", "Keep together", () => act("cast/bind", { other: find("other").value, rule: "together" })),
        (student.apart.length > 0 || student.together.length > 0) && button("free", "Neither", () => act("cast/bind", { other: find("other").value, rule: "free" }))),
      h("p", { class: "note" }, "Nobody moves at once: it counts when you let the kit propose again.")),
    h("form", { method: "dialog" }, h("button", { id: "dialog-close" }, "Close")),
  );
  document.body.append(box);
  box.showModal();
  find("dialog-title").focus();
}

function reprint(data) {
  const { built, students, gone, guide } = data.reprint;
  if (!built) return null;
  if (!students.length && !gone.length && !guide) return h("p", { class: "note", id: "reprint" }, "The packets that were made are those of this cast.");
  return h(
    "section",
    { class: "callout stack", id: "reprint", "aria-labelledby": "reprint-title" },
    h("h3", { id: "reprint-title" }, "To print again"),
    students.length > 0 && h("p", {}, `The packets of ${students.join(", ")}`),
    guide && h("p", {}, "Your guide"),
    gone.length > 0 && h("p", {}, `No longer needed: ${gone.map((each) => each.split("/").pop()).join(", ")}`),
    h("p", {}, h("a", { href: "#print" }, "Make them again under Print")),
  );
}

function tools(data, desk) {
  const propose = (again) => desk.act("cast/propose", { digest: data.digest, again }, NEAR).then((now) => say(now, desk));
  return h(
    "div",
    { class: "row middle tools" },
    goOn("lesson", "Go on to the lesson"),
    goOn("print", "Straight to print", "straight", true),
    h("button", { type: "button", id: "again", onclick: () => propose(true) }, "Propose again"),
    h("button", { type: "button", id: "undo", disabled: !data.can_undo, onclick: () => desk.act("cast/undo", { digest: data.digest }, NEAR).then((now) => say(now, desk)) }, "Undo"),
  );
}

function adding(data, desk) {
  return h(
    "form",
    { class: "row", onsubmit: (event) => { event.preventDefault(); desk.act("cast/change", { digest: data.digest, add: [find("new-name").value.trim()] }, NEAR).then((now) => say(now, desk)); } },
    field("A new student", h("input", { type: "text", id: "new-name", required: true, oninput: typed })),
    h("button", { id: "add" }, "Add"),
  );
}

function differs(data, desk) {
  if (!data.differs.length) return null;
  const other = data.differs.some((each) => each.includes("format"));
  return h(
    "section",
    { class: "callout stack", "aria-labelledby": "differs-title" },
    h("h3", { id: "differs-title" }, "The cast is not up to date"),
    h("ul", { class: "reading" }, data.differs.map((each) => h("li", {}, each))),
    h("button", { type: "button", id: "update", class: "main", onclick: () => desk.act("cast/propose", { digest: data.digest, again: other || data.differs.some((each) => each.includes("another class")) }, NEAR).then((now) => say(now, desk)) },
      other ? "Propose anew" : "Bring it up to date"),
  );
}

export const castStep = {
  lead: (data) => data.saved
    ? "Who plays what. Press a name to say who is away, moves, leads or stays; or drag it to another role."
    : "Who plays what: the kit proposes, and you change what you like.",
  content: (data, desk) => {
    if (!data.saved) {
      return [
        trouble(NEAR),
        data.has_class
          ? h("div", { class: "stack" },
            h("p", {}, "Everybody gets a role, and what the list says of wishes and of who is kept apart is seen to. You can change it then."),
            h("button", { type: "button", class: "main", id: "propose", onclick: () => desk.act("cast/propose", { digest: data.digest }, NEAR).then((now) => say(now, desk)) }, "Propose who plays what"),
            h("p", { class: "note" }, `The proposal will be saved, with the names, in ${data.file}.`))
          : h("p", {}, "There is no class yet. ", h("a", { href: "#class" }, "Give its list first"), "; or ", h("a", { href: "#print" }, "print packets for each role"), " without names."),
      ];
    }
    return [
      trouble(NEAR),
      problemList(data.problems),
      differs(data, desk),
      tools(data, desk),
      reprint(data),
      data.notes.length > 0 && h("ul", { class: "reading note" }, data.notes.map((each) => h("li", {}, each))),
      away(data, desk),
      h("ul", { class: "cards", id: "seats" }, data.seats.map((each) => card(each, data, desk))),
      adding(data, desk),
      h("p", { class: "note" }, `Saved in ${data.file}; format: ${data.format}.`),
    ];
  },
};
