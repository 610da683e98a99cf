import type { Hit } from './boundaries.ts';
import { wordsBefore } from './context.ts';

const legalForms =
  /[\s,]+(?:inc|llc|ltd|limited|gmbh|ag|se|sa|s\.a|bv|b\.v|corp|corporation|co|company|plc|pty|oy|ab|as|a\/s|srl|spa|sarl|sas|mmc|ooo|ооо|asc|group|holdings?|labs?|technologies|technology|software|systems|solutions|io|ai|hq)\.?$/i;

/**
 * Returns the names that an employer goes by, lower case: the full one, and without its legal form. Where no
 * company is given, the first line of a Hacker News comment ("Acme (YC W20) | Role | …") names it.
 */
export function employerNames(company: string | null, text: string): string[] {
  const full = (company ?? companyOfFirstLine(text)).trim().toLowerCase();
  if (full === '' || full.length > 80) return [];
  const names = new Set([full]);
  let short = full.replace(/\s*\(.*$/, '').replace(/\.(?:com|io|ai|co|dev|app|so|org|net)$/, '');
  for (let round = 0; round < 3; round++) {
    names.add(short);
    short = short.replace(legalForms, '').trim();
  }
  names.add(short);
  return [...names].filter((name) => name.length > 1);
}

function companyOfFirstLine(text: string): string {
  const feed = text.indexOf('\n');
  const line = feed < 0 ? text.slice(0, 300) : text.slice(0, Math.min(feed, 300));
  const bar = line.indexOf('|');
  if (bar < 1) return '';
  return line
    .slice(0, bar)
    .replace(/\(.*$/, '')
    .replace(/https?:\S+/, '');
}

/** Returns whether a hit is the employer's own name (or a word of it in place), and not asked as experience. */
export function isEmployer(text: string, hit: Hit, names: readonly string[]): boolean {
  const said = text.slice(hit.start, hit.end).toLowerCase();
  for (const name of names) {
    const at = name.indexOf(said);
    if (at < 0) continue;
    if (name === said) return !asksFor.test(wordsBefore(text, hit.start));
    // Inside the full name: "Flow" of "Flow Traders", "Arrow" of "Arrow Transportation".
    const from = hit.start - at;
    if (from >= 0 && text.slice(from, from + name.length).toLowerCase() === name) return true;
  }
  return false;
}

const asksFor =
  /(?:experience|experienced|proficien\w{1,3}|knowledge|expertise|familiar\w{0,4}|skilled|fluency|fluent|background|certified|years|working) (?:with|in|of|on|using)(?: \w{1,12})?$/;
