// The pages: a figure each, whose picture is fetched when it comes near.

import { pictureAddress } from "./server.js";

const pane = document.getElementById("pages");
const sheets = document.getElementById("sheets");
const figureTemplate = document.getElementById("figure");
const narrow = window.matchMedia("(max-width: 56rem)");

const PIXELS_PER_POINT = 96 / 72;
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4];
// Pictures are fetched in widths of whole steps, so that a small change of the window fetches none.
const WIDTH_STEP = 160;
const AHEAD = 1; // screens

let pages = [];
let zoom = null; // null: as wide as fits, but no larger than on paper; "fit"; or a factor
let onMove = () => {};

export const figures = () => [...sheets.querySelectorAll("figure")];

export function whenMoved(call) {
  onMove = call;
}

// Where the reader's eyes are: a third below the top of what is seen of the pages.
function eyeLine() {
  const box = narrow.matches
    ? { top: 0, height: window.innerHeight }
    : pane.getBoundingClientRect();
  return box.top + box.height / 3;
}

export function current() {
  const line = eyeLine();
  const all = figures();
  const index = all.findIndex((figure) => figure.getBoundingClientRect().bottom > line);
  return index < 0 ? all.length - 1 : index;
}

export const labelAt = (index) => pages[index]?.label ?? "";

// The place on a page that is looked at, to be found again once things have moved.
function anchor() {
  const figure = figures()[current()];
  if (!figure) return null;
  const box = figure.getBoundingClientRect();
  return { label: figure.dataset.label, index: current(), at: (eyeLine() - box.top) / box.height };
}

function restore(place) {
  if (!place) return;
  const all = figures();
  const figure =
    all.find((each) => each.dataset.label === place.label) ??
    all[Math.min(place.index, all.length - 1)];
  if (!figure) return;
  const box = figure.getBoundingClientRect();
  scroller().scrollBy({ top: box.top + place.at * box.height - eyeLine(), behavior: "instant" });
}

export const scroller = () => (narrow.matches ? document.scrollingElement : pane);

// Do something that moves things about, and keep what is looked at where it is.
export function keepPlace(change) {
  const place = anchor();
  change();
  restore(place);
  look();
}

// Take the pages of a packet; gives the numbers of those that look different, from 1. Of the
// `same` packet as before, the old pictures stay until the new ones are there.
export function showPages(fresh, language, title, same) {
  const before = new Map(same ? pages.map((page) => [page.label, page.picture]) : []);
  const changed = [];
  keepPlace(() => {
    const known = new Map(same ? figures().map((figure) => [figure.dataset.label, figure]) : []);
    pages = fresh;
    const wanted = fresh.map((page, index) => {
      const figure = known.get(page.label) ?? newFigure();
      if (before.get(page.label) !== page.picture) {
        changed.push(index + 1);
        fill(figure, page, language);
      }
      name(figure, page, index, fresh.length);
      return figure;
    });
    sheets.replaceChildren(...wanted);
    setWidths();
  });
  pane.setAttribute("aria-label", title ? `Pages: ${title}` : "Pages");
  return changed;
}

function newFigure() {
  return figureTemplate.content.firstElementChild.cloneNode(true);
}

function name(figure, page, index, count) {
  const words = `Page ${index + 1} of ${count}: ${page.sheet}`;
  figure.dataset.label = page.label;
  figure.querySelector("img").alt = words;
  figure.querySelector("figcaption > p").textContent = `Page ${index + 1} of ${count} · ${page.sheet} ${page.label}`;
  figure.querySelector("summary").textContent = `Text of page ${index + 1}`;
}

function fill(figure, page, language) {
  figure.dataset.picture = page.picture;
  figure.style.setProperty("--ratio", `${page.width} / ${page.height}`);
  const words = figure.querySelector(".words");
  words.lang = language;
  words.replaceChildren(...blocks(page.text));
}

function blocks(text) {
  const made = [];
  for (const { kind, text: words } of text) {
    const tag = { heading: "h3", item: "li" }[kind] ?? "p";
    const element = document.createElement(tag);
    element.textContent = kind === "picture" ? `Picture: ${words}` : words;
    if (kind === "item" && /^\d+\./.test(words)) element.className = "numbered";
    if (kind !== "item") made.push(element);
    else if (made.at(-1)?.tagName === "UL") made.at(-1).append(element);
    else {
      const list = document.createElement("ul");
      list.append(element);
      made.push(list);
    }
  }
  return made;
}

// Zoom.

function room() {
  const style = getComputedStyle(pane);
  return pane.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
}

function factor(page) {
  const fit = room() / (page.width * PIXELS_PER_POINT);
  if (zoom === "fit") return fit;
  return zoom ?? Math.min(1, fit);
}

function setWidths() {
  pane.style.setProperty("--pane", `${pane.clientWidth}px`);
  figures().forEach((figure, index) => {
    const width = pages[index].width * PIXELS_PER_POINT * factor(pages[index]);
    figure.style.setProperty("--width", `${Math.floor(width)}px`);
  });
}

export const zoomed = () => (pages.length ? factor(pages[0]) : 1);

export const zoomWord = () => String(zoom ?? "");

export function setZoom(wanted) {
  const number = Number(wanted);
  zoom = wanted === "fit" ? "fit" : number >= STEPS[0] && number <= STEPS.at(-1) ? number : null;
  keepPlace(setWidths);
  onMove();
}

export function zoomBy(direction) {
  const now = zoomed();
  const next =
    direction > 0
      ? STEPS.find((step) => step > now + 0.01)
      : STEPS.findLast((step) => step < now - 0.01);
  if (next) setZoom(next);
}

// Going to a page.

export function goTo(index) {
  const all = figures();
  const figure = all[Math.max(0, Math.min(index, all.length - 1))];
  if (!figure) return;
  const top = narrow.matches ? 0 : pane.getBoundingClientRect().top;
  const covered = document.getElementById("errors").offsetHeight;
  const by = figure.getBoundingClientRect().top - top - covered - 16;
  scroller().scrollBy({ top: by, behavior: "instant" });
  look();
}

export function goToLabel(label) {
  const index = pages.findIndex((page) => page.label === label);
  if (index >= 0) goTo(index);
}

// Fetch the pictures that are seen first, and then those near by.

let asked = false;

export function look() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const height = window.innerHeight;
    const near = figures()
      .map((figure) => ({ figure, box: figure.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > -AHEAD * height && box.top < (1 + AHEAD) * height);
    const seen = ({ box }) => box.bottom > 0 && box.top < height;
    near.sort((one, other) => seen(other) - seen(one));
    for (const { figure } of near) load(figure);
    onMove();
  });
}

function load(figure) {
  const shown = figure.querySelector("img");
  const exact = shown.getBoundingClientRect().width * window.devicePixelRatio;
  const width = Math.max(WIDTH_STEP, Math.ceil(exact / WIDTH_STEP) * WIDTH_STEP);
  const wanted = pictureAddress(figure.dataset.picture, width);
  if (figure.dataset.wanted === wanted) return;
  figure.dataset.wanted = wanted;
  const image = new Image();
  image.src = wanted;
  // The old picture stays until the new one can be put in its place at once.
  image.decode().then(
    () => {
      if (figure.dataset.wanted !== wanted) return;
      const old = figure.querySelector("img");
      image.alt = old.alt;
      old.replaceWith(image);
      figure.dataset.shown = figure.dataset.picture;
    },
    () => {
      if (figure.dataset.wanted === wanted) delete figure.dataset.wanted;
    },
  );
}

pane.addEventListener("scroll", look, { passive: true });
window.addEventListener("scroll", look, { passive: true });
new ResizeObserver(() => keepPlace(setWidths)).observe(pane);
