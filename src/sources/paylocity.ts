import { z } from 'zod';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { flag, needed, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import { parseJsonld } from './jsonld.ts';
import {
  distinct,
  joinPlace,
  onePosting,
  origin,
  pathParts,
  rawPosting,
  readItems,
  rejectPage,
} from './payload.ts';
import { detailRequest } from './pending.ts';

/** Paylocity's public job lists, whose data is in a script of the page; the token is the company's GUID. */
export const paylocity: Adapter = {
  id: 'paylocity',
  name: 'Paylocity',
  lists: 'all',
  request: (source) => [
    { url: `${site(source)}/All/${encodeURIComponent(source.token)}`, kind: 'list' },
  ],
  parse: (page, source) =>
    page.request.kind === 'detail' || !page.body.includes('"Jobs":')
      ? onePosting(
          page,
          parseJsonld({ ...page, request: { ...page.request, kind: 'detail' } }, source),
        )
      : parseList(page, source),
  detect: (url) => {
    if (!/^recruiting\d?\.paylocity\.com$/.test(url.hostname)) return null;
    const token = pathParts(url).find((part) =>
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part),
    );
    return token ? { token } : null;
  },
};

const job = z.object({
  JobId: needed,
  JobTitle: needed,
  LocationName: words,
  PublishedDate: words,
  HiringDepartment: words,
  IsInternal: flag,
  IsRemote: flag,
  JobLocation: z.object({ City: words, State: words, Country: words }).nullable().catch(null),
});
const pageData = z.object({ Jobs: z.array(z.unknown()), ModuleTitle: words });

function parseList(page: Page, source: Source): ParsedPage {
  const [, json = ''] =
    /window\.pageData\s*=\s*(\{[\s\S]*?\});?\s*<\/script>/.exec(page.body) ?? [];
  const read = pageData.safeParse(parsed(json));
  if (!read.success) return rejectPage(page, 'a Paylocity job list (window.pageData)');
  const found = readItems(read.data.Jobs, (item) =>
    readListed(job.parse(item), read.data.ModuleTitle, source),
  );
  return { ...found, total: null, complete: true };
}

function readListed(
  read: z.infer<typeof job>,
  company: string | null,
  source: Source,
): PageRequest | null {
  if (read.IsInternal) return null;
  const { JobLocation: place } = read;
  const posting = rawPosting({
    externalId: read.JobId,
    title: read.JobTitle,
    company,
    url: `https://recruiting.paylocity.com/Recruiting/Jobs/Details/${read.JobId}`,
    locations: distinct([
      joinPlace(place?.City, place?.State, place?.Country) ?? read.LocationName,
    ]),
    remote: read.IsRemote ? 'remote' : null,
    department: read.HiringDepartment,
    postedAt: isoDate(read.PublishedDate),
  });
  return detailRequest(`${site(source)}/Details/${read.JobId}`, posting);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The caller reports the page.
    return null;
  }
}

function site(source: Source): string {
  return `${origin(source, 'https://recruiting.paylocity.com')}/Recruiting/Jobs`;
}
