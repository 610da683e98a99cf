import { type Cue, cueWords } from './cue-words.ts';
import { foldName } from './fold.ts';
import { headingWords, type Section } from './heading-words.ts';
import { addName, type NameTree } from './name-tree.ts';
import type { Hits } from './scan.ts';

/** A phrase in a text and what it says. */
type PhraseHit<Kind extends string> = { start: number; end: number; kind: Kind };
export type HeadingHit = PhraseHit<Exclude<Section, 'neutral'>>;
export type CueHit = PhraseHit<Cue>;

/** What names say as heading and as cue phrases, by their numbers: 1 more than the place in the table, 0 is nothing. */
export type Phrases = { headings: Uint8Array; cues: Uint8Array };

const headingKinds = Object.keys(headingWords) as HeadingHit['kind'][];
const cueKinds = Object.keys(cueWords) as Cue[];

/** Adds the heading and the cue phrases to names; returns what these say then. */
export function addPhrases(names: NameTree): Phrases {
  const headings = addTable(names, Object.values(headingWords));
  const cues = addTable(names, Object.values(cueWords));
  return { headings: byName(headings), cues: byName(cues) };
}

/** Returns the heading phrases among the hits, in text order. */
export function pickHeadings({ headings }: Phrases, hits: Hits): HeadingHit[] {
  return pickPhrases(headings, headingKinds, hits);
}

/** Returns the cue phrases among the hits, in text order. */
export function pickCues({ cues }: Phrases, hits: Hits): CueHit[] {
  return pickPhrases(cues, cueKinds, hits);
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

function byName(kinds: ReadonlyMap<number, number>): Uint8Array {
  const table = new Uint8Array(Math.max(...kinds.keys()) + 1);
  for (const [name, kind] of kinds) table[name] = kind;
  return table;
}

/** The longest phrase at each word where one begins; a hit inside a longer one is left out. */
function pickPhrases<Kind extends string>(
  kindOf: Uint8Array,
  kinds: readonly Kind[],
  { data, length }: Hits,
): PhraseHit<Kind>[] {
  const found: PhraseHit<Kind>[] = [];
  let covered = 0;
  for (let at = 0; at < length; ) {
    const start = data[at] as number;
    let end = 0;
    let kind = 0;
    for (; at < length && data[at] === start; at += 4) {
      const here = kindOf[data[at + 2] as number];
      if (!here) continue;
      kind = here;
      end = data[at + 1] as number;
    }
    if (kind === 0 || end <= covered) continue;
    found.push({ start, end, kind: kinds[kind - 1] as Kind });
    covered = end;
  }
  return found;
}
