import { describe, expect, it } from 'vitest';
import { schedules } from '../../config/schedules.ts';
import { parseOverlay } from '../../src/sources/overlay.ts';
import { dueOf, ruleSchema } from '../../src/sources/schedule-rule.ts';

const read = (...rules: object[]) => rules.map((rule) => ruleSchema.parse(rule));
const kestrel = { slug: 'greenhouse/kestrel', region: 'eu' };

describe('schedules of sources', () => {
  it('come from the last rule that names a source by slug, adapter or region', () => {
    const rules = read(
      { sources: '*', every: '12h', jitter: '0m' },
      { sources: 'greenhouse/*', every: '6h', jitter: '0m' },
      { sources: 'region:az', cron: '0 8 * * *', time_zone: 'Asia/Baku', jitter: '0m' },
      { sources: 'lever/one', every: '30m', jitter: '0m' },
    );
    const everyMs = (slug: string, region = 'eu') => dueOf({ slug, region }, rules);
    expect(everyMs('ashby/x')).toMatchObject({ everyMs: 12 * 3_600_000 });
    expect(everyMs('greenhouse/x')).toMatchObject({ everyMs: 6 * 3_600_000 });
    expect(everyMs('greenhouse/x', 'az')).toMatchObject({ timeZone: 'Asia/Baku' });
    expect(everyMs('lever/one', 'az')).toMatchObject({ everyMs: 30 * 60_000 });
  });

  it('spread hundreds of sources over the jitter, each at a moment that stays', () => {
    const rules = read({ sources: '*', every: '1h' });
    const quarters = [0, 0, 0, 0];
    for (let i = 0; i < 400; i += 1) {
      const { offsetMs } = dueOf({ slug: `greenhouse/company-${i}`, region: null }, rules);
      quarters[Math.floor((offsetMs / 3_600_000) * 4)]! += 1;
    }
    for (const n of quarters) expect(n).toBeGreaterThan(60);
    expect(dueOf(kestrel, rules)).toEqual(dueOf(kestrel, rules));
  });

  it('ship with a rule for every source', () => {
    expect(dueOf(kestrel, schedules)).toMatchObject({ everyMs: 12 * 3_600_000 });
  });

  it('of a broken file are named with their line', () => {
    const text = 'schedules:\n  - { sources: "*", cron: "0 25 * * *" }\n  - { sources: "a/*" }\n';
    expect(() => parseOverlay(text, 'sources.yaml')).toThrow(
      /sources.yaml:2: schedules.0.cron.*\n.*sources.yaml:3: schedules.1: expected either cron or every/,
    );
  });
});
