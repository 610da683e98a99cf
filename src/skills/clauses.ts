import type { Candidate } from './candidates.ts';
import type { CueHit } from './cues.ts';
import { joinOf } from './gaps.ts';
import type { Section } from './heading-words.ts';

/** The candidates of one sentence with what surrounds them. */
export type Sentence = {
  start: number;
  end: number;
  section: Section;
  candidates: readonly Candidate[];
  cues: readonly CueHit[];
};

/** A part of a sentence with its candidates; `first` is where the first of them begins. */
export type Clause = { start: number; end: number; first: number; candidates: Candidate[] };

/** Returns the clauses of a sentence: they part where the words between two skills hold a comma or "but" beside words of their own. */
export function findClauses(text: string, sentence: Sentence): Clause[] {
  const clauses: Clause[] = [];
  let start = sentence.start;
  for (const [index, candidate] of sentence.candidates.entries()) {
    const last = clauses.at(-1);
    const previous = sentence.candidates[index - 1];
    const breakAt = previous ? findBreak(text, previous.end, candidate.start) : null;
    if (last === undefined || breakAt !== null) {
      if (last !== undefined && breakAt !== null) {
        last.end = breakAt;
        start = breakAt;
      }
      clauses.push({ start, end: sentence.end, first: candidate.start, candidates: [candidate] });
    } else last.candidates.push(candidate);
  }
  return clauses;
}

const breaking = /[,;:–—]|\sbut\s|\swhile\s|\s-\s|\saber\s|\smais\s|\sно\s|\sа\s|\sancak\s/;

function findBreak(text: string, from: number, to: number): number | null {
  if (joinOf(text, from, to) !== 'none') return null;
  const at = text.slice(from, to).search(breaking);
  return at < 0 ? null : from + at;
}
