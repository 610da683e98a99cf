/**
 * How the matcher sees a character, as one byte (`symbolOf` in `fold.ts`): values from 0x80 are letters and digits (their
 * low six bits are the symbol a name is spelt with, 0 for letters that no name uses), values below 0x40 are the
 * punctuation that names contain, the four from 0x40 are layout. 0 ends every name.
 */
export const wordBit = 0x80;
export const symbolMask = 0x3f;

export const dotSymbol = 57;
export const plusSymbol = 58;
export const sharpSymbol = 59;
export const slashSymbol = 60;
export const ampersandSymbol = 61;
/** One space, one hyphen, or a line break inside a name: "event driven", "event-driven". */
export const gapSymbol = 62;
export const apostropheSymbol = 63;

export const spaceSymbol = 0x40;
export const feedSymbol = 0x41;
export const hyphenSymbol = 0x42;
/** Soft hyphens, zero-width and direction marks, combining accents: they are not there. */
export const ignoredSymbol = 0x43;

export const latinStart = 1;
export const digitStart = 27;
export const cyrillicStart = 37;
/** The letter s, and the first and the last digit, as a text has them. */
export const letterS = wordBit + latinStart + 18;
export const firstDigit = wordBit + digitStart;
export const lastDigit = firstDigit + 9;

/** What stands behind a name and belongs to the hit: nothing, a plural s, or a version without a space ("Java17"). */
export const noSuffix = 0;
export const pluralSuffix = 1;
export const versionSuffix = 2;

/** The word is a name. */
export const isName = 1;
/** Some name goes on behind the word with a mark. */
export const hasMark = 2;
/** Some name goes on behind the word, over a gap or a slash, with another word. */
export const hasSecond = 4;
export const flagBits = 3;

/** What two words that begin a name are hashed with, and how many bits there are for them. */
export const pairSeed = 0x5bd1e995;
export const pairPrime = 0x01000193;
export const pairBits = 262_144;
/** What a node is hashed with, before a step from it is added. */
export const nodeFactor = 0x9e3779b1;
