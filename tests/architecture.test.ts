import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = globSync('{src,workers,config,migrations}/**/*.ts').map((path) => ({
  path,
  source: readFileSync(path, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, ''),
}));
const imports = files.flatMap(({ path, source }) =>
  [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) => ({
    path,
    target: target.startsWith('.') ? posix.join(posix.dirname(path), target) : target,
  })),
);
const domain = (path: string) => /^src\/([a-z]+)\//.exec(path)?.[1];

/** Each domain with the domains that it may import. */
const mayImport: Record<string, string[]> = {
  postings: [],
  sources: ['postings'],
  skills: ['postings'],
  demand: ['skills', 'postings'],
  roadmaps: ['demand', 'skills', 'postings'],
  gaps: ['roadmaps', 'demand', 'skills', 'postings'],
  reports: ['gaps', 'roadmaps', 'demand', 'skills', 'postings', 'sources'],
};
const only: [RegExp, RegExp][] = [
  [/^(kysely|pg)(\/|$)/, /^(src\/db\/|migrations\/|src\/.*store\.ts$|src\/queue\/)/],
  [/^(bullmq|ioredis)$/, /^(src\/queue\/|workers\/run-worker\.ts$)/],
  [/^(@crawlee|crawlee)/, /^src\/sources\//],
  [/^(@?fastify)/, /^src\/(api|web)\//],
  // natural's main file prints on stdout; of its parts only tokenizer, n-grams, distances, stop words know no Node API.
  [/^natural$/, /^$/],
  [/^natural\/(?!.*(regexp_tokenizer|ngrams|distance\/index|stopwords)\.js$)/, /^src\/cli\//],
  [/^(src\/(api|web|cli)\/|workers\/)/, /^(src\/(api|web|cli)\/|workers\/)/],
];
const pureCore = /^src\/(postings|skills|gaps)\/(?!.*store\.ts|resume\/|shipped)/;

describe('architecture', () => {
  it('domains point one way', () => {
    const wrong = imports.filter(({ path, target }) => {
      const [from, to] = [domain(path), domain(target)];
      return (
        from && to && from !== to && to in mayImport && !(mayImport[from]?.includes(to) ?? true)
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each(only)('%s is imported only in %s', (library, place) => {
    expect(imports.filter(({ path, target }) => library.test(target) && !place.test(path))).toEqual(
      [],
    );
  });

  it('the environment is read in config/config.ts, the console and stdout only by the CLI', () => {
    const reads = (pattern: RegExp) =>
      files.filter((f) => pattern.test(f.source)).map((f) => f.path);
    expect(reads(/process\.env\b/)).toEqual(['config/config.ts']);
    expect(reads(/console\.|process\.stdout/).filter((p) => !p.startsWith('src/cli/'))).toEqual([]);
  });

  it('the pure core knows no Node API, clock, randomness or logger', () => {
    const impure = /from 'node:|Date\.now\(|new Date\(\)|Math\.random\(|\/log\.ts'|\bprocess\./;
    const wrong = files.filter((f) => pureCore.test(f.path) && impure.test(f.source));
    expect(wrong.map((f) => f.path)).toEqual([]);
  });
});
