import {
  DamerauLevenshteinDistance,
  JaroWinklerDistance,
} from 'natural/lib/natural/distance/index.js';
import { type Dictionary, listAliases } from './dictionary.ts';
import type { Discovery } from './discover.ts';
import { foldWords } from './discover-terms.ts';
import { type Category, isOfIdeas, type Skill } from './skill.ts';

/** What to do about a name: enter it as a skill, or as another spelling of one that is there. */
export type Proposal =
  | { kind: 'skill'; entry: Skill; discovery: Discovery }
  | { kind: 'alias'; of: Skill; text: string; discovery: Discovery };

type Near = { squeezed: string; skill: Skill };

/**
 * Returns a proposal for each discovery, in order. A name that is written like one of the dictionary's (within
 * an edit or two, Damerau 1964, and alike by Jaro and Winkler 1990) is proposed as its alias.
 */
export function proposeEntries(
  dictionary: Dictionary,
  discoveries: readonly Discovery[],
): Proposal[] {
  const names: Near[] = [...dictionary.skills.values()].flatMap((skill) =>
    listAliases(skill).map(({ text }) => ({ squeezed: squeeze(text), skill })),
  );
  const ids = new Set(dictionary.skills.keys());
  return discoveries.map((discovery) => {
    const of = findNear(names, discovery.term);
    if (of) return { kind: 'alias', of, text: discovery.term, discovery };
    return { kind: 'skill', entry: newEntry(dictionary, ids, discovery), discovery };
  });
}

/** Returns the skill that a spelling is a variant of, undefined where none is near enough. */
function findNear(names: readonly Near[], term: string): Skill | undefined {
  const squeezed = squeeze(term);
  if (squeezed.length < 4) return undefined;
  let best: { skill: Skill; alike: number } | undefined;
  for (const name of names) {
    if (!isNear(squeezed, name.squeezed)) continue;
    const alike = JaroWinklerDistance(squeezed, name.squeezed);
    if (alike >= leastAlike && (!best || alike > best.alike)) best = { skill: name.skill, alike };
  }
  return best?.skill;
}

const leastAlike = 0.93;

/** One edit for six letters, two from nine on; digits must agree, since versions and products differ by them. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const length = Math.max(a.length, b.length);
  const edits = length >= 9 ? 2 : 1;
  if (length < 6 || Math.abs(a.length - b.length) > edits || a[0] !== b[0]) return false;
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return DamerauLevenshteinDistance(a, b, { restricted: true }) <= edits;
}

function squeeze(name: string): string {
  return foldWords(name).replace(/[\s.'’/]+/g, '');
}

function newEntry(dictionary: Dictionary, ids: Set<string>, { term, company }: Discovery): Skill {
  const stem =
    term
      .toLowerCase()
      .replace(/\+/g, 'p')
      .replace(/#/g, 'sharp')
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'unnamed';
  let id = stem;
  for (let n = 2; ids.has(id); n++) id = `${stem}-${n}`;
  ids.add(id);
  return { id, name: term, category: guessCategory(dictionary, company) };
}

/** The category that most of the skills named with it have: a guess for the reader to check. */
function guessCategory(dictionary: Dictionary, company: readonly string[]): Category {
  const votes = new Map<Category, number>();
  for (const [rank, id] of company.entries()) {
    const category = dictionary.skills.get(id)?.category;
    if (category && !isOfIdeas(category))
      votes.set(category, (votes.get(category) ?? 0) + 1 / (rank + 2));
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? 'tool';
}
