// Debate: choose one, or make one from an essay.

import { field, find, goOn, h, plural, typed } from "./dom.js";
import { dropZone } from "./drop.js";
import { trouble } from "./problems.js";

const NEAR = "essay-trouble";

function card(each, data, desk) {
  const chosen = each.id === data.chosen;
  const title = each.title || each.id;
  return h(
    "li",
    { class: `card${chosen ? " chosen" : ""}` },
    h("h3", {}, title),
    each.trouble
      ? h("p", {}, "Its files cannot be read as they are. Choose it to see why.")
      : h("p", {}, each.question),
    !each.trouble &&
      h(
        "p",
        { class: "note" },
        [each.grades && `Grades ${each.grades}`, each.lesson, `${plural(each.roles, "role")}, ${plural(each.levels, "reading level")}`, each.essay === each.title ? "" : `On “${each.essay}”`, each.own ? "Yours" : "Comes with the kit"].filter(Boolean).map((said) => `${said}. `),
      ),
    chosen
      ? h("p", { class: "row middle" }, goOn("class", "Go on to the class"), h("strong", {}, "✓ Chosen"))
      : h(
          "button",
          { type: "button", id: `choose-${each.id}`, onclick: () => desk.act("debate/choose", { id: each.id }, "debate-trouble").then((now) => now && desk.tell(`Chosen: ${title}`)) },
          "Choose", h("span", { class: "hidden" }, ` “${title}”`),
        ),
  );
}

const essayZone = (desk) =>
  dropZone({
    title: "A debate on your own essay",
    words: "Drop the essay here (Word, OpenDocument, PDF, e-book, web page, text), or choose it. You are shown who is in it, and choose who takes part.",
    id: "essay", label: "The file of the essay", near: NEAR,
    accept: ".txt,.md,.docx,.odt,.html,.htm,.pdf,.epub",
    take: (file) => {
      desk.tell("Reading the essay …");
      desk.handle(() => desk.server.send("debate/essay", file), NEAR).then((now) => {
        if (!now) return desk.tell("");
        desk.tell(`${now.essay.file} is read: ${plural(now.essay.paragraphs, "paragraph")}`);
        find("draft-title")?.focus();
      });
    },
  });

function person(each, index) {
  const more = [
    `¶${each.paragraphs.join(", ¶")}`,
    each.also.length && `also: ${each.also.join(", ")}`,
    each.perhaps_same.length && `perhaps the same as ${each.perhaps_same.join(", ")}`,
  ].filter(Boolean);
  return h("li", {},
    h("label", { class: "tick", for: `who-${index}` },
      h("input", { type: "checkbox", id: `who-${index}`, name: "who", value: each.name, checked: each.usual, onchange: typed }),
      h("span", {}, h("strong", {}, each.name), h("span", { class: "note" }, ` ${more.join("; ")}`))),
    h("p", { class: "note" }, `“${each.sentence}”`));
}

function essay(data, desk) {
  const read = data.essay;
  const make = (event) => {
    event.preventDefault();
    const people = [...document.querySelectorAll("input[name=who]:checked")].map((each) => each.value);
    const others = find("others").value.split("\n").filter((each) => each.trim());
    desk.act("debate/draft", { people, others, question: find("asked").value }, "draft-trouble")
      .then((now) => now && desk.tell("The debate is made, and chosen. It can be printed as it is."));
  };
  return h(
    "form",
    { class: "stack", onsubmit: make, "aria-labelledby": "draft-title" },
    h("h3", { id: "draft-title", tabindex: -1 }, `${read.title ? `“${read.title}”` : read.file}${read.byline ? `, ${read.byline}` : ""}: ${plural(read.paragraphs, "paragraph")}`),
    (read.notes.length > 0 || read.left_out.length > 0) &&
      h("details", { id: "essay-left" },
        h("summary", {}, `Left out or changed: ${read.notes.length + read.left_out.length}`),
        h("ul", { class: "reading" }, [...read.notes, ...read.left_out].map((each) => h("li", {}, each)))),
    h("fieldset", { class: "stack" },
      h("legend", {}, "Who takes part? Two or more."),
      h("ul", { class: "people-found" }, read.people.map(person))),
    field("Others, if you want, one on each line", h("textarea", { id: "others", class: "low", rows: 2, oninput: typed }), "also such as the essay does not speak of"),
    field("What is debated? A question for yes or no", h("textarea", { id: "asked", class: "low", rows: 2, "aria-describedby": "draft-trouble", oninput: typed }, read.question)),
    trouble("draft-trouble"),
    h("div", { class: "row" },
      h("button", { class: "main", id: "draft" }, "Make the debate"),
      h("button", { type: "button", class: "plain", id: "forget-essay", onclick: () => desk.act("debate/forget", {}, NEAR) }, "Leave this essay, and choose another debate")),
    h("p", { class: "note" }, "Nobody has to write a word: what is not written prints as a task, with which students find it in the essay. The debate and the essay are saved in your folder, under roles."),
  );
}

export const debateStep = {
  lead: (data) => data.essay
    ? "A debate on your essay: who takes part, and what is debated."
    : "Which debate do you want? One that comes with the kit, or one on an essay of your own.",
  content: (data, desk) => [
    trouble("debate-trouble"),
    !data.can_write && h("p", { class: "callout" }, `The folder ${data.folder} holds the kit’s own files, so nothing can be saved there. Start the desk in a folder of your own.`),
    data.essay && essay(data, desk),
    !data.essay && h("ul", { class: "cards" }, data.debates.map((each) => card(each, data, desk))),
    !data.essay && data.can_write && essayZone(desk),
  ],
};
