// Elements, made from words and never from markup.

export const find = (id) => document.getElementById(id);

// An element: its tag, its attributes and listeners, what is in it. null and false are left out.
export function h(tag, given = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else if (["value", "checked", "selected", "htmlFor"].includes(name)) made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside.flat(Infinity).filter((each) => each !== null && each !== undefined && each !== false));
  return made;
}

export function field(label, control, note = "") {
  return h("label", { class: "field" }, label, control, note && h("span", { class: "note" }, note));
}

export function choice(id, options, value, change, given = {}) {
  return h(
    "select",
    { id, onchange: (event) => change(event.target.value), ...given },
    options.map(([key, words]) => h("option", { value: key, selected: key === value }, words)),
  );
}

// The way to the next step: where one goes on, or `aside`, another way.
export const goOn = (step, words, id = "go-on", aside = false) =>
  h("a", { class: aside ? "button" : "button main", href: step === "pages" ? "pages/" : `#${step}`, id }, words);

export const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

// Put new content in place of the old; what has the focus, and what was typed, stays.
export function replaceContent(box, ...inside) {
  const active = document.activeElement;
  const focused = box.contains(active) ? active.id : "";
  const typed = [...box.querySelectorAll("[data-typed]")].map((each) => [each.id, each.value, each.checked]);
  const open = [...box.querySelectorAll("details[id]")].map((each) => [each.id, each.open]);
  const troubles = [...box.querySelectorAll(".trouble:not(:empty)")].map((each) => [each.id, [...each.childNodes]]);
  const at = focused && "selectionStart" in active ? active.selectionStart : null;
  box.replaceChildren(...inside.flat(Infinity).filter(Boolean));
  for (const [id, value, checked] of typed) {
    const there = find(id);
    if (there && "value" in there) {
      there.value = value;
      if (checked !== undefined) there.checked = checked;
      there.dataset.typed = "";
    }
  }
  for (const [id, state] of open) if (find(id)) find(id).open = state;
  for (const [id, words] of troubles) find(id)?.append(...words);
  const again = focused && find(focused);
  // Where what had the focus is gone, one goes on from the beginning of the step.
  if (focused && !again) find("step")?.focus({ preventScroll: true });
  if (again) {
    again.focus({ preventScroll: true });
    if (at !== null && again.type !== "number") again.setSelectionRange?.(at, at);
  }
}

// Note that a field holds what nobody has sent yet.
export const typed = (event) => {
  event.target.dataset.typed = "";
};
