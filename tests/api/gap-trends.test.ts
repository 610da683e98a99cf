import { expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { openTestContext } from '../_support/context.ts';
import { storeTold, type Told } from '../_support/postings.ts';
import { storeMarket } from './_market.ts';

it('says of each missing skill what its demand does', async () => {
  const context = await openTestContext({ GAPMAP_RATE_LIMIT: '0', GAPMAP_RATE_LIMIT_GAP: '0' });
  const app = await buildApp(context);
  try {
    const before = Array.from(
      { length: 40 },
      (_, i): Told => ({
        externalId: `early-${i}`,
        employer: `company-${i}`,
        postedAt: new Date('2026-05-06T08:00:00Z'),
        skills: ['go', ...(i % 4 === 0 ? ['java|1', 'kotlin|1'] : [])],
      }),
    );
    await storeTold(context.database, 'greenhouse/kestrel', before);
    await storeMarket(context);
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/gap',
      payload: { text: 'Skills: Go, PostgreSQL\n' },
    });
    const trends = answer
      .json()
      .gaps.map(({ id, trend }: { id: string; trend: string }) => [id, trend]);
    expect(Object.fromEntries(trends)).toEqual({
      'apache-kafka': 'rising',
      java: 'steady',
      kotlin: 'steady',
    });
  } finally {
    await app.close();
    await context.close();
  }
}, 60_000);
