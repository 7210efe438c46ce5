// What the page asks of the preview's server. All addresses are relative: they stay below the
// random word that this page's own address begins with.

export class Refusal extends Error {
  constructor(status, message, hint) {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

function query(view) {
  return new URLSearchParams(Object.entries(view).filter(([, value]) => value)).toString();
}

async function answer(response) {
  if (response.ok) return response.json();
  const text = await response.text();
  let said = { message: text || "the preview did not answer", hint: "" };
  try {
    said = JSON.parse(text);
  } catch {
    // A plain sentence.
  }
  throw new Refusal(response.status, said.message, said.hint);
}

export const fetchPages = async (view, signal) =>
  answer(await fetch(`pages?${query(view)}`, { signal }));

export const fetchSource = async (role) => answer(await fetch(`source/${encodeURIComponent(role)}`));

export const saveSource = async (role, text, digest) =>
  answer(
    await fetch(`source/${encodeURIComponent(role)}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text, digest }),
    }),
  );

export const fetchWords = async (role) => answer(await fetch(`words/${encodeURIComponent(role)}`));

export const saveWords = async (role, blocks, digest) =>
  answer(
    await fetch(`words/${encodeURIComponent(role)}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ blocks, digest }),
    }),
  );

export const pictureAddress = (picture, width) => `pictures/${picture}/${width}.png`;

export const packetAddress = (view) => `packet.pdf?${query(view)}`;
