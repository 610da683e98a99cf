import { performance } from 'node:perf_hooks';
import type { Context } from '../../src/context.ts';
import { upsertSource } from '../../src/sources/store.ts';
import { type FakeBoard, fakeBoard, offer, serveBoards, toJson } from '../_support/fake-board.ts';
import { startWebServer, type WebServer } from '../_support/web-server.ts';
import { type Fault, faults } from './faults.ts';
import { chance } from './random.ts';

/** A host of some boards that answers badly at first, on purpose. */
export type ChaosHost = {
  name: string;
  fault: Fault | null;
  server: WebServer;
  boards: Map<string, FakeBoard>;
  /** Arrival of every request, in milliseconds of `performance.now()`. */
  arrivals: number[];
  served: number;
  /** Spans in which the host wanted to be left alone. */
  quiet: { from: number; until: number }[];
  /** Makes every path answer badly a few times more. */
  arm: () => void;
};

export type HostPlan = {
  name: string;
  boards: number;
  jobs: number;
  teasers: boolean;
  seed: number;
  secret: string;
};

/** Starts a host whose boards' paths each answer badly up to twice, which ones the seed decides. */
export async function startHost(plan: HostPlan): Promise<ChaosHost> {
  const boards = new Map<string, FakeBoard>();
  let rounds = new Map<string, number>();
  const arrivals: number[] = [];
  const quiet: ChaosHost['quiet'] = [];
  const fault = faults[plan.name] ?? null;
  const host = { name: plan.name, fault, boards, arrivals, quiet, served: 0 };
  for (let b = 0; b < plan.boards; b++) {
    const token = `${plan.name.replaceAll(/[^a-z0-9]+/gi, '-')}-${b}`.toLowerCase();
    const board = fakeBoard();
    board.teasers = plan.teasers;
    for (let id = 1; id <= plan.jobs; id++) offer(board, id, `Job ${id} of ${token}`);
    board.disturb = (path, response) => {
      const n = (rounds.get(path) ?? 0) + 1;
      rounds.set(path, n);
      if (!fault || (fault.listOnly && !path.endsWith('/jobs'))) return false;
      const times = Math.floor(chance(plan.seed, plan.name, path) * 3);
      if (n > times) return false;
      const some = [...board.jobs.values()].slice(0, 1).map((job) => toJson(job, token, true));
      const partial = JSON.stringify({ jobs: some, meta: { total: board.jobs.size } });
      host.served += 1;
      if (fault.quietMs) {
        const now = performance.now();
        quiet.push({ from: now, until: now + fault.quietMs });
      }
      fault.answer(response, { secret: plan.secret, partial });
      return true;
    };
    boards.set(token, board);
  }
  const serve = serveBoards(boards);
  const server = await startWebServer((request, response) => {
    arrivals.push(performance.now());
    serve(request, response);
  });
  const arm = () => {
    rounds = new Map();
  };
  return Object.assign(host, { server, arm });
}

/** Writes the sources of a host down and returns their slugs. */
export async function addSources(context: Context, host: ChaosHost): Promise<string[]> {
  const slugs: string[] = [];
  for (const token of host.boards.keys()) {
    const slug = `greenhouse/${token}`;
    const settings = { baseUrl: host.server.origin };
    const source = { slug, adapter: 'greenhouse', token, company: token, region: null, settings };
    await upsertSource(context.db, source);
    slugs.push(slug);
  }
  return slugs;
}
