import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import {
  baselineUrl,
  decodeBaseline,
  encodeBaseline,
  openBaseline,
} from '../../src/demand/baseline.ts';
import { buildCell, cellRows } from '../../src/demand/cell.ts';
import { measureSlice } from '../../src/demand/find.ts';
import { everything } from '../../src/demand/slice.ts';

const path = 'config/baseline/hacker-news.bin';

it('a baseline comes back as it was written', () => {
  const rows = [1, 2].map((vacancy) => ({
    vacancy: vacancy * 40_000_000,
    week: 2900,
    role: 'backend' as const,
    employer: vacancy,
    source: 1,
    level: 'senior' as const,
    country: 'DE',
    remote: 'remote' as const,
    degree: 'master' as const,
    closedWeek: 0,
    lag: 0,
    postings: 1,
    payMin: 60_000,
    payMax: null,
    currency: 'EUR',
    skills: [{ skill: 1, requirement: 3, alternatives: vacancy }],
  }));
  const names = new Map([[1, { id: 'go', name: 'Go', category: 'language' }]]);
  const cells = [buildCell(2900, 'backend', rows)];
  const back = decodeBaseline(encodeBaseline({ cells, names, dictionary: 'v', postings: 2 }));
  expect(back.cells.flatMap(cellRows)).toEqual(rows);
  expect([back.names, back.dictionary, back.postings]).toEqual([names, 'v', 2]);
});

it('the shipped one is small, holds facts only, and says what it is', () => {
  const bytes = readFileSync(path);
  expect(bytes.length).toBeLessThan(3_000_000);
  const plain = zstdDecompressSync(bytes);
  const head = plain.subarray(0, plain.indexOf('\n')).toString('utf8');
  expect(Object.keys(JSON.parse(head))).toEqual(['dictionary', 'postings', 'skills', 'cells']);
  // After the head there are numbers only: nowhere eight letters and spaces in a row.
  expect(/[A-Za-z][A-Za-z ]{30,}/.test(plain.subarray(head.length).toString('latin1'))).toBe(false);
  const open = openBaseline({ ...everything, roles: ['backend'] });
  expect(open.origin).toMatch(/Hacker News "Who is hiring", 20\d\d-W\d\d to 2026-W\d\d/);
  const { sample, skills } = measureSlice(open);
  expect(sample.vacancies).toBeGreaterThanOrEqual(30);
  expect(skills.slice(0, 30).map((skill) => skill.id)).toEqual(
    expect.arrayContaining(['python', 'postgresql']),
  );
  const vacancy = open.cells.find((cell) => cell.size > 0)?.vacancy[0] ?? 0;
  expect(baselineUrl(vacancy)).toMatch(/^https:\/\/news\.ycombinator\.com\/item\?id=\d{6,9}$/);
});
