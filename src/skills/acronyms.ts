import { plainWords } from '../postings/plain-words.ts';
import type { Candidate } from './candidates.ts';

const acronym = /^\p{Lu}{2,6}$/u;

/**
 * Returns the candidates without the acronyms that the text itself explains as something else: behind "Takealot
 * Fulfilment Solutions (TFS)" no TFS is a Team Foundation Server. Names that stand for one thing are left alone.
 */
export function dropExplained(text: string, candidates: Candidate[]): Candidate[] {
  const isShort = ({ weak, start, end }: Candidate): boolean =>
    weak && end - start <= 6 && acronym.test(text.slice(start, end));
  if (!candidates.some(isShort)) return candidates;
  const meanings = findMeanings(text);
  if (meanings.size === 0) return candidates;
  return candidates.filter((candidate) => {
    const words = isShort(candidate) && meanings.get(text.slice(candidate.start, candidate.end));
    return !words || words.some((word) => isOwnWord(candidate, word));
  });
}

const explained = /^\((\p{Lu}{2,6})\)/u;

/** The acronyms in parentheses right behind the words whose initials they are. */
function findMeanings(text: string): Map<string, string[]> {
  const meanings = new Map<string, string[]>();
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    const [, short] = explained.exec(text.slice(at, at + 8)) ?? [];
    if (short === undefined) continue;
    const words = text.slice(Math.max(0, at - 120), at).match(/[\p{L}\d]+/gu) ?? [];
    const named = words.slice(-short.length);
    if (initials(named) === short) meanings.set(short, named);
  }
  return meanings;
}

function initials(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase()).join('');
}

/** Whether a word stands in one of the skill's names: "Relational Database Service (RDS)" is Amazon RDS. */
function isOwnWord({ skill }: Candidate, word: string): boolean {
  const sought = plainWords(word);
  const names = [skill.name, ...(skill.aliases ?? [])];
  return names.some((alias) => {
    const name = typeof alias === 'string' ? alias : alias.text;
    return plainWords(name).split(' ').includes(sought);
  });
}
