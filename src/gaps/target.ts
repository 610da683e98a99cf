import type { SliceFlags } from '../demand/slice.ts';
import { ConfigError } from '../errors.ts';
import { readPlace } from '../postings/location.ts';
import { levels, roles } from '../postings/posting.ts';

const synonyms: ReadonlyMap<string, readonly [keyof SliceFlags, string]> = new Map([
  ['back-end', ['role', 'backend']],
  ['front-end', ['role', 'frontend']],
  ['full-stack', ['role', 'fullstack']],
  ['sre', ['role', 'devops']],
  ['platform', ['role', 'devops']],
  ['machine-learning', ['role', 'ml']],
  ['middle', ['level', 'mid']],
  ['entry-level', ['level', 'junior']],
  ['graduate', ['level', 'junior']],
  ['on-site', ['remote', 'onsite']],
  ['office', ['remote', 'onsite']],
]);
const idle =
  /^(?:engineers?|developers?|software|in|the|a|an|job|role|position|level|from|at|work|any|only)$/;

/**
 * The slice flags that a target in words names: "senior backend, Germany, remote". Throws `ConfigError` that names the
 * part it can't place.
 */
export function parseTarget(target: string): SliceFlags {
  const flags: SliceFlags = {};
  for (const part of target.split(/[,;/|]/)) readPart(part.trim(), flags);
  return flags;
}

function readPart(part: string, flags: SliceFlags): void {
  const left: string[] = [];
  for (const word of part.split(/\s+/).filter((w) => w !== '')) {
    const found = readWord(word.toLowerCase());
    if (found !== null) add(flags, found[0], found[1]);
    else if (!idle.test(word.toLowerCase())) left.push(word);
  }
  const rest = left.join(' ');
  if (rest === '') return;
  const { country } = readPlace({ locations: [rest], country: rest, text: '' });
  if (country === null) {
    throw new ConfigError(
      `--target: "${rest}" is no role, level, country or way of working; write for example "senior backend, Germany, remote"`,
    );
  }
  add(flags, 'country', country);
}

function readWord(word: string): readonly [keyof SliceFlags, string] | null {
  const synonym = synonyms.get(word);
  if (synonym !== undefined) return synonym;
  if (roles.some((role) => role === word)) return ['role', word];
  if (levels.some((level) => level === word)) return ['level', word];
  return ['remote', 'hybrid', 'onsite'].includes(word) ? ['remote', word] : null;
}

function add(flags: SliceFlags, key: keyof SliceFlags, value: string): void {
  const before = flags[key];
  flags[key] = before === undefined ? value : `${before},${value}`;
}
