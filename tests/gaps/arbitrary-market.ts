import fc from 'fast-check';
import { buildMarket } from '../../src/gaps/build-market.ts';
import type { MarketEntry } from '../../src/gaps/market.ts';

export const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

/** Some links among the letters, so that learning one skill may bring others. */
export const implies = new Map([
  ['a', ['b']],
  ['c', ['d', 'e']],
]);

const need = fc.uniqueArray(fc.constantFrom(...letters), { minLength: 1, maxLength: 3 });

const entry = fc.record({
  needs: fc.array(need, { minLength: 1, maxLength: 4 }),
  preferred: fc.array(fc.constantFrom(...letters), { maxLength: 2 }),
  employer: fc.constantFrom('x', 'y', 'z'),
});

export const entries: fc.Arbitrary<MarketEntry[]> = fc
  .array(entry, { minLength: 1, maxLength: 25 })
  .map((list) => list.map((one, at) => ({ ...one, id: `v${at}`, day: null })));

export const markets = entries.map((list) => ({ list, market: buildMarket(list) }));
export const skillSets = fc.uniqueArray(fc.constantFrom(...letters), { maxLength: 5 });
