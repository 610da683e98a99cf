import type { Sentence } from './clauses.ts';
import type { Requirement } from './reading.ts';

/**
 * Takes from what a sentence asks the mentions that are the employer's praise of itself and no demand: a general word
 * that nobody asks for, or whatever stands in a sentence that boasts ("Acme is the global leader in cloud security").
 */
export function dropPraise(
  text: string,
  { section, start, end, candidates }: Sentence,
  asked: (Requirement | null)[],
): void {
  if (section === 'duties' || !asked.includes('mentioned')) return;
  const opening = text.slice(start, Math.min(end, start + reach));
  const boast = section !== 'stack' && boasts.test(opening);
  let idle: boolean | null = null;
  for (const [index, { alias }] of candidates.entries()) {
    if (asked[index] !== 'mentioned') continue;
    if (!boast && alias.rule?.asked !== true) continue;
    idle ??= boast || !tasks.test(opening);
    if (idle) asked[index] = null;
  }
}

/** "- Build agents", "you will secure …": a task, under whatever heading. */
const tasks =
  /^[-*•\s]*(?:Build|Design|Develop|Implement|Create|Maintain|Own|Lead|Deploy|Integrate|Architect|Ensure|Define|Write|Manage|Drive|Establish|Engineer|Optimi[sz]e)\b|\b[Yy]ou(?:['’]ll| will)\b/;

const reach = 500;
/** Its letters are those of alphabets with two cases: `\p{L}` in any case would take twice as long. */
const boasts =
  /\b(?:(?:global|market|industry|worldwide|recognized|category)[ -]lead(?:er|ing)|(?:world|industry)['’]?s?[ -](?:leading|largest|first|most)|(?:a|the) lead(?:ing|er in)|leading (?:provider|platform|company|supplier|developer)|trusted by|on a mission to|our mission is|empowers? (?:[a-z\u00c0-\u024f\u0370-\u1fff]+ ){0,3}(?:businesses|companies|brands|organi[sz]ations|teams|people|enterprises)|transform(?:s|ing) (?:how|the way)|redefin(?:e|es|ing)|revolutioni[sz][a-z\u00c0-\u024f\u0370-\u1fff]+|pioneer(?:s|ed|ing)|headquartered|founded in|fortune \d+|publicly traded|nasdaq|nyse|strategic partnership|partner of the year|award[ -]winning|(?:full|limitless|true) potential of|our (?:customers|clients|users)\b[^.!?]{0,80}? (?:use|trust|rely on) (?:our|us)|(?:industry|sector|world) that (?:[a-z\u00c0-\u024f\u0370-\u1fff]+ ){0,2}needs)\b/i;
