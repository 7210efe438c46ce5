// Keys, where nobody is writing.

const KEYS = new Map([
  ["j", "next"], ["ArrowRight", "next"], ["PageDown", "next"],
  ["k", "previous"], ["ArrowLeft", "previous"], ["PageUp", "previous"],
  ["Home", "first"], ["End", "last"],
  ["+", "in"], ["=", "in"], ["-", "out"], ["0", "fit"],
  ["e", "edit"], ["p", "print"], ["o", "pdf"], ["?", "keys"],
]);

// Of these, a button or a list has a use of its own.
const KEPT = "input, textarea, select, [contenteditable]";

export function startKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      actions.save();
      return;
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && event.target.id === "text") {
      document.getElementById("pages").focus();
      return;
    }
    if (event.target.closest?.(KEPT)) return;
    if (event.target.closest?.(".frame, .words") && event.key.startsWith("Arrow")) return;
    const action = actions[KEYS.get(event.key)];
    if (!action) return;
    // Where a page is wider than the window, arrows move it.
    const pages = document.getElementById("pages");
    if (event.key.startsWith("Arrow") && pages.scrollWidth > pages.clientWidth) return;
    event.preventDefault();
    action();
  });
}
