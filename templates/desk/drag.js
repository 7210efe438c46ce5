// Dragging a student to another card, with a mouse, a pen or a finger. Whatever it does can be done
// in the student's own dialog as well.

import { h } from "./dom.js";

const FAR = 6; // pixels before it counts as dragging

export function draggable(handle, words, drop) {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    let ghost = null;
    let over = null;
    const move = (event) => {
      if (!ghost && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < FAR) return;
      if (!ghost) {
        ghost = h("div", { class: "ghost", "aria-hidden": "true" }, words);
        document.body.append(ghost);
        handle.setPointerCapture?.(down.pointerId);
      }
      ghost.style.left = `${event.clientX + 8}px`;
      ghost.style.top = `${event.clientY + 8}px`;
      const card = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-seat]") ?? null;
      if (card !== over) {
        over?.classList.remove("over");
        card?.classList.add("over");
        over = card;
      }
      if (event.clientY < 60) window.scrollBy(0, -12);
      if (event.clientY > window.innerHeight - 60) window.scrollBy(0, 12);
    };
    const end = (event) => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      over?.classList.remove("over");
      if (!ghost) return;
      ghost.remove();
      // The click that follows is part of the drag.
      const stop = (click) => {
        click.preventDefault();
        click.stopPropagation();
      };
      handle.addEventListener("click", stop, { capture: true });
      setTimeout(() => handle.removeEventListener("click", stop, { capture: true }), 50);
      if (event.type === "pointerup" && over) drop(over.dataset.seat);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  });
}
