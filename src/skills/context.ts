import type { Hit } from './boundaries.ts';
import { isWordCode } from './fold.ts';
import { plainWords } from './plain-words.ts';
import type { AliasRule } from './skill.ts';

/** Returns whether the words right beside a hit refuse it ("react" to, to "express"). */
export function isRefused(text: string, hit: Hit, rule: AliasRule): boolean {
  if (rule.notBefore !== undefined) {
    const after = wordsAfter(text, hit.end);
    if (rule.notBefore.some((words) => isFirst(after, words))) return true;
  }
  if (rule.notAfter !== undefined) {
    const before = wordsBefore(text, hit.start);
    if (rule.notAfter.some((words) => isLast(before, words))) return true;
  }
  if (rule.heads !== undefined && !leadsTo(text, hit.end, rule.heads)) return true;
  if (rule.notHeads !== undefined) {
    const after = wordsAfter(text, hit.end);
    if (rule.notHeads.some((word) => isFirst(after, word))) return true;
    if (leadsTo(text, hit.end, rule.notHeads)) return true;
  }
  return rule.not !== undefined && isCovered(text, hit, rule.not);
}

const listReach = 90;
const joiners = new Set(', / & and or und oder et y e i'.split(' '));
const goesOn = /^\s?(?:[,/&]|(?:and|or|und|oder|et|y|e|i)\s)/;
const maxWordsOfItem = 3;

/** Whether a list goes on behind an offset, and an item of it ends with one of the words: ", load and smoke tests". */
function leadsTo(text: string, end: number, heads: readonly string[]): boolean {
  if (!goesOn.test(text.slice(end, end + 6))) return false;
  const [rest = ''] = text.slice(end, end + listReach).split(/[.;:()!?|]|\n\n/, 1);
  let words = 0;
  for (const token of rest.toLowerCase().match(/[\p{L}\d-]+|[,/&]/gu) ?? []) {
    if (joiners.has(token)) words = 0;
    else if (words > 0 && heads.includes(token)) return true;
    else if (++words > maxWordsOfItem) return false;
  }
  return false;
}

const phraseReach = 64;

/** Whether one of the phrases stands in the text so that it covers the hit. */
function isCovered(text: string, hit: Hit, phrases: readonly string[]): boolean {
  const from = Math.max(0, hit.start - phraseReach);
  const lead = plainWords(text.slice(from, hit.start));
  const said = plainWords(text.slice(hit.start, hit.end));
  const around = lead + said + plainWords(text.slice(hit.end, hit.end + phraseReach));
  return phrases.some((phrase) => {
    for (let at = phrase.indexOf(said); at >= 0; at = phrase.indexOf(said, at + 1)) {
      const start = lead.length - at;
      if (start < 0 || !around.startsWith(phrase, start)) continue;
      const [before, after] = [start - 1, start + phrase.length];
      if (!isWordCode(around.charCodeAt(before)) && !isWordCode(around.charCodeAt(after)))
        return true;
    }
    return false;
  });
}

/** "We are building the Databricks for content", "think GitHub for farms": a comparison, not a tool in use. */
export function isComparison(text: string, hit: Hit): boolean {
  if (!goesOnAs.test(text.slice(hit.end, hit.end + 24))) return false;
  const before = wordsBefore(text, hit.start);
  return (
    likens.test(before) ||
    (before.endsWith(' the') &&
      becomes.test(before) &&
      /^\s(?:for|of)/.test(text.slice(hit.end, hit.end + 4)))
  );
}

const goesOnAs = /^["”’]?(?: \p{Lu}\w+)? (?:for|of|but|with|meets)\b/u;
const likens =
  /\b(?:think|think of (?:it|us) as|thought of as an?|(?:is|are|bit|something) like(?: an?)?) ?["“'(]?$/;
const becomes = /(?:building|become|becoming|be|are|is|like|as|create|creating|'re|'s) the$/;

const reach = 48;

/** Returns the lower-case text after an offset, words parted by one space, hyphens being spaces. */
export function wordsAfter(text: string, end: number): string {
  return plainWords(text.slice(end, end + reach)).trimStart();
}

/** Returns the lower-case text before an offset, words parted by one space, hyphens being spaces. */
export function wordsBefore(text: string, start: number): string {
  return plainWords(text.slice(Math.max(0, start - reach), start)).trimEnd();
}

function isFirst(after: string, words: string): boolean {
  return after.startsWith(words) && !isWordCode(after.charCodeAt(words.length));
}

function isLast(before: string, words: string): boolean {
  return before.endsWith(words) && !isWordCode(before.charCodeAt(before.length - words.length - 1));
}
