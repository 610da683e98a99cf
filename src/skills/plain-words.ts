/** Returns the text in lower case with straight apostrophes, and one space for every gap or hyphen. */
export function plainWords(text: string): string {
  const lower = text.toLowerCase();
  // Most texts have single spaces only, and these stay as they are.
  return unusual.test(lower) ? lower.replaceAll('’', "'").replace(gaps, ' ') : lower;
}

const unusual = /[’\-‐‑–\u00a0\n\t\r]| {2}/;
const gaps = /[\s\u00a0\-‐‑–]+/g;
