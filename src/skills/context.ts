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
  return rule.not?.some((phrase) => isCovered(text, hit, phrase)) ?? false;
}

/** Whether the phrase stands in the text so that it covers the hit. */
function isCovered(text: string, hit: Hit, phrase: string): boolean {
  const lead = Math.min(hit.start, phrase.length + 8);
  const around = plainWords(text.slice(hit.start - lead, hit.end + phrase.length + 8));
  const before = plainWords(text.slice(hit.start - lead, hit.start)).length;
  const length = plainWords(text.slice(hit.start, hit.end)).length;
  for (let at = around.indexOf(phrase); at >= 0; at = around.indexOf(phrase, at + 1)) {
    if (at > before) return false;
    if (at + phrase.length < before + length) continue;
    const whole =
      !isWordCode(around.charCodeAt(at - 1)) && !isWordCode(around.charCodeAt(at + phrase.length));
    if (whole) return true;
  }
  return false;
}

/** "We are building the Databricks for content": a comparison, not a tool in use. */
export function isComparison(text: string, hit: Hit): boolean {
  if (text.slice(hit.start - 4, hit.start).toLowerCase() !== 'the ') return false;
  return (
    /^(?:for|of)\b/.test(wordsAfter(text, hit.end)) &&
    /(?:building|become|becoming|be|are|is|like|as|create|creating|'re|'s) the$/.test(
      wordsBefore(text, hit.start),
    )
  );
}

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
