import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';

const serverUrl = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

/** Names queues of their own on the Redis of TEST_REDIS_URL (else the local one); `drop` removes them. */
export function openChaosQueue(): { env: Record<string, string>; drop: () => Promise<void> } {
  const prefix = `chaos-${randomBytes(5).toString('hex')}`;
  const drop = async () => {
    const redis = new Redis(serverUrl);
    const stream = redis.scanStream({ match: `bull:${prefix}-*`, count: 1_000 });
    for await (const keys of stream) if (keys.length > 0) await redis.unlink(...keys);
    await redis.quit();
  };
  return { env: { REDIS_URL: serverUrl, GAPMAP_QUEUE_PREFIX: prefix }, drop };
}
