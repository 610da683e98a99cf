import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compileMatcher } from '../../scripts/write-matcher.ts';
import { buildAutomaton } from '../../src/skills/automaton.ts';
import { foldName } from '../../src/skills/fold.ts';
import { stretch } from '../../src/skills/matcher.ts';
import { addName, createNames } from '../../src/skills/name-tree.ts';
import { createHits, scan } from '../../src/skills/scan.ts';

const names = [
  'java',
  'go',
  'C++',
  '.NET',
  'event driven architecture',
  'Next.js',
  'internationalization',
];
const tree = createNames();
for (const name of names) addName(tree, foldName(name) ?? []);
const automaton = buildAutomaton(tree);

/** What is found, as it is written. */
function found(text: string): string[] {
  const hits = createHits();
  scan(automaton, text, hits);
  return Array.from({ length: hits.length / 4 }, (_, at) =>
    text.slice(hits.data[at * 4], hits.data[at * 4 + 1]),
  );
}

describe('the matcher', () => {
  it('tells names apart two steps of which have one hash at first', () => {
    const own = createNames();
    for (const name of ['ab cfkg', 'cd lbgb']) addName(own, foldName(name) ?? []);
    const apart = buildAutomaton(own);
    expect(apart.seed).toBe(1);
    const hits = createHits();
    scan(apart, 'ab cfkg or cd lbgb, not ab lbgb', hits);
    expect([hits.length / 4, hits.data[2], hits.data[6]]).toEqual([2, 1, 2]);
  });

  it('finds names with marks, plurals and versions, over breaks and look-alikes, as whole words', () => {
    expect(found('We love Java17, C++, .NET and Next.js; gopher or asp.NET is none.')).toEqual([
      'Java17',
      'C++',
      '.NET',
      'Next.js',
    ]);
    expect(found('event-driven\narchitectures')).toEqual(['event-driven\narchitectures']);
    expect(found('inter\u00adnational\u200bization, J\u0430va')).toEqual([
      'inter\u00adnational\u200bization',
      'J\u0430va',
    ]);
  });

  it('finds the same wherever a text is cut into stretches', () => {
    const sentence = 'x Java, event driven architecture y C++ z';
    const hits = ['Java', 'event driven architecture', 'C++'];
    fc.assert(
      fc.property(
        fc.constantFrom(' ', 'a', 'ab ', '\u00ad', '.', '\n'),
        fc.integer({ min: -1200, max: 60 }),
        fc.integer({ min: 1, max: 3 }),
        (filler, shift, stretches) => {
          const before = filler.repeat(stretch).slice(0, stretches * stretch + shift);
          expect(found(`${before} ${sentence}`)).toEqual(hits);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds the same in an engine that cannot encode text', async () => {
    vi.stubGlobal('TextEncoder', undefined);
    vi.resetModules();
    const bare = await import('../../src/skills/scan.ts');
    vi.unstubAllGlobals();
    const listed = (scanner: typeof scan, text: string) => {
      const hits = createHits();
      scanner(automaton, text, hits);
      return [...hits.data.subarray(0, hits.length)];
    };
    const pieces = [
      ...names,
      'J\u0430v\u00e1',
      ' ',
      ', ',
      '\u00ad',
      '\u2019',
      '\u{1f600}',
      '\ud800',
      '\n',
    ];
    const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
        expect(listed(bare.scan, parts.join(''))).toEqual(listed(scan, parts.join('')));
      }),
      { numRuns: 300 },
    );
    expect(listed(bare.scan, names.join(', ')).length).toBeGreaterThan(names.length);
  });

  it('keeps every hit of a text that is names and nothing else', () => {
    expect(found('go '.repeat(100_000)).length).toBe(100_000);
  });

  it('is compiled from its source', async () => {
    expect(await compileMatcher()).toBe(readFileSync('src/skills/scan-module.ts', 'utf8'));
  }, 60_000);
});
