/** Returns the text in lower case with straight apostrophes, and one space for every gap or hyphen. */
export function plainWords(text: string): string {
  const lower = text.toLowerCase();
  // Most texts have single spaces only, and these stay as they are.
  return unusual.test(lower) ? lower.replaceAll('’', "'").replace(gaps, ' ') : lower;
}

const unusual = /[’\-‐‑–\u00a0\n\t\r]| {2}/;
const gaps = /[\s\u00a0\-‐‑–]+/g;

/**
 * Returns where plain words end that begin at an offset of a text, or -1 where they don't stand there: as
 * `plainWords` would find them, without making it.
 */
export function endOfWords(text: string, from: number, words: string): number {
  let at = from;
  for (let index = 0; index < words.length; index++) {
    const wanted = words.charCodeAt(index);
    if (plainCode(text.charCodeAt(at)) !== wanted) return -1;
    at++;
    if (wanted === space) at = skipGap(text, at);
  }
  return at;
}

/** Returns where plain words begin that end at an offset of a text, or -1 where they don't stand there. */
export function startOfWords(text: string, to: number, words: string): number {
  let at = to;
  for (let index = words.length - 1; index >= 0; index--) {
    const wanted = words.charCodeAt(index);
    if (plainCode(text.charCodeAt(at - 1)) !== wanted) return -1;
    at--;
    if (wanted === space) at = skipGapBefore(text, at);
  }
  return at;
}

/** Returns the first offset from one on that is in no gap. */
export function skipGap(text: string, from: number): number {
  let at = from;
  while (plainCode(text.charCodeAt(at)) === space) at++;
  return at;
}

/** Returns the offset behind the last character before one that is in no gap. */
export function skipGapBefore(text: string, to: number): number {
  let at = to;
  while (plainCode(text.charCodeAt(at - 1)) === space) at--;
  return at;
}

const space = 0x20;

function plainCode(code: number): number {
  if (code >= 0x80) return plainWide(code);
  if (code >= 0x41 && code <= 0x5a) return code | 0x20;
  return code === 0x2d || code === 0x0a || code === 0x09 || code === 0x0d ? space : code;
}

function plainWide(code: number): number {
  if (code === 0x2019) return 0x27;
  if (code === 0xa0 || code === 0x2010 || code === 0x2011 || code === 0x2013) return space;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

/** Whether a character is white space, as `\s` has it. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return wideSpaces.includes(code);
}

const wideSpaces = [
  0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
  0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
];
