import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';
import type { Requirement } from './reading.ts';

/**
 * Returns what tells of a sentence's mentions whether they are the employer's praise of itself and no demand: a
 * general word that nobody asks for, or whatever stands in a sentence that boasts ("Acme is the global leader in
 * cloud security"). Whether it boasts is looked up once, and only for a mention that it would matter for.
 */
export function openPraise(
  text: string,
  { section, start, end }: Sentence,
): (candidate: Candidate, requirement: Requirement) => boolean {
  let boast: boolean | null = section === 'stack' ? false : null;
  return (candidate, requirement) => {
    if (requirement !== 'mentioned' || section === 'duties') return false;
    if (candidate.alias.rule?.asked === true) return true;
    boast ??= boasts.test(text.slice(start, Math.min(end, start + reach)));
    return boast;
  };
}

const reach = 500;
/** Its letters are those of alphabets with two cases: `\p{L}` in any case would take twice as long. */
const boasts =
  /\b(?:(?:global|market|industry|worldwide|recognized|category)[ -]lead(?:er|ing)|(?:world|industry)['’]?s?[ -](?:leading|largest|first|most)|(?:a|the) lead(?:ing|er in)|leading (?:provider|platform|company|supplier|developer)|trusted by|on a mission to|our mission is|empowers? (?:[a-z\u00c0-\u024f\u0370-\u1fff]+ ){0,3}(?:businesses|companies|brands|organi[sz]ations|teams|people|enterprises)|transform(?:s|ing) (?:how|the way)|redefin(?:e|es|ing)|revolutioni[sz][a-z\u00c0-\u024f\u0370-\u1fff]+|pioneer(?:s|ed|ing)|headquartered|founded in|fortune \d+|publicly traded|nasdaq|nyse|strategic partnership|partner of the year|award[ -]winning|(?:full|limitless|true) potential of|our (?:customers|clients|users)\b[^.!?]{0,80}? (?:use|trust|rely on) (?:our|us)|(?:industry|sector|world) that (?:[a-z\u00c0-\u024f\u0370-\u1fff]+ ){0,2}needs)\b/i;
