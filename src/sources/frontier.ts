import type { Adapter, PageRequest } from './adapter.ts';

/** What a crawl still has to visit: each request once, listings before details. */
export type Frontier = {
  add: (requests: readonly PageRequest[]) => Promise<void>;
  /** Hands one request after another to `visit`, until none is left or it returns false; throws what it throws. */
  drain: (visit: (request: PageRequest) => Promise<boolean>) => Promise<void>;
};

/**
 * Opens the frontier of a crawl: Crawlee's request queue for sites that are read by following links, which it
 * is made for; two lists for boards with an API, most of which are read in one or a few requests.
 */
export async function openFrontier({ followsLinks }: Adapter): Promise<Frontier> {
  if (!followsLinks) return listFrontier();
  const { crawleeFrontier } = await import('./crawlee-frontier.ts');
  return crawleeFrontier();
}

/** The identity of a request within a run, and of its validators: method, address and body. */
export function requestKey({ method = 'GET', url, json }: PageRequest): string {
  if (method === 'GET' && json === undefined) return url;
  return `${method} ${url} ${JSON.stringify(json ?? null)}`;
}

/** A frontier of two lists in memory. */
export function listFrontier(): Frontier {
  const lists: PageRequest[] = [];
  const details: PageRequest[] = [];
  const known = new Set<string>();
  return {
    add: async (requests) => {
      for (const request of requests) {
        const key = requestKey(request);
        if (known.has(key)) continue;
        known.add(key);
        (request.kind === 'list' ? lists : details).push(request);
      }
    },
    drain: async (visit) => {
      for (;;) {
        const request = lists.shift() ?? details.shift();
        if (!request || !(await visit(request))) return;
      }
    },
  };
}
