import type { Candidate } from './candidates.ts';
import type { CueHit } from './cues.ts';
import type { Joint } from './gaps.ts';
import type { Section } from './heading-words.ts';
import { isSpace } from './segments.ts';

/** The candidates of one sentence with what surrounds them; `joints` are how each is joined to the one before it. */
export type Sentence = {
  start: number;
  end: number;
  section: Section;
  candidates: readonly Candidate[];
  joints: readonly Joint[];
  cues: readonly CueHit[];
};

/** A part of a sentence; `from` and `to` (exclusive) are indexes of its candidates, of which it has one at least. */
export type Clause = { start: number; end: number; from: number; to: number };

/** Returns the clauses of a sentence: they part where the words between two skills hold a comma or "but" beside words of their own. */
export function findClauses(text: string, sentence: Sentence): Clause[] {
  const { start, end, candidates, joints } = sentence;
  let last: Clause = { start, end, from: 0, to: candidates.length };
  const clauses = [last];
  for (let index = 1; index < candidates.length; index++) {
    if (joints[index] !== 'none') continue;
    const at = findBreak(text, candidates[index - 1]?.end ?? 0, candidates[index]?.start ?? 0);
    if (at < 0) continue;
    last.end = at;
    last.to = index;
    last = { start: at, end, from: index, to: candidates.length };
    clauses.push(last);
  }
  return clauses;
}

/** Returns whether a cue stands in a clause, or reaches into it. */
export function isInside(cue: CueHit, { start, end }: Clause): boolean {
  return cue.start < end && cue.end > start;
}

const breaking = /\s(?:but|while|-|aber|mais|но|а|ancak)\s/y;
const opensBreaking: ReadonlySet<string> = new Set('bw-amна');

function findBreak(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x3b || code === 0x3a || code === 0x2013 || code === 0x2014)
      return at;
    if (!isSpace(code) || !opensBreaking.has(text.charAt(at + 1))) continue;
    breaking.lastIndex = at;
    if (breaking.test(text) && breaking.lastIndex <= to) return at;
  }
  return -1;
}
