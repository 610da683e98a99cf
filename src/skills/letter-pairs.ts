/**
 * Pairs of letters that words begin or end with, whatever their case: for each first letter (its last five bits) a bit
 * for each second one. They say no before a regular expression is asked, and may say yes where nothing is.
 */
export type LetterPairs = Int32Array;

/** Returns the pairs of a list ("ex|kn"). */
export function letterPairs(list: string): LetterPairs {
  const pairs = new Int32Array(32);
  for (const pair of list.split('|')) {
    const first = pair.charCodeAt(0) & 31;
    pairs[first] = (pairs[first] as number) | (1 << (pair.charCodeAt(1) & 31));
  }
  return pairs;
}

/** Returns whether the two characters from an offset on may be one of the pairs. */
export function mayBePair(pairs: LetterPairs, text: string, at: number): boolean {
  const seconds = pairs[text.charCodeAt(at) & 31] as number;
  return ((seconds >>> (text.charCodeAt(at + 1) & 31)) & 1) === 1;
}
