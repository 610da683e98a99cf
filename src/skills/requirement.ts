import { openAsked } from './asked.ts';
import type { Candidate } from './candidates.ts';
import { type Clause, findClauses, type Sentence } from './clauses.ts';
import type { CueHit } from './cues.ts';
import { unheard } from './heading-lines.ts';
import { openCompanies } from './named-companies.ts';
import { isCalledPlus, leads, reaches } from './preferred.ts';
import type { Requirement } from './reading.ts';
import { openStudies } from './studies.ts';
import { isWaived } from './waived.ts';

/** Returns, for each candidate of a sentence, what the posting asks, or null where the mention does not count. */
export function readRequirements(text: string, sentence: Sentence): (Requirement | null)[] {
  if (unheard.has(sentence.section)) return sentence.candidates.map(() => null);
  const clauses = findClauses(text, sentence);
  const isStudied = openStudies(text, sentence);
  const isCompany = openCompanies(text, sentence);
  const isAsked = openAsked(text, sentence);
  const leading: CueHit[] = [];
  const result: (Requirement | null)[] = [];
  for (const clause of clauses) {
    const inside = sentence.cues.filter((cue) => cue.start < clause.end && cue.end > clause.start);
    leading.push(...inside.filter((cue) => cue.start < clause.first && leads(text, sentence, cue)));
    for (const candidate of clause.candidates) {
      const led = leading.some((cue) => reaches(text, cue, candidate));
      result.push(
        judge(candidate, { clause, inside, led, sentence, text, isCompany, isStudied, isAsked }),
      );
    }
  }
  return result;
}

type Around = {
  clause: Clause;
  inside: readonly CueHit[];
  led: boolean;
  sentence: Sentence;
  text: string;
  isCompany: (candidate: Candidate) => boolean;
  isStudied: (candidate: Candidate) => boolean;
  isAsked: (candidate: Candidate, clause: Clause) => boolean;
};

function judge(candidate: Candidate, around: Around): Requirement | null {
  const { inside, led, sentence, text, clause, isCompany, isStudied, isAsked } = around;
  const { section } = sentence;
  const before = inside.filter((cue) => cue.end <= candidate.start);
  if (before.some(({ kind, end }) => kind === 'waives' && !isTurned(text, end, candidate)))
    return null;
  if (isWaived(text, candidate)) return null;
  if (isStudied(candidate)) return null;
  if (isCompany(candidate)) return null;
  const offered = sentence.cues.some(
    (cue) => cue.kind === 'offers' && (cue.end <= candidate.start || inside.includes(cue)),
  );
  if (offered && section !== 'required') return null;
  const prefers =
    led ||
    before.some((cue) => leads(text, sentence, cue) && reaches(text, cue, candidate)) ||
    isCalledPlus(text, candidate, sentence, clause);
  if (prefers || section === 'preferred') return 'preferred';
  if (section === 'required') return 'required';
  return isAsked(candidate, clause) ? 'required' : 'mentioned';
}

/** "You need not be an expert, but you are fluent in …" asks for what follows. */
function isTurned(text: string, from: number, { start }: Candidate): boolean {
  return /\bbut\b/.test(text.slice(from, start));
}
