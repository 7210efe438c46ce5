// Debate: choose one.

import { h, plural } from "./dom.js";
import { trouble } from "./problems.js";

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
        `On “${each.essay}”. ${plural(each.roles, "role")}, ${plural(each.levels, "reading level")}. ${each.own ? "Yours." : "Comes with the kit."}`,
      ),
    chosen
      ? h("p", {}, h("strong", {}, "✓ This is the debate."), " ", h("a", { href: "#class" }, "Go on to the class"))
      : h(
          "button",
          { type: "button", id: `choose-${each.id}`, onclick: () => desk.act("debate/choose", { id: each.id }, "debate-trouble") },
          "Choose", h("span", { class: "hidden" }, ` “${title}”`),
        ),
  );
}

export const debateStep = {
  lead: () => "Which debate do you want? One that comes with the kit, or one on an essay of your own.",
  content: (data, desk) => [
    trouble("debate-trouble"),
    h("ul", { class: "cards" }, data.debates.map((each) => card(each, data, desk))),
  ],
};
