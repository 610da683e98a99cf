import type { Candidate } from './candidates.ts';
import type { Clause, Sentence } from './clauses.ts';
import type { CueHit } from './cues.ts';

/** Returns whether words after a candidate make it a plus: "X is a plus", "X (preferred)"; `prefers` are the cues that may. */
export function isCalledPlus(
  text: string,
  index: number,
  { sentence, clause, prefers }: Around & { prefers: readonly CueHit[] },
): boolean {
  if (prefers.length === 0) return false;
  const candidate = sentence.candidates[index] as Candidate;
  const inside = prefers.some(
    (cue) =>
      cue.start >= candidate.end &&
      cue.start < clause.end &&
      isVerdict(text, candidate, cue, sentence.end) &&
      governs(text, index, cue, { sentence, clause }),
  );
  return inside || isSubject(text, candidate, sentence, prefers);
}

/** "… is useful.", "(helpful)", "… welcome" at the end judge what they follow; "useful signals" and "help is welcome to" do not. */
function isVerdict(text: string, candidate: Candidate, cue: CueHit, end: number): boolean {
  if (!soft.test(text.slice(cue.start, cue.end)) || isPredicate(text, cue)) return true;
  // "Acme | Go engineers | Remote welcome"
  if (text.slice(candidate.end, cue.start).includes('|')) return false;
  return /^\s*(?:$|[).,;:!]|but\b|and\b|though\b)/.test(
    text.slice(cue.end, Math.min(cue.end + 8, end)),
  );
}

const soft =
  /^(?:useful|helpful|advantages?|beneficial|valued|welcome|desired|optional|recommended|appreciated|assets?|bonus|pluses)$/i;

/** "Ideally X"; "Nice to have experience with X"; "an asset: X": the words govern what follows them. */
export function leads(text: string, sentence: Sentence, cue: CueHit): boolean {
  if (cue.kind !== 'prefers' && cue.kind !== 'leads-to-preferred') return false;
  const opens = cue.start - sentence.start <= 4;
  const colon = /^\)?\s?[:–—]/.test(text.slice(cue.end, cue.end + 3));
  // "Python plus SQL" is both of them.
  if (/^plus$/i.test(text.slice(cue.start, cue.end))) return opens || colon;
  if (cue.kind === 'leads-to-preferred') return true;
  return opens || colon;
}

/** "(ideally Postgres) and web APIs": what a parenthesis says ends with it. */
export function reaches(text: string, cue: CueHit, start: number): boolean {
  const between = text.slice(cue.end, start);
  const close = between.indexOf(')');
  return close <= 1 || between.lastIndexOf('(', close) >= 0;
}

/** "Knowledge of A (B, C), D and other things is preferred": the whole subject is a plus, whatever parts it. */
function isSubject(
  text: string,
  candidate: Candidate,
  { start, cues }: Sentence,
  prefers: readonly CueHit[],
): boolean {
  const verdict = prefers.findLast((cue) => cue.start >= candidate.end);
  if (verdict === undefined || !isPredicate(text, verdict)) return false;
  const head = cues.findLast((cue) => cue.kind === 'asks' && cue.end <= verdict.start);
  if (head === undefined) return false;
  if (head.end > candidate.start) return subjectOpens.test(text.slice(start, start + 24));
  return /^\W*(?:(?!you\b|we\b|have\b)[\w-]+\s){0,3}$/i.test(text.slice(start, head.start));
}

const subjectOpens = /^\W*(?:having|any|some|prior|previous|additional)\b/i;

/** "… is a strong plus", "… would be preferred". */
function isPredicate(text: string, { start, end }: CueHit): boolean {
  return (
    /\b(?:is|are|be)\b[\w ]*$/i.test(text.slice(Math.max(0, start - 16), start)) ||
    /^(?:is|are|would|will)\b/i.test(text.slice(start, end))
  );
}

/**
 * "Go (a plus)" speaks of Go alone: a cue in parentheses governs what stands right before them, or inside; but
 * "a cloud (GCP experience preferred)" has a subject of its own.
 */
function governs(text: string, index: number, cue: CueHit, around: Around): boolean {
  const { candidates } = around.sentence;
  const { end } = candidates[index] as Candidate;
  const between = text.slice(end, cue.start);
  const open = between.lastIndexOf('(');
  if (open < 0 || between.includes(')', open)) return true;
  if (ownSubject.test(between.slice(open + 1))) return false;
  // "A, B and C experience (a plus)"
  if (isHeadOfList(text, index, around, end + open)) return true;
  const next = index + 1 < around.clause.to ? candidates[index + 1] : undefined;
  if (next === undefined || next.start > end + open) return true;
  // "Python and SQL (a plus)"
  return (
    /^ (?:and|&|or) $/.test(text.slice(end, next.start)) && governs(text, index + 1, cue, around)
  );
}

type Around = { sentence: Sentence; clause: Clause };

/** Whether a list of skills that the candidate is in ends with "experience" or the like right before an offset. */
function isHeadOfList(
  text: string,
  index: number,
  { sentence, clause }: Around,
  until: number,
): boolean {
  const { candidates, joints } = sentence;
  let last = index;
  while (last + 1 < clause.to && (candidates[last + 1] as Candidate).start < until) {
    last++;
    if (joints[last] === 'none') return false;
  }
  const { end } = candidates[last] as Candidate;
  return /^ (?:experience|knowledge|skills|familiarity) $/.test(text.slice(end, until));
}

const ownSubject =
  /\b(?!(?:is|are|a|an|be|would|will|strongly|highly|but|not|also|very|considered|as|though|even|huge|big|it|its|or|and|similar|etc|other)\b)[a-z]{2,}/i;
