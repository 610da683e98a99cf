import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';
import { openLeads } from './leads.ts';
import type { Category } from './skill.ts';

const reach = 140;
/** What teams are called by: "partner with data science and security to …". */
const fields: ReadonlySet<Category> = new Set([
  'concept',
  'practice',
  'ml',
  'data',
  'security',
  'testing',
  'frontend',
]);

const meets =
  /\b(?:[Pp]artner(?:ing|s)?|[Cc]ollaborat(?:e|es|ing)|[Ll]iais(?:e|es|ing)|[Cc]oordinat(?:e|es|ing)|[Ww]ork(?:s|ing)?(?: very)? closely)(?: closely| directly)? with\s|\balongside\s(?:an?|our|the) (?:[\w-]+ )?(?:groups?|teams?) of\s|\b(?:cross-functional|interdisciplinary|internal|partner) (?:teams|groups|partners|stakeholders|functions|departments),? ?(?:including|such as|like|across|\()\s?|\b(?:[Ww]spółprac(?:a|uj|ować) z|[Zz]usammenarbeit mit|[Cc]ollabor(?:er|ation|es|ez) avec)\s/gu;

const mayMeet = /with|alongside|functional|internal|partner|disciplinary|spółprac|arbeit mit|avec/;

/**
 * Returns what tells of a sentence's candidates whether they are people to work with, who are no skills: "partner with
 * product, UX and data science to …". Such words are looked for once, and only where a team could be meant.
 */
export function openColleagues(
  text: string,
  sentence: Sentence,
): (candidate: Candidate) => boolean {
  const lastLead = openLeads(meets, text, sentence, reach);
  return ({ skill, start, end }) => {
    if (!fields.has(skill.category)) return false;
    const before = text.slice(Math.max(sentence.start, start - reach - 60), start);
    if (!mayMeet.test(before)) return false;
    const from = lastLead(start);
    if (from === undefined || !isListOfTeams(text.slice(from, start))) return false;
    return closes.test(text.slice(end, end + 40));
  };
}

/** "product, UX and ", "the ", "back-end engineers, our ", and nothing at all. */
function isListOfTeams(between: string): boolean {
  const parts = between
    .replace(/\s+/g, ' ')
    .split(/,\s*(?:and |or )?|\s(?:and|or|&|oraz|i|und|et)\s|\s?\/\s?/);
  const last = parts.pop() ?? '';
  return /^(?:[\p{L}-]+ )?$/u.test(last) && parts.every(isTeam);
}

function isTeam(part: string): boolean {
  return part.split(' ').length <= 3 && !goesOn.test(part);
}

const goesOn = /[.;:()]|\b(?:to|on|in|for|of|that|who|using|via|through|across|by|with)\b/i;
const closes =
  /^(?:\s(?:[\p{L}-]+\s)?(?:teams?|groups?|engineers?|developers?|scientists|researchers|leads?|leaders?|leadership|stakeholders|functions|departments?|partners|experts|specialists|colleagues|counterparts|managers?|organi[sz]ations?))?\s?(?:[,/&.;]|(?:and|or|to|on|in|across|for|oraz|i|und|et)\b|$)/iu;
