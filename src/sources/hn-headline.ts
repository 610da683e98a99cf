import type { Remote } from '../postings/posting.ts';
import { plainText } from './escaped-html.ts';
import { findEmployer, type Part } from './hn-employer.ts';
import { distinct } from './payload.ts';

/** What the first line of a "Who is hiring" comment says, by its custom "Company | Role | Place | REMOTE". */
export type Headline = {
  title: string;
  company: string | null;
  locations: string[];
  remote: Remote | null;
  employmentType: string | null;
};

/**
 * Reads the head of a comment's HTML. The title is the role parts of its first line, else a short line below
 * that names a role, else the first line as a whole (at most 200 characters).
 */
export function readHeadline(html: string): Headline {
  const lines = html
    .split(/<p>|<br\s*\/?>|\n/i, 12)
    .map(lineText)
    .filter((line) => line !== '');
  const line = lines[0] ?? '';
  const head = partsOf(line);
  const parts = [...head, ...continuation(lines).flatMap(partsOf)];
  const of = (kind: Part['kind'], among = parts) =>
    among.filter((part) => part.kind === kind).map((part) => part.text);
  const isPlain = parts.length === 1;
  const others = of('name', head).slice(1);
  const named = isPlain
    ? of('place')
    : distinct([
        ...of('place'),
        ...of('workplace'),
        ...others.filter((name) => !noPlace.test(name)),
      ]);
  const labelled = lines.flatMap(
    (one) => /^(?:job )?locations?\s*[:-]\s*(.+)$/i.exec(one)?.[1] ?? [],
  );
  return {
    title: titleOf(
      isPlain ? [] : [of('role', head), of('role')].find((some) => some.length > 0),
      lines,
    ),
    company: findEmployer(head, lines, html),
    locations: named.length > 0 ? named : labelled.slice(0, 1),
    remote:
      remoteOf(isPlain ? line : of('workplace').join(' ')) ?? remoteOf(labelled.slice(0, 1).join()),
    employmentType: termsIn([line, ...continuation(lines)].join(' ')),
  };
}

/** The lines in which a headline goes on, two at most. */
function continuation([first = '', ...others]: readonly string[]): string[] {
  const end = others.findIndex((line) => !line.includes('|'));
  return first.includes('|') ? others.slice(0, Math.min(2, end < 0 ? others.length : end)) : [];
}

function partsOf(line: string): Part[] {
  return splitParts(line).map((text) => ({ text, kind: kindOf(text) }));
}

/** What stands in a headline beside names: a site, a batch of an incubator. */
const noPlace =
  /^(https?:\S+|(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/\S*)?|\(?yc\b.*|y combinator.*)$/i;

const roleNouns =
  /\b(engineer\w*|eng|swe|devs?|develop(er|ers|ment)|programmers?|scientists?|designers?|architects?|analysts?|administrators?|sysadmins?|researchers?|consultants?|managers?|director|head of|vp|cto|founders?|devops|sre|qa|leads?|specialists?|writers?|marketers?|recruiters?|hackers?|back-?end|front-?end|full[ -]?stack|technical staff|data science)\b/i;

/** A team that is, and not what engineers of distributed systems build. */
const distributedTeam =
  /\b(fully|globally) distributed\b|\bdistributed (team|company|workforce)\b/i;

const kinds: readonly (readonly [Part['kind'], RegExp])[] = [
  ['other', /[$€£]\s?\d|\d\s?k\b|\b(equity|salary|compensation)\b/i],
  ['other', /\b(visa|h-?1b|sponsor\w*|interns welcome|relocation)\b/i],
  ['role', roleNouns],
  ['name', /,? (inc|llc|ltd|gmbh|corp|plc)\.?$/i],
  ['workplace', /\b(remote|remotely|on-?site|hybrid|wfh)\b/i],
  ['workplace', distributedTeam],
  ['role', /\b(roles|positions|interns?)\b/i],
  ['workplace', /\bwork from home\b/i],
  ['terms', /\b(full|part)[ -]?time\b|^ft\b|\b(contract\w*|permanent|freelance\w*)\b/i],
  [
    'place',
    /^[\p{L} .'/()&-]{1,60},\s*([A-Z]{2}|U\.?[SK]\.?A?\.?|[A-Z][a-z]+)\b|^(the |downtown |central )?(hague|san francisco|sf|bay area|silicon valley|nyc?|new york|brooklyn|boston|cambridge|chicago|seattle|austin|los angeles|la|san diego|denver|boulder|portland|atlanta|philadelphia|washington|palo alto|mountain view|toronto|montreal|vancouver|london|berlin|munich|hamburg|amsterdam|paris|zurich|stockholm|copenhagen|oslo|dublin|barcelona|madrid|lisbon|vienna|warsaw|prague|tel aviv|bangalore|singapore|tokyo|sydney|melbourne|usa?|uk|eu|europe|germany|canada|worldwide)\b/iu,
  ],
];

function kindOf(part: string): Part['kind'] {
  const text = part.replace(/https?:\S+|www\.\S+/g, '').trim();
  if (text === '') return 'other';
  return kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? 'name';
}

function splitParts(line: string): string[] {
  const by = line.includes('|') ? /\|+/ : /\s+(?:[-–—•·:]+|\/\/|--+)\s+|\s*[•·]\s*/;
  const parts = trimmed(line.split(by));
  const [first = '', ...others] = parts;
  // "Corvid Labs - Full-time Remote | Engineer": the name and what is beside it.
  return others.length > 0 && kindOf(first) !== 'name'
    ? [...trimmed(first.split(/\s+[-–—]\s+/)), ...others]
    : parts;
}

function trimmed(parts: readonly string[]): string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function titleOf(roles: readonly string[] = [], lines: readonly string[]): string {
  const below = lines.slice(1, 8).find((line) => line.length <= 80 && namesRole(line));
  const title = roles.length > 0 ? roles.join(', ') : (below ?? lines[0] ?? '');
  const short = title
    .replace(/\s*\(?(https?:|www\.)[^\s)]+\)?/g, '')
    .replace(/\|\s*(?=\||$)/g, '')
    .replace(/^([-=•*\d.)\s]+|(role|position|title)s?\s*[:-]\s*)+|[-=:|\s]+$/gi, '');
  return (short || title).slice(0, 200);
}

/** A line such as "Senior Go Developer:", not a sentence about roles. */
function namesRole(line: string): boolean {
  return (
    roleNouns.test(line) && !/^(please|email|apply|contact|see|we|our|if|you|more)\b/i.test(line)
  );
}

function remoteOf(text: string): Remote | null {
  if (/\bhybrid\b|\bpartial(ly)? (on-?site|remote)\b/i.test(text)) return 'hybrid';
  if (distributedTeam.test(text)) return 'remote';
  if (/(?<!\b(?:no|not|non)[ -])\b(remote|remotely|wfh|work from home)\b/i.test(text)) {
    return 'remote';
  }
  return /\bon-?site\b|\b(no|not|non)[ -]remote\b/i.test(text) ? 'onsite' : null;
}

function termsIn(line: string): string | null {
  const terms = line.match(
    /\b((full|part)[ -]?time|contract(or)?|permanent|freelance|internships?|ft)\b/gi,
  );
  return distinct(terms ?? []).join(', ') || null;
}

function lineText(html: string): string {
  const text = plainText(html);
  return (/\s{2}|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
