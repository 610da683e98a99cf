import type { Hit } from './boundaries.ts';
import { wordsBefore } from './context.ts';

const legalForms =
  /[\s,]+(?:inc|llc|ltd|limited|gmbh|ag|se|sa|s\.a|bv|b\.v|corp|corporation|co|company|plc|pty|oy|ab|as|a\/s|srl|spa|sarl|sas|mmc|ooo|ооо|asc|group|holdings?|labs?|technologies|technology|software|systems|solutions|io|ai|hq)\.?$/i;

/**
 * Returns the names that an employer goes by, lower case: the full one, and without its legal form. Where no
 * company is given, the first line of a Hacker News comment ("Acme (YC W20) | Role | …") names it, or else the text.
 */
export function employerNames(company: string | null, text: string): string[] {
  const given = company?.trim() || companyOfFirstLine(text);
  const names = new Set<string>();
  for (const name of given === '' ? companiesInText(text) : [given]) addNames(name, names);
  return [...names].filter((name) => name.length > 1);
}

function addNames(company: string, names: Set<string>): void {
  const full = company.trim().toLowerCase();
  if (full === '' || full.length > 80) return;
  names.add(full);
  let short = full.replace(/\s*\(.*$/, '').replace(/\.(?:com|io|ai|co|dev|app|so|org|net)$/, '');
  for (let round = 0; round < 3; round++) {
    names.add(short);
    const shorter = short.replace(legalForms, '').trim();
    if (shorter === short) break;
    short = shorter;
  }
  names.add(short);
}

/** Who writes, where nothing else says it: "About Acme", "At Acme, we", "Acme is an equal opportunity employer". */
function companiesInText(text: string): string[] {
  // Most texts lack the letters that a pattern asks for, and a search for these is short.
  const found: string[] = [];
  const find = (pattern: RegExp, part: string) => found.push(pattern.exec(part)?.[1] ?? '');
  if (headings.some((word) => text.includes(word))) find(heading, text);
  if (text.includes('At ')) find(speaker, text);
  const equal = text.includes('pportunity')
    ? text.search(/[Ee]qual(?: [Ee]mployment)?[ -][Oo]pportunity/)
    : -1;
  if (equal > 0) find(employs, text.slice(Math.max(0, equal - 90), equal));
  const beginning = text.slice(0, linkReach);
  if (beginning.includes('://')) find(linked, beginning);
  find(opening, text.slice(0, openingReach));
  return found.filter((name) => name !== '' && !notNames.test(name));
}

const heading =
  /^(?:About|Life at|Join|Why) (\p{Lu}[\w.&’'-]*(?: \p{Lu}[\w.&-]*){0,2})(?=[?:]?\s*$)/mu;
const headings = ['About ', 'Life at ', 'Join ', 'Why '];
const speaker = /\bAt (\p{Lu}[\w.&’'-]*(?: \p{Lu}[\w.&-]*){0,2}), (?:we|our|you)\b/u;
const employs =
  /(?:^|[.!?\n]\s*)(\p{Lu}[\w.&’'-]*(?: \p{Lu}[\w.&-]*){0,2}) is (?:proud to be |committed to (?:being )?|an? )[^.!?\n]*$/u;
const linkReach = 150;
/** "Acme (https://acme.com)" at the start of a comment. */
const linked = /\b(\p{Lu}[\w-]*)(?: -| –|,|:)? \(?https?:\/\/(?:www\.|jobs\.|careers\.)?\1\./iu;
const openingReach = 500;
/** "Acme is the open platform …": what the first paragraphs are about. */
const opening =
  /^(\p{L}[\w.&’'-]*(?: \p{Lu}[\w.&-]*)?)(?:,? (?:Inc|LLC|Ltd|Corp|Corporation|GmbH|plc)\.?)? is (?:the|an?|on|one|about|where|building|seeking|looking|hiring|(?:currently )?recruiting)\b(?! (?:\w+ )?(?:must|plus|requirement|bonus|advantage|need|asset))/mu;
const notNames =
  /^(?:the|us|you|our|this|role|team|company|job|position|we|it|work|that|there|what|here|your|who|he|she)\b/i;

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
