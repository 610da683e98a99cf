import { OPENING, openingWords } from './opening.ts';
import { compilePhrases, findPhrases, type PhraseHit } from './phrases.ts';
import { type Role, roles } from './posting.ts';
import { textWords } from './role-words.ts';
import { type Words, wordAt } from './words.ts';

const BUILDERS = /\b(?:software|engineers?|developers?|programmers?|hackers?)\b/iu;
const SEEKING =
  /\b(?:(?<!for )hire|hiring|looking (?:for|to)|seeking|join us|join our|apply|got to be|we need|interested\?|jobs@)/iu;

const textPhrases = compilePhrases<Role>(
  Object.entries(textWords).map(([role, phrases]) => [asRole(role), phrases]),
);

/** Returns whether the text's beginning looks for somebody who builds software. */
export function seeksBuilders(text: string): boolean {
  const opening = text.slice(0, OPENING);
  return BUILDERS.test(opening) && SEEKING.test(opening);
}

/** The distinct phrases that speak of each role. */
export type Found = ReadonlyMap<Role, ReadonlySet<string>>;

/** Returns how many distinct phrases speak of a role. */
export function wordsOf(role: Role, found: Found): number {
  return found.get(role)?.size ?? 0;
}

/** Returns how many distinct phrases are technical. */
export function evidenceIn(found: Found): number {
  return [...found.values()].reduce((sum, phrases) => sum + phrases.size, 0);
}

/** Returns the distinct phrases of each role in the opening of a text. */
export function findRoleWords(text: string): Found {
  const words = openingWords(text);
  const found = new Map<Role, Set<string>>();
  for (const hit of findPhrases(textPhrases, words.numbers, words.count)) {
    const phrase = hit.phrase.includes('*') ? written(words, hit) : hit.phrase;
    const phrases = found.get(hit.label);
    if (phrases) phrases.add(phrase);
    else found.set(hit.label, new Set([phrase]));
  }
  return found;
}

/** "postgresql" and "postgres" are two ways of writing "postgres*". */
function written(words: Words, { start, length }: PhraseHit<Role>): string {
  return Array.from({ length }, (_, index) => wordAt(words, start + index)).join(' ');
}

/** Returns what speaks for full-stack: both sides about equally often, or the word, above all as a job's. */
export function fullstackScore(found: Found): number {
  const [front, back] = [wordsOf('frontend', found), wordsOf('backend', found)];
  const less = Math.min(front, back);
  const isBalanced = less >= 2 && less / Math.max(front, back) >= 0.35;
  const named = [...(found.get('fullstack') ?? [])];
  const isJob = named.some((phrase) => /engineer|developer/.test(phrase));
  return (isBalanced ? 4 + less * 0.5 : 0) + (isJob ? 8 : named.length > 0 ? 4 : 0);
}

/** Returns a role by its name; throws where it is none. */
export function asRole(text: string): Role {
  const role = roles.find((known) => known === text);
  if (!role) throw new Error(`unknown role ${text}`);
  return role;
}
