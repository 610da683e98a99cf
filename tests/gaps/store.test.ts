import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { openSlice } from '../../src/demand/find.ts';
import { rollUpSome } from '../../src/demand/rollup-store.ts';
import { parseSlice } from '../../src/demand/slice.ts';
import { weekOf } from '../../src/demand/week.ts';
import { analyzeGap } from '../../src/gaps/analyze.ts';
import { buildMarket, gatherEntries } from '../../src/gaps/build-market.ts';
import type { Market } from '../../src/gaps/market.ts';
import { marketOfSlice } from '../../src/gaps/slice-market.ts';
import { findQuotes, findVacancyDetails, listSurfaces } from '../../src/gaps/store.ts';
import { openTestDatabase } from '../_support/database.ts';
import { storeTold } from '../_support/postings.ts';

let open: OpenDatabase;
let market: Market;
let ids: readonly string[];
const postedAt = new Date('2026-09-01T12:00:00Z');
const options = { implies: new Map(), guide: { roadmap: null, languages: new Set<string>() } };

beforeAll(async () => {
  open = await openTestDatabase();
  await storeTold(open, 'greenhouse/a', [
    { externalId: '1', postedAt, employer: 'a', url: 'https://a.example/1', skills: ['go', 'sql'] },
    { externalId: '2', postedAt, employer: 'a', skills: ['java|1', 'kotlin|1', 'kafka?'] },
    { externalId: '3', postedAt, employer: 'b', skills: ['go', 'perl~'] },
    { externalId: '4', postedAt, employer: 'b', skills: ['go~'] },
    { externalId: '5', postedAt, employer: 'c', role: 'data', skills: ['go'] },
  ]);
  await open.db.transaction().execute((trx) => rollUpSome(trx, { limit: 100, now: postedAt }));
  const slice = await openSlice(open.db, parseSlice({ role: 'backend' }), weekOf(postedAt));
  market = marketOfSlice(slice!);
  ids = Array.from(market.ids, String);
});
afterAll(() => open.close());

describe('the market of the weekly rollup', () => {
  it('is the one that its rows would make', () => {
    const row = (vacancy: string, employer: string, skill: string) =>
      ({ vacancy, employer, skill, requirement: 'required', alternatives: null }) as const;
    const [one = '', two = '', three = ''] = ids;
    const same = buildMarket(
      gatherEntries([
        row(one, 'a', 'go'),
        row(one, 'a', 'sql'),
        { ...row(two, 'a', 'java'), alternatives: 1 },
        { ...row(two, 'a', 'kotlin'), alternatives: 1 },
        { ...row(two, 'a', 'kafka'), requirement: 'preferred' },
        row(three, 'b', 'go'),
      ]),
    );
    expect(market).toMatchObject({ unstated: 1, employerCount: 2, from: '2026-08-31' });
    for (const held of [['go'], ['kotlin', 'kafka'], ['sql', 'java']]) {
      expect(analyzeGap(market, held, options)).toEqual(analyzeGap(same, held, options));
    }
  });

  it('names the vacancies, and quotes what they say', async () => {
    const details = await findVacancyDetails(open.db, ids);
    expect(details.get(ids[0] ?? '')).toEqual({
      title: 'Engineer',
      company: 'Kestrel',
      url: 'https://a.example/1',
    });
    const quotes = await findQuotes(open.db, 'go', ids);
    expect(quotes.map(({ vacancy }) => vacancy).sort()).toEqual([ids[0], ids[2]]);
    expect(quotes.find(({ url }) => url !== null)?.quote).toContain('1word0');
  });

  it('counts how postings write a skill', async () => {
    const surfaces = await listSurfaces(open.db, ['go', 'sql', 'unheard-of']);
    const total = [...(surfaces.get('go')?.values() ?? [])].reduce((sum, n) => sum + n, 0);
    expect(total).toBe(4);
    expect([...surfaces.keys()].sort()).toEqual(['go', 'sql']);
  });
});
