import { type Cue, cueWords } from './cue-words.ts';
import { headingWords, type Section } from './heading-words.ts';
import { compilePhraseSet, type PhraseHit, pickPhrases } from './phrase-set.ts';
import { createHits, type Hits, scan } from './scan.ts';

export type HeadingHit = PhraseHit<Exclude<Section, 'neutral'>>;
export type CueHit = PhraseHit<Cue>;

const phrases = compilePhraseSet(headingWords, cueWords);

/** The automaton of heading words and cue words together; `pickHeadings` and `pickCues` read its hits. */
export const cueAutomaton = phrases.automaton;

/** Returns the heading phrases among the hits, in text order. */
export function pickHeadings(hits: Hits): HeadingHit[] {
  return pickPhrases(phrases.kinds[0], hits);
}

/** Returns the cue phrases among the hits, in text order. */
export function pickCues(hits: Hits): CueHit[] {
  return pickPhrases(phrases.kinds[1], hits);
}

/** Returns the heading phrases of a text, in text order. */
export function findHeadings(text: string): HeadingHit[] {
  const hits = createHits();
  scan(cueAutomaton, text, hits);
  return pickHeadings(hits);
}
