import { type Automaton, addName, createAutomaton } from './automaton.ts';
import { foldName } from './fold.ts';
import { createHits, type Hits, scan } from './scan.ts';

/** Phrases of several kinds in one automaton; `kinds` is by the automaton's value, from 1. */
export type PhraseSet<Kind extends string> = { automaton: Automaton; kinds: readonly Kind[] };

/** Returns the automaton of the phrases ("a|b|c" a list); the first kind that has a phrase keeps it. */
export function compilePhraseSet<Kind extends string>(
  table: Readonly<Record<Kind, readonly string[]>>,
): PhraseSet<Kind> {
  const automaton = createAutomaton();
  const kinds: Kind[] = [];
  for (const kind of Object.keys(table) as Kind[]) {
    for (const phrase of table[kind].flatMap((list) => list.split('|'))) {
      const symbols = foldName(phrase.trim().replace(/[(),]/g, ''));
      if (symbols === null) throw new Error(`the cue «${phrase}» cannot be matched`);
      const { value, known } = addName(automaton, symbols);
      if (!known) kinds[value] = kind;
    }
  }
  return { automaton, kinds };
}

export type PhraseHit<Kind extends string> = { start: number; end: number; kind: Kind };

/** Returns the longest phrase at each word where one begins, in text order; a hit inside a longer one is left out. */
export function findPhrasesIn<Kind extends string>(
  set: PhraseSet<Kind>,
  text: string,
): PhraseHit<Kind>[] {
  const hits: Hits = createHits();
  scan(set.automaton, text, hits);
  const found: PhraseHit<Kind>[] = [];
  let covered = 0;
  for (let at = 0; at < hits.length; at += 4) {
    const start = hits.data[at] as number;
    const end = hits.data[at + 1] as number;
    if (hits.data[at + 4] === start && at + 4 < hits.length) continue;
    if (end <= covered) continue;
    const kind = set.kinds[hits.data[at + 2] as number];
    if (kind !== undefined) found.push({ start, end, kind });
    covered = end;
  }
  return found;
}
