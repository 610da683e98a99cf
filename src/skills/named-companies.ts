import type { Candidate } from './candidates.ts';
import type { Sentence } from './clauses.ts';
import type { Category } from './skill.ts';

const reach = 160;

/** What no company is called by: "clients such as React and iOS apps". */
const nameless: ReadonlySet<Category> = new Set([
  'language',
  'framework',
  'library',
  'protocol',
  'operating-system',
  'mobile',
  'testing',
  'concept',
  'practice',
  'certification',
]);

/** Words before the names of companies: "customers like", "backed by", "engineers from". */
const leads = new RegExp(
  [
    String.raw`\b(?:customers|clients|companies|organi[sz]ations|enterprises|brands|startups|start-ups|scaleups|firms|leaders|innovators|businesses|investors|employers|users|investment|giants|partners)(?: \w+){0,2},? (?:like|such as|including|include|includes|are|as)\s`,
    String.raw`\b(?:revenue|marketing|sales|product|support|engineering) teams,? (?:like|such as|including)\s`,
    String.raw`\b(?:trusted|backed|funded|loved|founded|acquired|invested in) by\s`,
    String.raw`\b(?:founders|founding team|engineers|veterans|leaders|alumni|alums|executives|talent|researchers|operators|employees|scientists|leadership|creators|people|folks|experts) (?:from|of|at)\s`,
    String.raw`\b(?:investors|backers|clients|customers|partners|alumni):\s`,
    String.raw`\b[Ee]x-`,
  ].join('|'),
  'gu',
);

/** Returns whether a technology stands among names of companies, which are no skills: "trusted by Stripe and Figma". */
export function isNamedCompany(text: string, candidate: Candidate, { start }: Sentence): boolean {
  const { skill, start: at, end } = candidate;
  if (nameless.has(skill.category) || !/\p{Lu}/u.test(text.charAt(at))) return false;
  if (/^\s(?:Ventures|Capital)\b/.test(text.slice(end, end + 10))) return true;
  const before = text.slice(Math.max(start, at - reach), at).replace(/\s+/g, ' ');
  let lead = -1;
  for (const hit of before.matchAll(leads)) lead = hit.index + hit[0].length;
  return lead >= 0 && isListOfNames(before.slice(lead));
}

/** "Toyota, Figma, and ", "the likes of Uber or ", and nothing at all. */
function isListOfNames(between: string): boolean {
  if (/[.;:()!?|]\s/.test(between)) return false;
  const parts = between.split(/,\s*|\s(?:and|or|&)\s|\//);
  const last = parts.pop() ?? '';
  return /^(?:and |or |& |the likes of |the )?$/.test(last) && parts.every(isName);
}

/** "Toyota", "First Round Capital", "and Uber". */
function isName(part: string): boolean {
  const words = part.trim().split(/\s+/);
  if (/^(?:and|or|the)$/.test(words[0] ?? '')) words.shift();
  return words.length <= 4 && words.every((word) => word === '' || opensName.test(word));
}

const opensName = /^(?:[\p{Lu}\d"“'(]|of$|the$|&$)/u;
