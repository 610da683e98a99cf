import type { PageRequest } from '../sources/adapter.ts';
import { closeNetwork, type Fetched } from '../sources/fetch.ts';
import { hostPolicyOf, openNetworkFor } from '../sources/network.ts';
import { fetchPolitely } from '../sources/polite.ts';
import { withContext } from './with-context.ts';

/** One page as a worker would get it: at its host's pace, under robots.txt, behind its breaker, tried once. */
export async function fetchOnce(request: PageRequest): Promise<Fetched> {
  return withContext(async ({ db, config, random }) => {
    const network = openNetworkFor(config);
    const options = {
      db,
      network,
      policy: hostPolicyOf(config),
      random,
      tries: 1,
      backoff: { baseMs: 0, capMs: 0 },
      spend: () => {},
      onTrouble: () => {},
      signal: AbortSignal.timeout(config.fetching.timeoutMs * 5),
    };
    return fetchPolitely(request, null, options).finally(() => closeNetwork(network));
  });
}
