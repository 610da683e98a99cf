import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { openContext } from '../../src/context.ts';
import { countPostings } from '../../src/postings/store.ts';
import { countUnread } from '../../src/skills/store.ts';
import { upsertSource } from '../../src/sources/store.ts';
import { startWorkers } from '../../workers/main.ts';

/**
 * One gapmap process that has every board scraped twice, by itself (`works`) or by others (`watches`), and tells its
 * parent how long each cycle took and what is stored after it.
 */
const [origin = '', count = '500', role = 'works'] = process.argv.slice(2);
const context = await openContext();
for (let b = 0; b < Number(count); b++) {
  const token = `board-${b}`;
  const slug = `greenhouse/${token}`;
  const settings = { baseUrl: origin };
  await upsertSource(context.db, {
    slug,
    adapter: 'greenhouse',
    token,
    company: token,
    region: null,
    settings,
  });
}
const stop = role === 'works' ? startWorkers(context, ['scrape', 'extract']) : async () => {};
for (let cycle = 0; cycle < 2; cycle++) {
  const startedAt = performance.now();
  for (let b = 0; b < Number(count); b++) {
    await context.enqueue('scrape', { source: `greenhouse/board-${b}` });
  }
  await drain('scrape');
  const scrapedMs = performance.now() - startedAt;
  await drain('extract');
  const readMs = performance.now() - startedAt;
  const { db, reader } = context;
  const requests = await db
    .selectFrom('runs')
    .select((eb) => [
      eb.fn.sum<number>('requested').as('requested'),
      eb.fn.countAll<number>().as('runs'),
    ])
    .executeTakeFirstOrThrow();
  process.send?.({
    scrapedMs,
    readMs,
    maxRssMb: process.resourceUsage().maxRSS / 1_024,
    ...requests,
    stored: await countPostings(db),
    unread: await countUnread(db, (await reader()).version),
  });
}
await stop();
await context.close();
process.exit(0);

async function drain(queue: 'scrape' | 'extract'): Promise<void> {
  for (;;) {
    const counts = (await context.queues.counts()).find((one) => one.queue === queue);
    if (counts && counts.waiting + counts.active + counts.delayed === 0) return;
    await sleep(100);
  }
}
