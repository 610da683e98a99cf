import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DemoPosting } from './postings.ts';
import { boards } from './words.ts';

type Postings = ReadonlyMap<string, readonly DemoPosting[]>;

/** Serves the demo's boards on a free port of this machine in the shapes of four real systems. */
export async function serveBoards(
  postings: Postings,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const body = answer(pathname, postings);
    if (body === null) return void response.writeHead(404).end('{"status":404}');
    send(response, JSON.stringify(body), request.headers['if-none-match']);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { origin: `http://127.0.0.1:${port}`, close };
}

function send(response: ServerResponse, text: string, known: string | undefined): void {
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
  response.setHeader('etag', etag);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  if (known === etag) response.writeHead(304).end();
  else response.end(text);
}

function answer(path: string, postings: Postings): unknown {
  const [first, , third, fourth] = path.split('/').filter(Boolean);
  if (first === 'v1') return greenhouse(postings.get(third ?? ''), third ?? '');
  if (path.startsWith('/v0/postings/')) return lever(postings.get(third ?? ''), third ?? '');
  if (first === 'posting-api') return ashby(postings.get(third ?? ''));
  if (path.startsWith('/api/v1/items/')) return thread(postings.get(fourth ?? ''), fourth ?? '');
  return null;
}

function greenhouse(list: readonly DemoPosting[] | undefined, token: string) {
  if (!list) return null;
  const jobs = list.map((posting) => ({
    id: posting.number,
    internal_job_id: posting.number + 500_000,
    requisition_id: `R-${posting.number}`,
    title: posting.title,
    company_name: posting.company,
    absolute_url: `https://boards.greenhouse.io/${token}/jobs/${posting.number}`,
    location: { name: posting.place },
    first_published: posting.postedAt.toISOString(),
    updated_at: posting.postedAt.toISOString(),
    language: 'en',
    content: escapeHtml(toHtml(posting, true)),
    departments: [{ id: 1, name: 'Engineering' }],
    offices: [],
    metadata: [],
  }));
  return { jobs, meta: { total: jobs.length } };
}

function lever(list: readonly DemoPosting[] | undefined, token: string) {
  return (
    list?.map((posting) => ({
      id: uuid(posting.number),
      text: posting.title,
      categories: { location: posting.place, team: 'Engineering', commitment: 'Full-time' },
      createdAt: posting.postedAt.getTime(),
      description: `<div>${intro(posting)}</div>`,
      descriptionPlain: intro(posting),
      lists: [
        { text: 'What you will do', content: items(posting.duties) },
        { text: 'What you bring', content: items(posting.must) },
        { text: 'Nice to have', content: items(posting.plus) },
      ],
      additional: `<div>${posting.perks.join('. ')}.</div>`,
      additionalPlain: `${posting.perks.join('. ')}.`,
      hostedUrl: `https://jobs.lever.co/${token}/${uuid(posting.number)}`,
      workplaceType: /remote/i.test(posting.place) ? 'remote' : 'hybrid',
      ...(posting.salary
        ? {
            salaryRange: {
              min: posting.salary[0],
              max: posting.salary[1],
              currency: 'GBP',
              interval: 'per-year-salary',
            },
          }
        : {}),
    })) ?? null
  );
}

function ashby(list: readonly DemoPosting[] | undefined) {
  if (!list) return null;
  const jobs = list.map((posting) => ({
    id: uuid(posting.number),
    title: posting.title,
    department: 'Engineering',
    team: 'Platform',
    employmentType: 'FullTime',
    location: posting.place,
    secondaryLocations: [],
    publishedAt: posting.postedAt.toISOString(),
    isListed: true,
    isRemote: /remote/i.test(posting.place),
    jobUrl: `https://jobs.ashbyhq.com/demo/${uuid(posting.number)}`,
    descriptionHtml: toHtml(posting, true),
  }));
  return { apiVersion: '1', jobs };
}

function thread(list: readonly DemoPosting[] | undefined, token: string) {
  if (!list) return null;
  const children = list.map((posting) => ({
    id: posting.number,
    created_at_i: Math.floor(posting.postedAt.getTime() / 1_000),
    type: 'comment',
    author: `founder${posting.number}`,
    parent_id: Number(token),
    story_id: Number(token),
    text: comment(posting),
    children: [],
  }));
  return { id: Number(token), type: 'story', title: 'Ask HN: Who is hiring?', children };
}

function comment({ company, title, place, stack, must, salary }: DemoPosting): string {
  const pay = salary ? ` | $${salary[0] / 1_000}k-$${salary[1] / 1_000}k` : '';
  return `${escapeHtml(company)} | ${title} | ${place} | Full-time${pay}<p>We are a team of nine. Stack: ${stack.stack}.<p>Looking for experience with ${must.join('; ')}.<p>Write to jobs at the name of the company dot example.`;
}

function toHtml(posting: DemoPosting, withPay: boolean): string {
  const { salary } = posting;
  const pay =
    withPay && salary
      ? `<p>Salary: €${salary[0].toLocaleString('en')} – €${salary[1].toLocaleString('en')} per year.</p>`
      : '';
  return [
    `<p>${intro(posting)}</p>`,
    `<h3>What you will do</h3><ul>${items(posting.duties)}</ul>`,
    `<h3>Requirements</h3><ul>${items(posting.must)}</ul>`,
    posting.plus.length > 0 ? `<h3>Nice to have</h3><ul>${items(posting.plus)}</ul>` : '',
    `<h3>What we offer</h3><ul>${items(posting.perks)}</ul>${pay}`,
    '<p>We welcome everybody, whatever their age, origin, faith or body. Tell us what you need for the interview.</p>',
  ].join('');
}

function intro({ company, stack }: DemoPosting): string {
  const about = boards.find((board) => board.company === company)?.about ?? `${company} is hiring.`;
  return escapeHtml(`${about} Our stack: ${stack.stack}.`);
}

const items = (lines: readonly string[]) =>
  lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');

function uuid(number: number): string {
  const hex = createHash('sha256').update(String(number)).digest('hex');
  return [8, 4, 4, 4, 12]
    .map((length, i) => hex.slice((i * 12) % 40, ((i * 12) % 40) + length))
    .join('-');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
