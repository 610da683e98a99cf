import { type Automaton, addName, createAutomaton, type OpenAutomaton } from './automaton.ts';
import { foldName } from './fold.ts';
import type { Hits } from './scan.ts';

/** Several tables of phrases in one automaton; for each table the kinds by the automaton's value, from 1. */
export type PhraseSet<Kinds extends readonly string[]> = {
  automaton: Automaton;
  kinds: { readonly [Index in keyof Kinds]: readonly Kinds[Index][] };
};

type Table<Kind extends string> = Readonly<Record<Kind, readonly string[]>>;

/** Returns the automaton of two tables of phrases ("a|b|c" a list); the first kind of a table that has a phrase keeps it. */
export function compilePhraseSet<First extends string, Second extends string>(
  first: Table<First>,
  second: Table<Second>,
): PhraseSet<readonly [First, Second]> {
  const automaton = createAutomaton();
  return { automaton, kinds: [addTable(automaton, first), addTable(automaton, second)] };
}

function addTable<Kind extends string>(automaton: OpenAutomaton, table: Table<Kind>): Kind[] {
  const kinds: Kind[] = [];
  for (const kind of Object.keys(table) as Kind[]) {
    for (const phrase of table[kind].flatMap((list) => list.split('|'))) {
      const symbols = foldName(phrase.trim().replace(/[(),]/g, ''));
      if (symbols === null) throw new Error(`the cue «${phrase}» cannot be matched`);
      const { value } = addName(automaton, symbols);
      kinds[value] ??= kind;
    }
  }
  return kinds;
}

export type PhraseHit<Kind extends string> = { start: number; end: number; kind: Kind };

/**
 * Returns, of the hits of one table, the longest phrase at each word where one begins, in text order; a hit
 * inside a longer one is left out.
 */
export function pickPhrases<Kind extends string>(
  kinds: readonly (Kind | undefined)[],
  { data, length }: Hits,
): PhraseHit<Kind>[] {
  const found: PhraseHit<Kind>[] = [];
  let covered = 0;
  for (let at = 0; at < length; ) {
    const start = data[at] as number;
    let end = 0;
    let kind: Kind | undefined;
    for (; at < length && data[at] === start; at += 4) {
      const here = kinds[data[at + 2] as number];
      if (here === undefined) continue;
      kind = here;
      end = data[at + 1] as number;
    }
    if (kind === undefined || end <= covered) continue;
    found.push({ start, end, kind });
    covered = end;
  }
  return found;
}
