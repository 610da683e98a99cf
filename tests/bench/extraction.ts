/**
 * How fast postings are read, as whole passes over real texts: `npm run bench:extraction [-- FILE.ndjson.gz]`.
 * Prints megabytes a second and the ratios to ripgrep and to one regular expression a skill. CPU time is
 * counted, so that other work on the machine disturbs little.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { listAliases } from '../../src/skills/dictionary.ts';
import { readPosting } from '../../src/skills/extract.ts';
import { createHits, scan } from '../../src/skills/scan.ts';
import { getDictionary } from '../../src/skills/shipped.ts';

const file = process.argv[2] ?? '../shared/data/postings/hn-2011-2019.ndjson.gz';
if (!existsSync(file)) {
  console.log(`SKIPPED: no postings at ${file}`);
  process.exit(0);
}
const startedAt = process.cpuUsage().user;
const dictionary = await getDictionary();
console.log(
  `dictionary ready in ${((process.cpuUsage().user - startedAt) / 1000).toFixed(0)} ms of CPU`,
);

const htmls = gunzipSync(readFileSync(file))
  .toString('utf8')
  .split('\n')
  .slice(0, 16_000)
  .flatMap((line) => (line === '' ? [] : [String(JSON.parse(line).text ?? '')]));
const texts = htmls.map(htmlToText);
const text = texts.join('\n\n');

const matcher = measure('matcher, plain text', text.length, 5, () => {
  const hits = createHits();
  scan(dictionary.automaton, text, hits);
  return hits.length / 4;
});
measure(
  'HTML to finished reading',
  htmls.reduce((sum, html) => sum + html.length, 0),
  1,
  () => {
    let skills = 0;
    for (const html of htmls) {
      skills += readPosting(dictionary, { title: '', company: null, text: htmlToText(html) }).skills
        .length;
    }
    return skills;
  },
);
const aliases = [...dictionary.skills.values()].flatMap((skill) =>
  listAliases(skill).map((a) => a.text),
);
compare('one regular expression a skill', oneRegexASkill());
compareRipgrep();

/** Runs a few passes and prints the best; returns its megabytes a second. */
function measure(name: string, length: number, passes: number, run: () => number): number {
  let best = 0;
  let found = 0;
  for (let pass = 0; pass < passes; pass++) {
    const before = process.cpuUsage().user;
    found = run();
    best = Math.max(best, length / (process.cpuUsage().user - before));
  }
  console.log(`${name.padEnd(34)} ${best.toFixed(2).padStart(8)} MB/s   ${found} found`);
  return best;
}

function compare(name: string, speed: number): void {
  console.log(`the matcher is ${(matcher / speed).toFixed(1)} times as fast as ${name}`);
}

function oneRegexASkill(): number {
  const patterns = [...dictionary.skills.values()].map((skill) => {
    const names = listAliases(skill).map(({ text }) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  });
  const sample = text.slice(0, 200_000);
  return measure('one regular expression a skill', sample.length, 1, () =>
    patterns.reduce((sum, pattern) => sum + (sample.match(pattern)?.length ?? 0), 0),
  );
}

function compareRipgrep(): void {
  if (spawnSync('rg', ['--version']).error) {
    console.log('SKIPPED: ripgrep (rg) is not installed');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gapmap-bench-'));
  writeFileSync(join(folder, 'text'), text);
  writeFileSync(join(folder, 'aliases'), aliases.join('\n'));
  const names = ['-j1', '-o', '-w', '-i', '-F', '-c', '-f', join(folder, 'aliases')];
  const command = `rg ${names.join(' ')} ${join(folder, 'text')}`;
  const timed = execFileSync('bash', ['-c', `TIMEFORMAT=%U; { time ${command} >/dev/null; } 2>&1`]);
  rmSync(folder, { recursive: true });
  const speed = Buffer.byteLength(text) / 1e6 / Number(timed.toString());
  console.log(`${'rg -o -w -i -F -f aliases'.padEnd(34)} ${speed.toFixed(2).padStart(8)} MB/s`);
  compare('ripgrep', speed);
}
