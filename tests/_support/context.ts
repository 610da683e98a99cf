import { readConfig } from '../../config/config.ts';
import { type Context, toContext } from '../../src/context.ts';
import { createLog } from '../../src/log.ts';
import { openQueues } from '../../src/queue/open.ts';
import { openTestDatabase } from './database.ts';

/**
 * Opens a context over an empty database of its own, without pace and with access to local servers; `env` adds
 * to its environment. Close it in `afterAll`.
 */
export async function openTestContext(env: Record<string, string> = {}): Promise<Context> {
  const open = await openTestDatabase();
  const config = readConfig({
    GAPMAP_HOST_INTERVAL_MS: '0',
    GAPMAP_ALLOW_PRIVATE: '127.0.0.1',
    GAPMAP_LOG_LEVEL: 'silent',
    GAPMAP_FETCH_BACKOFF_MS: '5',
    GAPMAP_FETCH_TIMEOUT_MS: '2000',
    ...(open.url ? { DATABASE_URL: open.url } : {}),
    ...env,
  });
  const queues = await openQueues(config, open);
  return toContext(config, createLog('silent'), open, queues);
}
