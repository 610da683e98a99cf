import {
  BasicCrawler,
  Configuration,
  LocalEventManager,
  log,
  RequestQueue,
} from '@crawlee/cheerio';
import type { PageRequest } from './adapter.ts';
import { type Frontier, requestKey } from './frontier.ts';
import { FetchError } from './reasons.ts';

/**
 * A frontier in a Crawlee request queue, worked off by a `BasicCrawler`. What is fetched, how often it is tried
 * and at which pace is the visitor's business, for all processes together: Crawlee's own retries, sessions,
 * scaling and storage are off, and so are its log and the figures that it takes of the machine.
 */
export async function crawleeFrontier(): Promise<Frontier> {
  log.setLevel(log.LEVELS.OFF);
  const config = quietConfiguration();
  const requestQueue = await RequestQueue.open(null, { config });
  return {
    add: async (requests) => {
      // Each listing is put before what waits, so the last of them goes first.
      const lists = requests.filter(({ kind }) => kind === 'list').reverse();
      const details = requests.filter(({ kind }) => kind === 'detail');
      await requestQueue.addRequests(lists.map(toCrawlee), { forefront: true });
      await requestQueue.addRequests(details.map(toCrawlee));
    },
    drain: (visit) => drain(requestQueue, config, visit),
  };
}

async function drain(
  requestQueue: RequestQueue,
  config: Configuration,
  visit: (request: PageRequest) => Promise<boolean>,
): Promise<void> {
  let end: { thrown: unknown } | 'asked' | null = null;
  const crawler: BasicCrawler = new BasicCrawler(
    {
      requestQueue,
      maxConcurrency: 1,
      maxRequestRetries: 0,
      useSessionPool: false,
      retryOnBlocked: false,
      requestHandlerTimeoutSecs: longestVisitSecs,
      autoscaledPoolOptions: { maybeRunIntervalSecs: 0.05, loggingIntervalSecs: null },
      statisticsOptions: { saveErrorSnapshots: false, persistenceOptions: { enable: false } },
      requestHandler: async ({ request }) => {
        if (end !== null) return;
        try {
          if (await visit(request.userData.asked)) return;
          end = 'asked';
        } catch (thrown) {
          end = { thrown };
        }
        crawler.stop();
      },
    },
    config,
  );
  await crawler.run();
  const ended = end as { thrown: unknown } | 'asked' | null;
  if (ended !== null && ended !== 'asked') throw ended.thrown;
  // A signal to the process ends the crawler early: what is left must not pass for gone.
  const isWhole = ended === 'asked' || (await requestQueue.isFinished());
  await requestQueue.drop();
  if (!isWhole) throw new FetchError('interrupted', 'the crawler was stopped');
}

/** Longer than any run may take: the budget of a run ends its visits, not the crawler. */
const longestVisitSecs = 86_400;

/** A configuration that shares nothing with other crawls, so that nothing of a crawl stays behind. */
function quietConfiguration(): Configuration {
  const eventManager = Object.assign(new LocalEventManager(new Configuration()), {
    init: async () => {},
  });
  return new Configuration({ persistStorage: false, purgeOnStart: false, eventManager });
}

function toCrawlee(request: PageRequest) {
  return { url: request.url, uniqueKey: requestKey(request), userData: { asked: request } };
}
