import { type Cue, cueWords } from './cue-words.ts';
import { foldName } from './fold.ts';
import { headingWords, type Section } from './heading-words.ts';
import { addName, type NameTree } from './name-tree.ts';
import type { Hits } from './scan.ts';

/** A phrase in a text and what it says. */
type PhraseHit<Kind extends string> = { start: number; end: number; kind: Kind };
export type HeadingHit = PhraseHit<Exclude<Section, 'neutral'>>;
export type CueHit = PhraseHit<Cue>;

/**
 * What names say, by their numbers: as headings in the low bits, as cues above them; either is 1 more than the place
 * of what it says in its table, 0 is nothing.
 */
export type Phrases = Uint8Array;

const headingKinds = Object.keys(headingWords) as HeadingHit['kind'][];
const cueKinds = Object.keys(cueWords) as Cue[];
const headingBits = 4;
const headingMask = (1 << headingBits) - 1;

/** Adds the heading and the cue phrases to names; returns what these say then. */
export function addPhrases(names: NameTree): Phrases {
  const headings = addTable(names, Object.values(headingWords));
  const cues = addTable(names, Object.values(cueWords));
  const phrases = new Uint8Array(Math.max(...headings.keys(), ...cues.keys()) + 1);
  for (const [name, kind] of headings) phrases[name] = kind;
  for (const [name, kind] of cues) {
    phrases[name] = (phrases[name] as number) | (kind << headingBits);
  }
  return phrases;
}

/** The first kind of a table ("a|b|c" a list) that has a phrase keeps it. */
function addTable(names: NameTree, table: readonly (readonly string[])[]): Map<number, number> {
  const kinds = new Map<number, number>();
  for (const [kind, lists] of table.entries()) {
    for (const phrase of lists.flatMap((list) => list.split('|'))) {
      const symbols = foldName(phrase.trim().replace(/[(),]/g, ''));
      if (symbols === null) throw new Error(`the cue «${phrase}» cannot be matched`);
      const name = addName(names, symbols);
      if (!kinds.has(name)) kinds.set(name, kind + 1);
    }
  }
  return kinds;
}

/**
 * Returns the heading and the cue phrases among the hits, each in text order: the longest at each word where one
 * begins; one inside a longer one of its kind is left out.
 */
export function pickPhrases(
  phrases: Phrases,
  { data, length }: Hits,
): { headings: HeadingHit[]; cues: CueHit[] } {
  const headings: HeadingHit[] = [];
  const cues: CueHit[] = [];
  let headed = 0;
  let cued = 0;
  for (let at = 0; at < length; ) {
    const start = data[at] as number;
    let heading = 0;
    let headingEnd = 0;
    let cue = 0;
    let cueEnd = 0;
    for (; at < length && data[at] === start; at += 4) {
      const said = phrases[data[at + 2] as number];
      if (!said) continue;
      const end = data[at + 1] as number;
      if ((said & headingMask) !== 0) {
        heading = said & headingMask;
        headingEnd = end;
      }
      if (said > headingMask) {
        cue = said >> headingBits;
        cueEnd = end;
      }
    }
    if (headingEnd > headed) {
      headings.push({
        start,
        end: headingEnd,
        kind: headingKinds[heading - 1] as HeadingHit['kind'],
      });
      headed = headingEnd;
    }
    if (cueEnd > cued) {
      cues.push({ start, end: cueEnd, kind: cueKinds[cue - 1] as Cue });
      cued = cueEnd;
    }
  }
  return { headings, cues };
}
