/**
 * How fast postings are read, as whole passes over real texts: `npm run bench:extraction [-- FILE.ndjson.gz]`,
 * with `--hostile` also a hundred megabytes on one line. Speeds are of processor time, so that other work on the
 * machine disturbs little; MB are millions of characters. What is far slower is measured on a smaller sample.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { htmlToText } from '../../src/postings/html-to-text.ts';
import { type Automaton, buildAutomaton } from '../../src/skills/automaton.ts';
import { type Dictionary, listAliases } from '../../src/skills/dictionary.ts';
import { readPosting } from '../../src/skills/extract.ts';
import { addName, createNames } from '../../src/skills/name-tree.ts';
import { createHits, scan } from '../../src/skills/scan.ts';
import { getDictionary } from '../../src/skills/shipped.ts';

const [file = '../shared/data/postings/hn-2011-2019.ndjson.gz'] = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'));
if (!existsSync(file)) {
  console.log(`SKIPPED: no postings at ${file}`);
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'gapmap-bench-'));
const before = { cpu: process.cpuUsage().user, memory: process.memoryUsage().rss };
const dictionary = await getDictionary();
say('dictionary ready (bound 50 ms)', (process.cpuUsage().user - before.cpu) / 1000, 'ms');
say('its memory (bound 60 MB)', (process.memoryUsage().rss - before.memory) / 1e6, 'MB');

const htmls = sample(readFileSync(file), 8000);
const texts = htmls.map(htmlToText);
const text = texts.join('\n\n');
const names = namesAlone(dictionary);
const matcher = measure('matcher, names of skills (100)', text.length, 25, () => match(names));
measure('matcher, with cues and headings', text.length, 25, () => match(dictionary.automaton));
const htmlLength = htmls.reduce((sum, html) => sum + html.length, 0);
measure('HTML to plain text', htmlLength, 2, () => htmls.map(htmlToText).length);
measure('HTML to finished reading (20)', htmlLength, 3, () =>
  htmls.reduce((sum, html) => sum + read(htmlToText(html)).skills.length, 0),
);
const aliases = [...dictionary.skills.values()].flatMap((skill) =>
  listAliases(skill).map((a) => a.text),
);
compare('one regular expression a skill (100)', oneRegexASkill(text.slice(0, 40_000)));
compareRipgrep(text.slice(0, 300_000));
timeProgram();
if (process.argv.includes('--hostile')) readHostile();
rmSync(folder, { recursive: true });

/** Postings spread over the whole file. */
function sample(bytes: Buffer, count: number): string[] {
  const lines = gunzipSync(bytes).toString('utf8').split('\n');
  const step = Math.max(1, Math.floor(lines.length / count));
  return lines.flatMap((line, index) =>
    index % step > 0 || line === '' ? [] : [String(JSON.parse(line).text ?? '')],
  );
}

/** The names of the dictionary with their variants, without the phrases that tell what is asked. */
function namesAlone({ automaton, terminal }: Dictionary): Automaton {
  const { spelling, starts } = automaton;
  const alone = createNames();
  for (let name = 1; name < starts.length; name++) {
    if (terminal(name) === undefined) continue;
    addName(alone, Array.from(spelling.subarray(starts[name], starts[name + 1])));
  }
  return buildAutomaton(alone);
}

function match(automaton: Automaton): number {
  const hits = createHits();
  scan(automaton, text, hits);
  return hits.length / 4;
}

function read(plain: string) {
  return readPosting(dictionary, { title: '', company: null, text: plain });
}

/** Runs a few passes and prints the best, and the first where it is another; returns the best's MB a second. */
function measure(name: string, length: number, passes: number, run: () => number): number {
  const speeds: number[] = [];
  let found = 0;
  for (let pass = 0; pass < passes; pass++) {
    const start = process.cpuUsage().user;
    found = run();
    speeds.push(length / (process.cpuUsage().user - start));
  }
  const best = Math.max(...speeds);
  const first = passes > 1 ? `, first pass ${speeds[0]?.toFixed(1)}` : '';
  say(name, best, `MB/s${first}, ${found} found`);
  return best;
}

function say(name: string, figure: number, unit: string): void {
  console.log(`${name.padEnd(44)} ${figure.toFixed(1).padStart(8)} ${unit}`);
}

function compare(name: string, speed: number): void {
  say(`  the matcher is faster than ${name}`, matcher / speed, 'times');
}

function oneRegexASkill(short: string): number {
  const patterns = [...dictionary.skills.values()].map((skill) => {
    const names = listAliases(skill).map((a) => a.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  });
  return measure('one regular expression a skill', short.length, 1, () =>
    patterns.reduce((sum, pattern) => sum + (short.match(pattern)?.length ?? 0), 0),
  );
}

function compareRipgrep(short: string): void {
  if (spawnSync('rg', ['--version']).error) {
    console.log('SKIPPED: ripgrep (rg) is not installed');
    return;
  }
  writeFileSync(join(folder, 'text'), short);
  writeFileSync(join(folder, 'aliases'), aliases.join('\n'));
  const names = ['-j1', '-o', '-w', '-i', '-F', '-c', '-f', join(folder, 'aliases')];
  const { user } = timed(`rg ${names.join(' ')} ${join(folder, 'text')} >/dev/null`);
  const speed = short.length / 1e6 / user;
  say('rg -o -w -i -F -f aliases', speed, 'MB/s');
  compare('ripgrep (3)', speed);
}

/** Wall and processor time of `gapmap extract`: one posting, and the whole file. */
function timeProgram(): void {
  writeFileSync(join(folder, 'one.html'), htmls[0] ?? '');
  const extract = (name: string) =>
    timed(`${process.execPath} src/cli/gapmap.js extract ${name} --format ndjson >/dev/null`);
  const walls = Array.from({ length: 5 }, () => extract(join(folder, 'one.html')).wall);
  say('one posting from start (bound 300 ms)', Math.min(...walls) * 1000, 'ms, best of 5');
  const { wall, user } = extract(file);
  say('the whole file (bound 15 s)', wall, `s, ${user.toFixed(1)} s of processor time`);
}

function timed(command: string): { wall: number; user: number } {
  const script = `TIMEFORMAT='%R %U'; { time ${command}; } 2>&1`;
  const [wall = 0, user = 0] = execFileSync('bash', ['-c', script])
    .toString()
    .split(' ')
    .map(Number);
  return { wall, user };
}

function readHostile(): void {
  const line = 'We use Java, Python or Go and Kubernetes, and like long walks on the beach. ';
  const long = line.repeat(100_000_000 / line.length);
  measure('a hundred megabytes on one line', long.length, 1, () => read(long).skills.length);
  say('  memory after it', process.memoryUsage().rss / 1e6, 'MB');
}
