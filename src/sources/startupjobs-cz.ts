import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, ParsedPage } from './adapter.ts';
import { childText, readElements, textOf } from './elements.ts';
import { isFields } from './envelope.ts';
import { isoDate } from './iso-date.ts';
import { distinct, rawPosting, readItems, rejectPage } from './payload.ts';
import { list } from './xml.ts';

/** StartupJobs.cz's XML export for partners; the token is the export's URL. */
export const startupjobsCz: Adapter = {
  id: 'startupjobs_cz',
  name: 'StartupJobs.cz',
  lists: 'all',
  manyEmployers: true,
  request: ({ token }) => [{ url: token, kind: 'list' }],
  parse: parseStartupjobs,
  detect: (url) =>
    /(^|\.)startupjobs\.(cz|com)$/.test(url.hostname) && /xml|feed/i.test(url.href)
      ? { token: url.href }
      : null,
};

function parseStartupjobs(page: Page): ParsedPage {
  const document = readElements(page);
  if (!('offers' in document)) return rejectPage(page, 'the <offers> of StartupJobs.cz');
  const [offers] = list(document.offers);
  const items = isFields(offers) ? list(offers.offer) : [];
  return { ...readItems(items, readOffer), total: null, complete: true };
}

function readOffer(item: unknown): RawPosting {
  if (!isFields(item)) throw new Error('an offer without elements');
  const title = childText(item, 'position', 'title');
  const id = childText(item, 'id');
  if (!title || !id) throw new Error('an offer without id or position');
  const cities = childrenOf(item.cities ?? item.locations, 'city', 'location');
  return rawPosting({
    externalId: id,
    title,
    company: childText(item, 'startup', 'company'),
    url: childText(item, 'url'),
    html: childText(item, 'description') ?? '',
    locations: distinct(cities),
    remote: cities.some((city) => /remote|home office|na dálku/i.test(city)) ? 'remote' : null,
    employmentType: childrenOf(item.jobtypes, 'jobtype').join(', ') || null,
    postedAt: isoDate(childText(item, 'created', 'published')),
    // The export dates only the last change.
    updatedAt: isoDate(childText(item, 'lastUpdate')),
  });
}

function childrenOf(parent: unknown, ...names: string[]): string[] {
  const [element] = list(parent);
  if (!isFields(element)) return distinct([textOf(element)]);
  return distinct(names.flatMap((name) => list(element[name]).map(textOf)));
}
