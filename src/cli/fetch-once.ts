import type { PageRequest } from '../sources/adapter.ts';
import { closeNetwork, type Fetched, openNetwork } from '../sources/fetch.ts';
import { defaultPolicy } from '../sources/hosts.ts';
import { fetchPolitely } from '../sources/polite.ts';
import { withContext } from './with-context.ts';

/** One page as a worker would get it: at its host's pace, under robots.txt, behind its breaker, tried once. */
export async function fetchOnce(request: PageRequest): Promise<Fetched> {
  return withContext(async ({ db, config, random }) => {
    const network = openNetwork({
      userAgent: `gapmap (+${config.contact})`,
      allowHosts: config.allowPrivate,
    });
    const options = {
      db,
      network,
      policy: { ...defaultPolicy, intervalMs: config.hostIntervalMs },
      random,
      tries: 1,
      backoff: { baseMs: 0, capMs: 0 },
      spend: () => {},
      onThrottled: () => {},
      signal: AbortSignal.timeout(120_000),
    };
    return fetchPolitely(request, null, options).finally(() => closeNetwork(network));
  });
}
