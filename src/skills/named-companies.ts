import type { Candidate } from './candidates.ts';
import { isCapital, isLower, isUpper } from './characters.ts';
import type { Sentence } from './clauses.ts';
import { openLeads } from './leads.ts';
import { isSpace } from './segments.ts';
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
const leadsToNames = new RegExp(
  [
    String.raw`\b(?:customers|clients|companies|organi[sz]ations|enterprises|brands|startups|start-ups|scaleups|firms|leaders|innovators|businesses|investors|employers|users|investment|giants|partners)(?:\s\w+){0,4},?\s(?:like|such\sas|including|include|includes|are|as)\s`,
    String.raw`\b(?:revenue|marketing|sales|product|support|engineering)\steams(?:\s\w+){0,4},?\s(?:like|such\sas|including)\s`,
    String.raw`\b(?:trusted|backed|funded|loved|founded|acquired|bought|invested\sin|(?:is|are|been)\s(?:\w+\s)?used)\sby\s`,
    String.raw`\b(?:founders|founding\steam|engineers|veterans|leaders|alumni|alums|executives|talent|researchers|operators|employees|scientists|leadership|creators|people|folks|experts)\s(?:from|of|at)\s`,
    String.raw`\b(?:they|he|she)\s(?:was|were|worked)\sat\s`,
    String.raw`\b(?:investors|backers|clients|customers|partners|alumni):\s`,
    String.raw`\b[Ee]x-`,
  ].join('|'),
  'g',
);

/**
 * Returns what tells of a sentence's mentions whether they stand among names of companies, which are no skills:
 * "trusted by Stripe and Figma". The words that lead to such names are looked up once, and only where a name could be one.
 */
export function openCompanies(text: string, sentence: Sentence): (candidate: Candidate) => boolean {
  const lastLead = openLeads(leadsToNames, text, sentence, reach);
  // Where names do not lead back to a word before one, those that follow it do not either.
  let nowhere = sentence.start;
  return ({ skill, start: at, end: after }) => {
    if (nameless.has(skill.category) || !isCapital(text.charCodeAt(at))) return false;
    if (isInvestor(text, after)) return true;
    if (!mayFollowNames(text, at, nowhere)) {
      nowhere = at;
      return false;
    }
    const lead = lastLead(at);
    return lead !== undefined && isListOfNames(text.slice(lead, at));
  };
}

/** "Sequoia Capital" */
function isInvestor(text: string, end: number): boolean {
  const initial = text.charCodeAt(end + 1);
  return (
    (initial === 0x56 || initial === 0x43) &&
    /^\s(?:Ventures|Capital)\b/.test(text.slice(end, end + 10))
  );
}

/** The last words of what leads to names, and the words between names. */
const leading = new Set('like as including include includes are by from of at'.split(' '));
const between = new Set('and or the & likes'.split(' '));

/** A walk back over the names before an offset, no further than `stop`, to a word that may lead to them; mostly there is none. */
function mayFollowNames(text: string, at: number, stop: number): boolean {
  for (let end = at; end > stop && at - end <= reach; ) {
    while (isSpace(text.charCodeAt(end - 1))) end--;
    let from = end;
    while (from > 0 && !isSpace(text.charCodeAt(from - 1))) from--;
    if (from === end) return false;
    if (!isPlainName(text, from, end)) {
      const word = text.slice(from, end);
      if (leading.has(word) || word.endsWith(':') || word.includes('x-')) return true;
      if (isLower(text.charCodeAt(from)) && !between.has(word)) return false;
    }
    end = from;
  }
  return false;
}

/** "Stripe,", but not "Ex-Google" nor "Investors:" */
function isPlainName(text: string, from: number, end: number): boolean {
  return (
    isUpper(text.charCodeAt(from)) &&
    text.charCodeAt(from + 2) !== 0x2d &&
    text.charCodeAt(end - 1) !== 0x3a
  );
}

/** "Toyota, Figma, and ", "the likes of Uber or ", and nothing at all. */
function isListOfNames(between: string): boolean {
  if (/[.;:()!?|]\s/.test(between)) return false;
  const parts = between.replace(/\s+/g, ' ').split(/,\s*|\s(?:and|or|&)\s|\//);
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
