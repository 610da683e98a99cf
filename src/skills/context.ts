import {
  endOfWords,
  plainWords,
  skipGap,
  skipGapBefore,
  startOfWords,
} from '../postings/plain-words.ts';
import type { KnownRule } from './alias-rule.ts';
import type { Hit } from './boundaries.ts';
import { isWordCode } from './fold.ts';

/** Returns whether the words right beside a hit refuse it ("react" to, to "express"). */
export function isRefused(text: string, hit: Hit, rule: KnownRule): boolean {
  if (rule.notBefore !== undefined && beginsWithAny(text, hit.end, rule.notBefore)) return true;
  if (rule.notAfter !== undefined && endsWithAny(text, hit.start, rule.notAfter)) return true;
  if (rule.heads !== undefined && !leadsTo(text, hit.end, rule.heads)) return true;
  if (rule.notHeads !== undefined) {
    if (beginsWithAny(text, hit.end, rule.notHeads)) return true;
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

/** Whether one of the phrases stands in the text so that it covers the hit. */
function isCovered(text: string, { start, end }: Hit, phrases: readonly string[]): boolean {
  const said = plainWords(text.slice(start, end));
  for (const phrase of phrases) {
    for (let at = phrase.indexOf(said); at >= 0; at = phrase.indexOf(said, at + 1)) {
      const before = startOfWords(text, start, phrase.slice(0, at));
      if (before < 0 || isWordCode(text.charCodeAt(before - 1))) continue;
      const after = endOfWords(text, end, phrase.slice(at + said.length));
      if (after >= 0 && !isWordCode(text.charCodeAt(after))) return true;
    }
  }
  return false;
}

/** "We are building the Databricks for content", "think GitHub for farms": a comparison, not a tool in use. */
export function isComparison(text: string, hit: Hit): boolean {
  if (!mayGoOn(text, hit.end) || !goesOnAs.test(text.slice(hit.end, hit.end + 24))) return false;
  const before = wordsBefore(text, hit.start);
  return (
    likens.test(before) ||
    (before.endsWith(' the') &&
      becomes.test(before) &&
      /^\s(?:for|of)/.test(text.slice(hit.end, hit.end + 4)))
  );
}

/** A look at two letters, which says no for nearly all. */
function mayGoOn(text: string, end: number): boolean {
  const quoted = text.charCodeAt(end) !== 0x20 ? 1 : 0;
  if (text.charCodeAt(end + quoted) !== 0x20) return false;
  const next = text.charAt(end + quoted + 1);
  return next < 'a' || next > 'z' || 'fobwm'.includes(next);
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

function beginsWithAny(text: string, end: number, phrases: readonly string[]): boolean {
  const from = skipGap(text, end);
  for (const words of phrases) {
    const after = endOfWords(text, from, words);
    if (after >= 0 && !isWordCode(text.charCodeAt(after))) return true;
  }
  return false;
}

function endsWithAny(text: string, start: number, phrases: readonly string[]): boolean {
  const to = skipGapBefore(text, start);
  for (const words of phrases) {
    const before = startOfWords(text, to, words);
    if (before >= 0 && !isWordCode(text.charCodeAt(before - 1))) return true;
  }
  return false;
}
