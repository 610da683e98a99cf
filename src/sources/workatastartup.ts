import { load } from 'cheerio';
import { z } from 'zod';
import { ParseError } from '../errors.ts';
import type { RawPosting } from '../postings/posting.ts';
import type { Adapter, Page, PageRequest, ParsedPage, Source } from './adapter.ts';
import { section } from './envelope.ts';
import { needed, several, words } from './fields.ts';
import { walkable } from './html-detail.ts';
import { parseJsonld } from './jsonld.ts';
import { isTooDeep } from './nesting.ts';
import { distinct, onePosting, origin, rawPosting, readItems, rejectPage } from './payload.ts';
import { detailRequest, pendingPosting } from './pending.ts';
import { statedSalary } from './workplace.ts';

const jobSchema = z.object({
  id: needed,
  title: needed,
  url: words,
  companyName: words,
  location: words,
  type: words,
  prettyRole: words,
  salaryRange: words,
  minExperience: words,
  visa: words,
  skills: several(z.string()),
  description: words,
  interview_process: words,
});
type Job = z.infer<typeof jobSchema>;

const propsSchema = z.object({
  company: z.object({ name: words }).nullish().catch(null),
  job: z.unknown().optional(),
  jobPostings: z.array(z.unknown()).nullish().catch(null),
});

const site = 'https://www.ycombinator.com';

/** Y Combinator's job pages: every job of one company (the token: its slug); texts are on the jobs' own pages. */
export const workatastartup: Adapter = {
  id: 'workatastartup',
  name: 'Work at a Startup',
  lists: 'all',
  request: (source) => [
    {
      url: `${origin(source, site)}/companies/${encodeURIComponent(source.token)}/jobs`,
      kind: 'list',
    },
  ],
  parse: (page, source) => walkable(page, () => parseWorkatastartup(page, source)),
  detect: (url) => {
    if (!/(^|\.)(ycombinator|workatastartup)\.com$/.test(url.hostname)) return null;
    const token = /^\/companies\/([^/]+)/.exec(url.pathname)?.[1];
    return token ? { token } : null;
  },
};

function parseWorkatastartup(page: Page, source: Source): ParsedPage {
  const props = readProps(page);
  if (props.jobPostings)
    return {
      ...readList(props.jobPostings, source),
      total: props.jobPostings.length,
      complete: true,
    };
  if (!props.job) return rejectPage(page, 'the jobs of a Y Combinator company');
  const found = readItems([props.job], (item) => {
    const posting = readDetail(page, source, jobSchema.parse(item));
    return { ...posting, company: posting.company ?? props.company?.name ?? source.company };
  });
  return onePosting(page, found);
}

/** The page's data is the JSON in the `data-page` attribute of its React root. */
function readProps(page: Page): z.infer<typeof propsSchema> {
  if (isTooDeep(page.body)) rejectPage(page, 'HTML that is not nested by the thousand');
  const data = load(page.body)('[data-page]').first().attr('data-page');
  if (!data) return rejectPage(page, 'a page of Y Combinator with its data');
  try {
    return z.object({ props: propsSchema }).parse(JSON.parse(data)).props;
  } catch (cause) {
    throw new ParseError(`${page.request.url}: unreadable data in the page`, { cause });
  }
}

function readList(items: readonly unknown[], source: Source) {
  return readItems(items, (item): PageRequest => {
    const job = jobSchema.parse(item);
    if (!job.url) throw new Error('a job without a page');
    return detailRequest(new URL(job.url, origin(source, site)).href, readJob(job));
  });
}

function readDetail(page: Page, source: Source, job: Job): RawPosting {
  const listed = pendingPosting(page.request) ?? readJob(job);
  // The same job as JobPosting data has the text as HTML and the date; the React data says "about 1 year".
  const [marked] = parseJsonld(
    { ...page, request: { ...page.request, kind: 'list', context: null } },
    source,
  ).postings;
  const html = marked?.html
    ? marked.html + section('Interview process', paragraphs(job.interview_process))
    : null;
  return {
    ...listed,
    html,
    text: html ? null : [job.description, job.interview_process].filter(Boolean).join('\n\n'),
    postedAt: marked?.postedAt ?? null,
    closesAt: marked?.closesAt ?? null,
  };
}

function readJob(job: Job): RawPosting {
  return rawPosting({
    externalId: job.id,
    title: job.title,
    company: job.companyName,
    url: job.url ? new URL(job.url, site).href : null,
    locations: distinct(job.location?.split(' / ') ?? []),
    remote: /remote/i.test(job.location ?? '') ? 'remote' : null,
    employmentType: job.type,
    department: job.prettyRole,
    salary: statedSalary({ text: job.salaryRange }),
    tags: distinct(job.skills),
  });
}

function paragraphs(text: string | null): string {
  const escaped = (text ?? '').replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return escaped
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => `<p>${line}</p>`)
    .join('');
}
