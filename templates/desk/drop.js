// A place to drop a file on, with a button for those who do not drag.

import { h } from "./dom.js";
import { trouble } from "./problems.js";

// `zone`: title, words, the field's id, what it is called, the endings it takes, where to say what
// goes wrong with it, and what to do with the file. `more` stands below, in the same box.
export function dropZone({ title, words, id, label, accept, near, take }, ...more) {
  const give = (files) => files.length && take(files[0]);
  const over = (on) => box.classList.toggle("over", on);
  const box = h(
    "section",
    {
      class: "drop stack",
      "aria-labelledby": `${id}-title`,
      ondragover: (event) => {
        event.preventDefault();
        over(true);
      },
      ondragleave: () => over(false),
      ondrop: (event) => {
        event.preventDefault();
        over(false);
        give(event.dataTransfer.files);
      },
    },
    h("h3", { id: `${id}-title` }, title),
    h("p", {}, words),
    h("label", { class: "hidden", for: id }, label),
    h("input", { type: "file", id, accept, "aria-describedby": near, onchange: (event) => give(event.target.files) }),
    trouble(near),
    ...more,
  );
  return box;
}
