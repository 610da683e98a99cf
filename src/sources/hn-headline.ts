import { DomUtils, parseDocument } from 'htmlparser2';
import type { Remote } from '../postings/posting.ts';
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
 * Reads the first line of a comment's HTML. The title is its role parts, else the line as a whole (at most 200
 * characters). The company is its first part that is neither place, role nor terms, else who "is hiring"
 * in the first lines, else the first link's site; null when nothing names one.
 */
export function readHeadline(html: string): Headline {
  const lines = html.split(/<p>|<br\s*\/?>|\n/i).map(plain);
  const line = lines.find((text) => text !== '') ?? '';
  const parts = splitParts(line).map((text) => ({ text, kind: kindOf(text) }));
  const of = (kind: Kind) => parts.filter((part) => part.kind === kind).map((part) => part.text);
  const roles = of('role');
  return {
    title: (parts.length > 1 && roles.length > 0 ? roles.join(', ') : line).slice(0, 200),
    company:
      companyName(parts.length > 1 ? of('name')[0] : undefined) ??
      hiringName(lines.slice(0, 3).join('\n')) ??
      siteName(html),
    locations: distinct([...of('place'), ...of('workplace'), ...of('name').slice(1)]),
    remote: remoteOf(of('workplace').join(' ')),
    employmentType: of('terms')[0] ?? null,
  };
}

type Kind = 'name' | 'role' | 'place' | 'workplace' | 'terms' | 'other';

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ['other', /^(https?:|www\.)\S*$|[$€£]\s?\d|\d\s?k\b|\b(equity|salary|compensation)\b/i],
  ['other', /\b(visa|h-?1b|sponsor\w*|interns welcome|relocation)\b/i],
  [
    'role',
    /\b(engineer\w*|develop(er|ers)|programmers?|scientists?|designers?|architects?|analysts?|administrators?|sysadmins?|researchers?|consultants?|managers?|director|head of|vp|cto|founder|devops|sre|qa|leads?|specialists?|writers?|marketers?|recruiters?|roles|positions|hackers?|interns|back-?end|front-?end|full[ -]?stack)\b/i,
  ],
  ['workplace', /\b(remote|remotely|on-?site|hybrid|wfh|distributed)\b/i],
  [
    'terms',
    /\b(full|part)[ -]?time\b|^fte?$|\b(contract\w*|permanent|freelance\w*|internships?)\b/i,
  ],
  [
    'place',
    /^[\p{L} .'/()-]+,\s*([A-Z]{2}|U\.?S\.?A?|[A-Z][a-z]+)\b|^(the )?(san francisco|sf|bay area|silicon valley|nyc|new york|brooklyn|boston|cambridge|chicago|seattle|austin|los angeles|la|san diego|denver|boulder|portland|atlanta|philadelphia|washington|palo alto|mountain view|toronto|montreal|vancouver|london|berlin|munich|hamburg|amsterdam|paris|zurich|stockholm|copenhagen|oslo|dublin|barcelona|madrid|lisbon|vienna|warsaw|prague|tel aviv|bangalore|singapore|tokyo|sydney|melbourne|usa?|uk|eu|europe|germany|canada|worldwide)\b/iu,
  ],
];

function kindOf(part: string): Kind {
  return kinds.find(([, pattern]) => pattern.test(part))?.[0] ?? 'name';
}

function splitParts(line: string): string[] {
  const by = line.includes('|') ? /\|+/ : /\s+(?:[-–—•·:]+|\/\/|--+)\s+|\s*[•·]\s*/;
  return line
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** "Acme (YC S21, https://acme.dev)" is Acme. */
function companyName(part: string | undefined): string | null {
  const name = part
    ?.replace(/\([^)]*\)?|\[[^\]]*\]|https?:\S+/g, ' ')
    .replace(/^(company|employer)\s*:/i, '')
    .replace(/\s+(is|are)\s+(hiring|looking|seeking)\b.*$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:*-]+|[\s,:*-]+$/g, '');
  return name && name.length <= 60 ? name : null;
}

function hiringName(text: string): string | null {
  const named = text.matchAll(
    /(?:^|[.!:]\s|\bat |\n)(\p{Lu}[\p{L}\p{N}.&'’+-]*(?: [\p{Lu}\p{N}&][\p{L}\p{N}.&'’+-]*){0,3})(?: ?\([^)]*\))?,? (?:is|are|needs|builds|makes|helps|wants)\b/gu,
  );
  for (const [, name] of named) {
    if (name && !/^(we|our|it|this|there|you|i|what|who|here|that|they|the)\b/i.test(name)) {
      return companyName(name);
    }
  }
  return null;
}

function siteName(html: string): string | null {
  for (const [, host] of html.matchAll(/href="https?:(?:&#x2F;|\/){2}([\w.-]+)/gi)) {
    const name = host?.replace(/^www\./, '');
    if (name && !/ycombinator|google|github|bit\.ly|linkedin|youtube|imgur/.test(name)) {
      return name.toLowerCase();
    }
  }
  return null;
}

function remoteOf(workplaces: string): Remote | null {
  if (/hybrid/i.test(workplaces)) return 'hybrid';
  if (/(?<!\b(no|not|non)[ -])\b(remote|remotely|wfh|distributed)\b/i.test(workplaces)) {
    return 'remote';
  }
  return workplaces === '' ? null : 'onsite';
}

function plain(html: string): string {
  return DomUtils.textContent(parseDocument(html)).replace(/\s+/g, ' ').trim();
}
