import type { Candidate } from './candidates.ts';
import type { CueHit } from './cues.ts';
import { joinOf } from './gaps.ts';
import type { Section } from './heading-words.ts';
import type { Requirement } from './reading.ts';

/** The candidates of one sentence with what surrounds them. */
export type Sentence = {
  start: number;
  end: number;
  section: Section;
  candidates: readonly Candidate[];
  cues: readonly CueHit[];
};

/** Returns, for each candidate of a sentence, what the posting asks, or null where the mention does not count. */
export function readRequirements(text: string, sentence: Sentence): (Requirement | null)[] {
  if (dropped.has(sentence.section)) return sentence.candidates.map(() => null);
  const clauses = findClauses(text, sentence);
  let led = false;
  const result: (Requirement | null)[] = [];
  for (const clause of clauses) {
    const inside = sentence.cues.filter((cue) => cue.start < clause.end && cue.end > clause.start);
    led ||= inside.some((cue) => cue.start < clause.first && leads(text, sentence, cue));
    for (const candidate of clause.candidates) {
      result.push(judge(candidate, { clause, inside, led, sentence, text }));
    }
  }
  return result;
}

const dropped: ReadonlySet<Section> = new Set(['benefits', 'legal', 'process']);

type Clause = { start: number; end: number; first: number; candidates: Candidate[] };

/** Clauses part where the words between two skills hold a comma or "but" beside words of their own. */
function findClauses(text: string, sentence: Sentence): Clause[] {
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

const breaking = /[,;:–—]|\sbut\s|\swhile\s|\s-\s|\saber\s|\smais\s|\sно\s|\sa\s|\sancak\s/;

function findBreak(text: string, from: number, to: number): number | null {
  if (joinOf(text, from, to) !== 'none') return null;
  const at = text.slice(from, to).search(breaking);
  return at < 0 ? null : from + at;
}

type Around = {
  clause: Clause;
  inside: readonly CueHit[];
  led: boolean;
  sentence: Sentence;
  text: string;
};

function judge(candidate: Candidate, around: Around): Requirement | null {
  const { inside, led, sentence, text, clause } = around;
  const { section } = sentence;
  const before = inside.filter((cue) => cue.end <= candidate.start);
  const after = inside.filter((cue) => cue.start >= candidate.end);
  if (before.some((cue) => cue.kind === 'waives')) return null;
  const offered = sentence.cues.some(
    (cue) => cue.kind === 'offers' && (cue.end <= candidate.start || inside.includes(cue)),
  );
  if (offered && section !== 'required') return null;
  const prefers =
    led ||
    before.some((cue) => leads(text, sentence, cue)) ||
    after.some((cue) => cue.kind === 'prefers' && governs(text, candidate, cue, clause));
  if (prefers || section === 'preferred') return 'preferred';
  if (section === 'required') return 'required';
  return sentence.cues.some((cue) => isAsked(text, candidate, cue, around))
    ? 'required'
    : 'mentioned';
}

/** "Experience with X in Y, Z": what asks at the start of a sentence holds for the rest of it. */
function isAsked(text: string, candidate: Candidate, cue: CueHit, around: Around): boolean {
  const { clause, sentence } = around;
  const before = cue.end <= candidate.start;
  const after = cue.start >= candidate.end && cue.start < clause.end;
  if (cue.kind === 'asks-nearby') {
    if (sentence.section === 'duties') return false;
    return before ? candidate.start - cue.end <= 40 : after && cue.start - candidate.end <= 2;
  }
  if (cue.kind !== 'asks' || !(before || after)) return false;
  // Among duties only clear words ask, or those that a line begins with ("- Understanding of …").
  return (
    sentence.section !== 'duties' ||
    cue.start - sentence.start <= 30 ||
    strongAsks.test(text.slice(cue.start, cue.end))
  );
}

/** "Ideally X"; "Nice to have experience with X"; "an asset: X": the words govern what follows them. */
function leads(text: string, sentence: Sentence, cue: CueHit): boolean {
  if (cue.kind === 'leads-to-preferred') return true;
  if (cue.kind !== 'prefers') return false;
  return cue.start - sentence.start <= 4 || /^\)?\s?[:–—]/.test(text.slice(cue.end, cue.end + 3));
}

const strongAsks =
  /^(?:must|must have|required|years|yrs|proficien|experience|knowledge|familiarity|you have)/i;

/** "Go (a plus)" speaks of Go alone: a cue in parentheses governs what stands right before them, or inside. */
function governs(text: string, candidate: Candidate, cue: CueHit, clause: Clause): boolean {
  const between = text.slice(candidate.end, cue.start);
  const open = between.lastIndexOf('(');
  if (open < 0 || between.includes(')', open)) return true;
  const next = clause.candidates.find((other) => other.start >= candidate.end);
  return next === undefined || next.start > candidate.end + open;
}
