import { z } from 'zod';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { readEnvelope } from './envelope.ts';
import { htmlSections } from './escaped-html.ts';
import { needed, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { isPostingPage, parseJsonld } from './jsonld.ts';
import { distinct, origin, rawPosting, readItems, rejectPage } from './payload.ts';
import { detailRequest } from './pending.ts';
import { list, readXml } from './xml.ts';

/** Personio's XML feed of all open positions; `settings.tld` "com" for boards on personio.com. */
export const personio: Adapter = {
  id: 'personio',
  name: 'Personio',
  lists: 'all',
  request: (source) => [{ url: `${site(source)}/xml`, kind: 'list' }],
  parse: (page, source) =>
    isPostingPage(page)
      ? parseJsonld(page, source)
      : /^\s*[[{]/.test(page.body)
        ? parseSearch(page, source)
        : parsePersonio(page, source),
  detect: (url) => {
    const [, token, tld] = /^([\w-]+?)[.-]jobs\.personio\.([a-z]{2,3})$/.exec(url.hostname) ?? [];
    if (!token || !tld) return null;
    return tld === 'de' ? { token } : { token, settings: { tld } };
  },
};

const position = z.object({
  id: needed,
  name: needed,
  subcompany: words,
  office: words,
  additionalOffices: z.unknown().optional(),
  department: words,
  recruitingCategory: words,
  employmentType: words,
  schedule: words,
  keywords: words,
  createdAt: words,
  jobDescriptions: z.unknown().optional(),
});
const searched = z
  .object({ id: needed, name: needed, description: words, employment_type: words })
  .loose();
const part = z.object({ name: words, value: words });
const nested = z.record(z.string(), z.unknown()).catch({});

function parsePersonio(page: Page, source: Source): ParsedPage {
  const xml = readXml(page);
  if (!('workzag-jobs' in xml)) return rejectPage(page, 'a Personio feed (<workzag-jobs>)');
  const positions = list(nested.parse(xml['workzag-jobs']).position);
  const found = readItems(positions, (item) => readPosition(item, source));
  return { ...found, total: null, complete: true };
}

/** What the search of a careers site is fed with: the same positions as JSON, the text in one piece. */
function parseSearch(page: Page, source: Source): ParsedPage {
  const wanted = { key: 'positions', marks: ['id', 'name'], board: 'Personio' };
  const { items } = readEnvelope(page, wanted);
  const found = readItems(items, (item) => {
    const { description, employment_type: employmentType, ...read } = searched.parse(item);
    const jobDescriptions = { jobDescription: { value: description } };
    return readPosition({ ...read, employmentType, jobDescriptions }, source);
  });
  return { ...found, total: null, complete: false };
}

/** A position whose texts the feed leaves out has them on its own page. */
function readPosition(item: unknown, source: Source): RawPosting | PageRequest {
  const read = position.parse(item);
  const parts = list(nested.parse(read.jobDescriptions).jobDescription);
  const html = htmlSections(
    parts.map((one) => part.parse(one)).map(({ name, value }) => ({ heading: name, html: value })),
  );
  const offices = list(nested.parse(read.additionalOffices).office).map(String);
  const posting = rawPosting({
    html,
    externalId: read.id,
    title: read.name,
    company: read.subcompany,
    url: `${publicSite(source)}/job/${read.id}`,
    locations: distinct([read.office, ...offices]),
    employmentType: [read.employmentType, read.schedule].filter(Boolean).join(', ') || null,
    department: read.department ?? read.recruitingCategory,
    tags: distinct((read.keywords ?? '').split(',')),
    postedAt: isoDate(read.createdAt),
  });
  return html === null ? detailRequest(`${site(source)}/job/${read.id}`, posting) : posting;
}

function publicSite(source: Source): string {
  const { tld } = source.settings;
  return `https://${source.token}.jobs.personio.${typeof tld === 'string' ? tld : 'de'}`;
}

function site(source: Source): string {
  return origin(source, publicSite(source));
}
