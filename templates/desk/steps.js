// The steps, from left to right; the page view has them as well.

export const STEPS = [
  ["debate", "Debate"],
  ["class", "Class"],
  ["cast", "Cast"],
  ["lesson", "Lesson"],
  ["pages", "Pages"],
  ["print", "Print"],
  ["after", "After"],
];

// The list of links; `home` is the way from this page to the desk's.
export function stepLinks(current, home = "") {
  return STEPS.map(([id, words], index) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = id === "pages" ? `${home}pages/` : `${home}#${id}`;
    link.id = `to-${id}`;
    if (id === current) link.setAttribute("aria-current", "step");
    const number = document.createElement("span");
    number.className = "number";
    number.textContent = index + 1;
    link.append(number, words);
    item.append(link);
    return item;
  });
}
