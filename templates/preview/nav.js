// On the desk, this page is one of its steps: the way to the others.

export async function showSteps() {
  if (!location.pathname.endsWith("/pages/")) return;
  const { stepLinks } = await import("../steps.js");
  const nav = document.getElementById("desk-steps");
  nav.firstElementChild.append(...stepLinks("pages", "../"));
  nav.hidden = false;
}
