import { createHash } from 'node:crypto';
import type { RequestListener, ServerResponse } from 'node:http';

export type FakeJob = { id: number; title: string; content: string };
export type FakeBoard = {
  jobs: Map<number, FakeJob>;
  /** Leaves the texts out of the list, so that each has to be read from its own page. */
  teasers: boolean;
  /** Answers conditional requests with 304. */
  etags: boolean;
  /** What `meta.total` says; the number of jobs unless set. */
  total: number | null;
  /** Takes an answer over: returns true when it has answered. */
  disturb: (path: string, response: ServerResponse) => boolean;
};

/** Returns an empty board. */
export function fakeBoard(): FakeBoard {
  return { jobs: new Map(), teasers: false, etags: true, total: null, disturb: () => false };
}

/** Puts a job on a board, with a text of its own. */
export function offer(board: FakeBoard, id: number, title = `Backend Engineer ${id}`): FakeJob {
  const duties = ['Build services', 'Run PostgreSQL', 'Review code', 'Write tests'];
  const list = duties.map((duty, i) => `<li>${duty} for team ${(id * 7 + i) % 97}</li>`).join('');
  const content = `<h2>What you will do at desk ${id}</h2><ul>${list}</ul><p>We use Go and Kafka.</p>`;
  const job = { id, title, content };
  board.jobs.set(id, job);
  return job;
}

/** Serves boards by their token in the shape of Greenhouse's API, and an empty robots.txt. */
export function serveBoards(boards: ReadonlyMap<string, FakeBoard>): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const [, , , token = '', , id] = path.split('/');
    const board = boards.get(token);
    if (board?.disturb(path, response)) return;
    if (path === '/robots.txt') return void response.writeHead(404).end();
    if (!board) return void response.writeHead(404).end('{"status":404}');
    if (id === undefined) return send(board, list(board, token), { request, response });
    const job = board.jobs.get(Number(id));
    if (!job) return void response.writeHead(404).end('{"status":404}');
    return send(board, toJson(job, token, true), { request, response });
  };
}

function list(board: FakeBoard, token: string) {
  const jobs = [...board.jobs.values()].map((job) => toJson(job, token, !board.teasers));
  return { jobs, meta: { total: board.total ?? jobs.length } };
}

/** A job as the board's API gives it, with its text or without. */
export function toJson(job: FakeJob, token: string, withText: boolean) {
  return {
    id: job.id,
    title: job.title,
    company_name: token,
    absolute_url: `https://boards.greenhouse.io/${token}/jobs/${job.id}`,
    location: { name: 'Berlin, Germany' },
    first_published: '2026-07-01T09:00:00-04:00',
    ...(withText ? { content: job.content } : {}),
  };
}

function send(
  board: FakeBoard,
  body: unknown,
  { request, response }: { request: Parameters<RequestListener>[0]; response: ServerResponse },
): void {
  const text = JSON.stringify(body);
  const etag = `"${createHash('md5').update(text).digest('hex')}"`;
  response.setHeader('content-type', 'application/json');
  if (board.etags) response.setHeader('etag', etag);
  if (board.etags && request.headers['if-none-match'] === etag) response.writeHead(304).end();
  else response.end(text);
}
