import { noWords, readWords, type Words } from './words.ts';

/** Role, level and titles are read from this much of a text. */
export const OPENING = 5000;

/** Returns the words of a text's first 5,000 characters. */
export function openingWords(text: string): Words {
  return text === last.text ? last : readWords(text, OPENING, last);
}

/** Returns the words of a text's first 5,000 characters where they were read last. */
export function readOpening(text: string): Words | null {
  return text === last.text ? last : null;
}

/** The readers of titles, role and level ask for the same text one after the other. */
const last = noWords();
