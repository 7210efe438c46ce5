// What the page asks of the desk's server. All addresses are relative: they stay below the random
// word that this page's own address begins with.

export class Refusal extends Error {
  constructor(status, said) {
    super(said.message);
    this.status = status;
    this.hint = said.hint ?? "";
    this.problems = said.problems ?? [];
  }
}

async function answer(asked) {
  let response;
  try {
    response = await asked;
  } catch {
    throw new Refusal(0, { message: "the desk does not answer", hint: "is it still running? Start it again" });
  }
  if (response.ok) return response.json();
  const text = await response.text();
  let said = { message: text || "the desk did not answer" };
  try {
    said = JSON.parse(text);
  } catch {
    // A plain sentence.
  }
  throw new Refusal(response.status, said);
}

const put = (address, type, body) =>
  answer(fetch(address, { method: "PUT", headers: { "Content-Type": type }, body }));

export const show = (step, query = "") => answer(fetch(`steps/${step}${query}`));
export const act = (action, body = {}) => put(`do/${action}`, "application/json", JSON.stringify(body));
export const send = (address, file) =>
  put(`${address}?${new URLSearchParams({ name: file.name })}`, "application/octet-stream", file);
export const work = () => answer(fetch("work"));
export const plan = (layout) => answer(fetch(`plan/${layout}`));
export const made = (path, download = false) =>
  `made/${path.split("/").map(encodeURIComponent).join("/")}${download ? "?download" : ""}`;
