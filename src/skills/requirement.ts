import { openAsked } from './asked.ts';
import type { Candidate } from './candidates.ts';
import { type Clause, findClauses, isInside, type Sentence } from './clauses.ts';
import { openColleagues } from './colleagues.ts';
import type { CueHit } from './cues.ts';
import { unheard } from './heading-lines.ts';
import { openCompanies } from './named-companies.ts';
import { isCalledPlus, leads, reaches } from './preferred.ts';
import type { Requirement } from './reading.ts';
import { openStudies } from './studies.ts';
import { openWaived } from './waived.ts';

/** Returns, for each candidate of a sentence, what the posting asks, or null where the mention does not count. */
export function readRequirements(text: string, sentence: Sentence): (Requirement | null)[] {
  const { candidates, cues } = sentence;
  if (unheard.has(sentence.section)) return candidates.map(() => null);
  const around: Around = {
    text,
    sentence,
    waives: ofKind(cues, 'waives'),
    offers: sentence.section === 'required' ? none : ofKind(cues, 'offers'),
    prefers: ofKind(cues, 'prefers'),
    leaders: cues.filter((cue) => leads(text, sentence, cue)),
    isStudied: openStudies(text, sentence),
    isCompany: openCompanies(text, sentence),
    isColleague: openColleagues(text, sentence),
    isWaived: openWaived(text, sentence),
    isAsked: openAsked(text, sentence),
  };
  const leading: CueHit[] = [];
  const result: (Requirement | null)[] = [];
  for (const clause of findClauses(text, sentence)) {
    const first = candidates[clause.from] as Candidate;
    for (const cue of around.leaders)
      if (isInside(cue, clause) && cue.start < first.start) leading.push(cue);
    for (let index = clause.from; index < clause.to; index++) {
      result.push(judge(index, clause, leading, around));
    }
  }
  return result;
}

/** A sentence, its cues by what they say, and what tells of its candidates (by index, where a clause matters too). */
type Around = {
  text: string;
  sentence: Sentence;
  waives: readonly CueHit[];
  offers: readonly CueHit[];
  prefers: readonly CueHit[];
  /** The cues that govern what follows them. */
  leaders: readonly CueHit[];
  isStudied: (candidate: Candidate) => boolean;
  isCompany: (candidate: Candidate) => boolean;
  isColleague: (candidate: Candidate) => boolean;
  isWaived: (candidate: Candidate) => boolean;
  isAsked: (index: number, clause: Clause) => boolean;
};

const none: readonly CueHit[] = [];

function ofKind(cues: readonly CueHit[], kind: CueHit['kind']): readonly CueHit[] {
  return cues.some((cue) => cue.kind === kind) ? cues.filter((cue) => cue.kind === kind) : none;
}

function judge(
  index: number,
  clause: Clause,
  leading: readonly CueHit[],
  around: Around,
): Requirement | null {
  const { text, sentence, waives, offers, leaders } = around;
  const { section } = sentence;
  const candidate = sentence.candidates[index] as Candidate;
  const { start } = candidate;
  for (const cue of waives)
    if (cue.end <= start && isInside(cue, clause) && !isTurned(text, cue.end, start)) return null;
  if (around.isWaived(candidate) || around.isStudied(candidate)) return null;
  if (around.isCompany(candidate) || around.isColleague(candidate)) return null;
  for (const cue of offers) if (cue.end <= start || isInside(cue, clause)) return null;
  if (section === 'preferred') return 'preferred';
  for (const cue of leading) if (reaches(text, cue, start)) return 'preferred';
  for (const cue of leaders)
    if (cue.end <= start && isInside(cue, clause) && reaches(text, cue, start)) return 'preferred';
  if (isCalledPlus(text, index, clause, around)) return 'preferred';
  if (section === 'required') return 'required';
  return around.isAsked(index, clause) ? 'required' : 'mentioned';
}

/** "You need not be an expert, but you are fluent in …" asks for what follows. */
function isTurned(text: string, from: number, start: number): boolean {
  return /\bbut\b/.test(text.slice(from, start));
}
