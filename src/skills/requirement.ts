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
  const { candidates } = sentence;
  if (unheard.has(sentence.section)) return candidates.map(() => null);
  const around: Around = {
    text,
    sentence,
    said: sortCues(text, sentence),
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
    for (const cue of around.said.leaders)
      if (isInside(cue, clause) && cue.start < first.start) leading.push(cue);
    for (let index = clause.from; index < clause.to; index++) {
      result.push(judge(index, clause, leading, around));
    }
  }
  return result;
}

/** The cues of a sentence by what they say; `leaders` are those that govern what follows them. */
type Said = {
  waives: readonly CueHit[];
  offers: readonly CueHit[];
  prefers: readonly CueHit[];
  leaders: readonly CueHit[];
};

/** A sentence and what tells of its candidates (by index, where a clause matters too). */
type Around = {
  text: string;
  sentence: Sentence;
  said: Said;
  isStudied: (candidate: Candidate) => boolean;
  isCompany: (candidate: Candidate) => boolean;
  isColleague: (candidate: Candidate) => boolean;
  isWaived: (candidate: Candidate) => boolean;
  isAsked: (index: number, clause: Clause) => boolean;
};

const none: readonly CueHit[] = [];

function sortCues(text: string, sentence: Sentence): Said {
  const said: Said = { waives: none, offers: none, prefers: none, leaders: none };
  for (const cue of sentence.cues) {
    if (cue.kind === 'waives') said.waives = [...said.waives, cue];
    else if (cue.kind === 'offers') said.offers = [...said.offers, cue];
    else if (cue.kind === 'prefers') said.prefers = [...said.prefers, cue];
    if (leads(text, sentence, cue)) said.leaders = [...said.leaders, cue];
  }
  return said;
}

function judge(
  index: number,
  clause: Clause,
  leading: readonly CueHit[],
  around: Around,
): Requirement | null {
  const { text, sentence } = around;
  const { waives, offers, prefers, leaders } = around.said;
  const { section } = sentence;
  const candidate = sentence.candidates[index] as Candidate;
  const { start } = candidate;
  for (const cue of waives)
    if (cue.end <= start && isInside(cue, clause) && !isTurned(text, cue.end, start)) return null;
  if (around.isWaived(candidate) || around.isStudied(candidate)) return null;
  if (around.isCompany(candidate) || around.isColleague(candidate)) return null;
  const isOffered = offers.some((cue) => cue.end <= start || isInside(cue, clause));
  if (isOffered && section !== 'required') return null;
  if (section === 'preferred') return 'preferred';
  for (const cue of leading) if (reaches(text, cue, start)) return 'preferred';
  for (const cue of leaders)
    if (cue.end <= start && isInside(cue, clause) && reaches(text, cue, start)) return 'preferred';
  if (isCalledPlus(text, index, { sentence, clause, prefers })) return 'preferred';
  if (section === 'required') return 'required';
  return around.isAsked(index, clause) ? 'required' : 'mentioned';
}

/** "You need not be an expert, but you are fluent in …" asks for what follows. */
function isTurned(text: string, from: number, start: number): boolean {
  return /\bbut\b/.test(text.slice(from, start));
}
