import { z } from 'zod';
import type { RawPosting, Remote } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { findEnvelope, isWhole } from './envelope.ts';
import { amount, body, flag, needed, thing, words } from './fields.ts';
import { isoDate } from './iso-date.ts';
import {
  described,
  distinct,
  joinPlace,
  onePosting,
  origin,
  rawPosting,
  readItems,
  readJson,
  rejectPage,
  subdomain,
} from './payload.ts';
import { completePosting, detailRequest, pendingPosting } from './pending.ts';
import { statedSalary, workplace } from './workplace.ts';

/** BambooHR's careers page data: a list, and a page for each text. */
export const bamboohr: Adapter = {
  id: 'bamboohr',
  name: 'BambooHR',
  lists: 'all',
  request: (source) => [{ url: `${site(source)}/careers/list`, kind: 'list' }],
  parse: parseBamboohr,
  detect: (url) => {
    const token = subdomain(url, 'bamboohr.com');
    return token ? { token } : null;
  },
};

const place = thing(
  { city: words, state: words, province: words, country: words, addressCountry: words },
  'city',
);

const opening = z.object({
  id: words,
  jobOpeningName: needed,
  jobOpeningShareUrl: words,
  jobOpeningStatus: words,
  departmentLabel: words,
  employmentStatusLabel: words,
  location: place,
  atsLocation: place,
  isRemote: flag,
  locationType: words,
  datePosted: words,
  compensation: words,
  description: body,
});

const meta = z.object({ meta: z.object({ totalCount: amount }) });
const detail = z.object({ result: z.object({ jobOpening: z.unknown() }) });

function parseBamboohr(page: Page, source: Source): ParsedPage {
  const json = readJson(page);
  const one = detail.safeParse(json);
  if (one.success) {
    const found = readItems([one.data.result.jobOpening], (item) =>
      readDetail(page.request, opening.parse(item), source),
    );
    return onePosting(page, found);
  }
  const list = findEnvelope(json, { key: 'result', marks: ['id', 'jobOpeningName'] });
  if (list === null) return rejectPage(page, 'BambooHR openings ("result")');
  const total = meta.safeParse(list.fields).data?.meta.totalCount ?? null;
  const found = readItems(list.items, (item) => {
    const listed = readOpening(opening.parse(item), source);
    return detailRequest(`${site(source)}/careers/${listed.externalId}/detail`, listed);
  });
  return { ...found, total, complete: isWhole(list) };
}

/** A status in other words leaves an opening on show: it was served to the public. */
const offShow = /^(draft|on.?hold|paused|filled|cancel+ed|closed|archived|deleted|inactive)$/i;

/** The page of an opening does not repeat its number, which is in its address. */
function readDetail(
  request: PageRequest,
  read: z.infer<typeof opening>,
  source: Source,
): RawPosting | null {
  if (offShow.test(read.jobOpeningStatus ?? '')) return null;
  const [, shared] = /\/careers\/(\d+)/.exec(read.jobOpeningShareUrl ?? request.url) ?? [];
  const id = pendingPosting(request)?.externalId ?? read.id ?? shared ?? null;
  const posting = readOpening({ ...read, id }, source);
  return completePosting(request, { ...posting, ...described(read.description) });
}

function readOpening(read: z.infer<typeof opening>, source: Source): RawPosting {
  const id = needed.parse(read.id);
  const places = [read.location, read.atsLocation].map((one) =>
    joinPlace(one?.city, one?.state ?? one?.province, one?.country ?? one?.addressCountry),
  );
  return rawPosting({
    externalId: id,
    title: read.jobOpeningName,
    url: read.jobOpeningShareUrl ?? `https://${source.token}.bamboohr.com/careers/${id}`,
    locations: distinct(places),
    remote:
      remoteOf(read.locationType) ??
      workplace(read.locationType) ??
      (read.isRemote ? 'remote' : null),
    employmentType: read.employmentStatusLabel,
    department: read.departmentLabel,
    salary: statedSalary({ text: read.compensation }),
    postedAt: isoDate(read.datePosted),
  });
}

/** "0" is also what openings carry on which nobody set a place. */
function remoteOf(locationType: string | null): Remote | null {
  if (locationType === '1') return 'remote';
  return locationType === '2' ? 'hybrid' : null;
}

function site(source: Source): string {
  return origin(source, `https://${source.token}.bamboohr.com`);
}
