/**
 * What the characters of Unicode are, by code unit and as regular expressions see them; each is asked of these once.
 * Halves of a surrogate pair are nothing of it.
 */
const letter = 1;
const number = 2;
const capital = 4;
const small = 8;
const known = 0x80;

const kinds = [
  [letter, /\p{L}/u],
  [number, /\p{N}/u],
  [capital, /\p{Lu}/u],
  [small, /\p{Ll}/u],
] as const;

const kindOf = new Uint8Array(0x10000);

function learn(code: number): number {
  const character = String.fromCharCode(code);
  let kind = known;
  for (const [bit, pattern] of kinds) if (pattern.test(character)) kind |= bit;
  kindOf[code] = kind;
  return kind;
}

/** Returns whether a code unit is a letter or a number: `\p{L}` or `\p{N}`. NaN is none. */
export function isLetterOrNumber(code: number): boolean {
  return ((kindOf[code] || learn(code)) & (letter | number)) !== 0;
}

/** Returns whether a code unit is a capital: `\p{Lu}`. NaN is none. */
export function isCapital(code: number): boolean {
  return ((kindOf[code] || learn(code)) & capital) !== 0;
}

/** Returns whether a code unit is a small letter: `\p{Ll}`. NaN is none. */
export function isSmall(code: number): boolean {
  return ((kindOf[code] || learn(code)) & small) !== 0;
}

/** Returns whether a code unit is a digit of ASCII. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Returns whether a code unit is a small letter of ASCII. */
export function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Returns whether a code unit is a capital of ASCII. */
export function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}
