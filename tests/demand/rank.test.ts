import { describe, expect, it } from 'vitest';
import { rankCounts } from '../../src/demand/rank.ts';

describe('rankCounts', () => {
  it('gives the highest 1, equal ones the same, and skips as many as share', () => {
    const rankOf = rankCounts(Uint32Array.of(9, 100, 0, 9, 10));
    expect([100, 10, 9, 0].map(rankOf)).toEqual([1, 2, 3, 5]);
  });

  it('puts a count that is not among them after all, and changes none', () => {
    const counts = Float64Array.of(3, 7, 5);
    expect(rankCounts(counts)(0)).toBe(4);
    expect([...counts]).toEqual([3, 7, 5]);
  });
});
