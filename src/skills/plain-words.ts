/** Returns the text in lower case with straight apostrophes, and one space for every gap or hyphen. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s\u00a0\-‐‑–]+/g, ' ');
}
