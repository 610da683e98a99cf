import { describe, expect, test } from 'vitest';
import { catalogue, layOver, slugOf } from '../../src/sources/catalogue.ts';
import { regions } from '../../src/sources/catalogue-entry.ts';
import { adapters } from '../../src/sources/index.ts';
import { emptyOverlay } from '../../src/sources/overlay.ts';
import { refusedBoard } from '../../src/sources/refused-boards.ts';

const known = catalogue.filter(({ adapter }) => adapters.has(adapter));
const enabled = known.filter(({ disabled }) => disabled === undefined);

describe('the catalogue', () => {
  test('has at least 500 sources that are read, on 12 kinds or more', () => {
    expect(enabled.length).toBeGreaterThanOrEqual(500);
    expect(new Set(enabled.map(({ adapter }) => adapter)).size).toBeGreaterThanOrEqual(12);
  });

  test('covers every region, Azerbaijan with at least 60 sources', () => {
    expect(new Set(enabled.map(({ region }) => region))).toEqual(new Set(regions));
    expect(enabled.filter(({ region }) => region === 'az').length).toBeGreaterThanOrEqual(60);
  });

  test('names every source once', () => {
    const slugs = catalogue.map(slugOf);
    expect(slugs.filter((slug, at) => slugs.indexOf(slug) !== at)).toEqual([]);
    expect(slugs.filter((slug) => !/^[a-z_]+\/\S.*$/.test(slug))).toEqual([]);
  });

  test('has no board whose terms forbid scraping', () => {
    expect(catalogue.filter(({ token }) => refusedBoard(token) !== null)).toEqual([]);
    expect(catalogue.filter(({ token }) => /linkedin|indeed\.com|glassdoor/i.test(token))).toEqual(
      [],
    );
  });

  test('has a day of evidence, or says that there is none', () => {
    for (const { seen } of catalogue) expect(seen ?? '2026-01-01').toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test('can be asked: every enabled source has a first request over https', () => {
    const sources = [...layOver(known, emptyOverlay).values()].filter((source) => source.enabled);
    for (const source of sources) {
      const requests = adapters.get(source.adapter)?.request(source) ?? [];
      expect(requests.length).toBeGreaterThan(0);
      for (const { url } of requests) expect(url).toMatch(/^https:\/\//);
    }
  });
});
