import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';
import { openLeads } from './leads.ts';

/** "Degree in"; the letters "BE" and "MS" only as capitals, for one may "be proficient in" a skill. */
const degree =
  /(?:\b(?:[Dd]egree|[Bb]achelor|[Mm]aster|[Dd]octorate|[Dd]iploma)(?:['’]?[Ss])?\b|\b(?:[Pp][Hh]\.?\s?[Dd]\b\.?|(?:[Bb]|[Mm])\.?\s?[Tt]ech\b)|\b(?:BS|MS|BA|BSc|MSc|BE|ME|MCA|DEGREE|BACHELOR|MASTER)(?:['’]?S)?\b)(?:(?!\b(?:experience|years|interested|graduates|who|working)\b)[^.;:•]){0,60}?\b(?:in|IN)\b/g;
/** A list of fields may be long, but ends where its sentence does. */
const reach = 600;
const fields: ReadonlySet<string> = new Set(['concept', 'practice', 'ml', 'data', 'security']);

/**
 * Returns what tells of a sentence's candidates whether they are fields of study, which are no skills: "a degree in
 * statistics or machine learning". Degrees are looked for once, and only where a field of study could be one.
 */
export function openStudies(text: string, sentence: Sentence): (candidate: Candidate) => boolean {
  const lastDegree = openLeads(degree, text, sentence, reach);
  return (candidate) => {
    if (!fields.has(candidate.skill.category)) return false;
    const from = lastDegree(candidate.start);
    if (from === undefined) return false;
    if (closes.test(text.slice(from, candidate.start))) return false;
    const asked = sentence.cues.some(
      ({ kind, start, end }) => kind === 'asks' && start >= from && end <= candidate.start,
    );
    return !asked && !isPractised.test(text.slice(candidate.end, candidate.end + 24));
  };
}

/** "(a PhD in statistics) …": what follows the parenthesis is no field of study. */
const closes = /^[^(]*\)/;

const isPractised = /^[\s\w-]{0,12}(?:experience|skills|background|knowledge)/i;
