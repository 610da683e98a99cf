import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';

const degree =
  /(?:\b(?:degree|bachelor|master|doctorate|diploma)(?:['’]?s)?\b|\b(?:ph\.?\s?d|b\.?\s?tech|m\.?\s?tech)\b|\b(?:BS|MS|BA|BSc|MSc|BE|ME|MCA)\b)[^.;:•]{0,60}?\bin\b/giu;
const fields: ReadonlySet<string> = new Set(['concept', 'practice', 'ml', 'data', 'security']);

/** Returns whether a candidate is a field of study, which is no skill: "a degree in statistics or machine learning". */
export function isStudied(text: string, candidate: Candidate, sentence: Sentence): boolean {
  if (!fields.has(candidate.skill.category)) return false;
  let from = -1;
  for (const hit of text.slice(sentence.start, candidate.start).matchAll(degree)) {
    from = sentence.start + hit.index + hit[0].length;
  }
  if (from < 0 || candidate.start - from > 160) return false;
  const asked = sentence.cues.some(
    ({ kind, start, end }) => kind === 'asks' && start >= from && end <= candidate.start,
  );
  return (
    !asked &&
    !/^[\s\w-]{0,12}(?:experience|skills|background|knowledge)/i.test(
      text.slice(candidate.end, candidate.end + 24),
    )
  );
}
