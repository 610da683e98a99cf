import { createHash, hash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ConfigError } from '../errors.ts';
import type { Dictionary } from './dictionary.ts';
import type { Skill } from './skill.ts';

let shipped: Promise<Dictionary> | undefined;

/**
 * Returns the dictionary that gapmap ships, once a process: from the compiled copy where there is one of these
 * very sources, else compiled now (and kept, where the folder can be written).
 */
export function getDictionary(): Promise<Dictionary> {
  shipped ??= findShipped();
  return shipped;
}

/** Returns the dictionary of a configuration: the shipped one, with the user's own skills over it when there are any. */
export function openDictionary(skillsFile: string | null): Promise<Dictionary> {
  return skillsFile ? getDictionaryWith(skillsFile) : getDictionary();
}

/** Returns the shipped dictionary with the user's own skills laid over it; throws `ConfigError` for a bad file. */
export async function getDictionaryWith(file: string): Promise<Dictionary> {
  const { overlaySkills, parseOverlay } = await import('./overlay.ts');
  const { loadDictionary } = await import('./dictionary.ts');
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`cannot read the skills file ${file}`, { cause: error });
  }
  return loadDictionary(overlaySkills(await shippedSkills(), await parseOverlay(source, file)));
}

/** A hash of the code that reads postings: with another rule a posting may say something else. */
export function rulesVersion(): string {
  const folders = ['.', '../postings'].map((path) => new URL(`${path}/`, import.meta.url));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('store.ts'))
      .sort()
      .map((name) => readFileSync(new URL(name, folder), 'latin1')),
  );
  return hash('sha1', files.join('\0'), 'hex');
}

async function findShipped(): Promise<Dictionary> {
  const { packDictionary, unpackDictionary } = await import('./shipped-compiled.ts');
  const path = compiledPath();
  const bytes = readCompiled(path);
  if (bytes !== undefined) {
    try {
      return unpackDictionary(bytes);
    } catch {
      // Written by another Node or cut short: compile again below.
    }
  }
  const { loadDictionary } = await import('./dictionary.ts');
  const dictionary = loadDictionary(await shippedSkills());
  keepCompiled(path, packDictionary(dictionary));
  return dictionary;
}

async function shippedSkills(): Promise<readonly Skill[]> {
  const { allSkills } = await import('../../config/skills/all.ts');
  return allSkills;
}

const compiledFolder = new URL('../../node_modules/.cache/gapmap/', import.meta.url);
const entries = new URL('../../config/skills/', import.meta.url);
/** The code that decides what a compiled dictionary holds. */
const compilers =
  'alias-rule alias-variants automaton name-tree cues cue-words heading-words shipped-compiled dictionary fold symbols ../postings/plain-words'.split(
    ' ',
  );

/** The name holds a hash of the entries and of the code that compiles them: a change of either is another file. */
function compiledPath(): URL {
  const key = createHash('sha1').update(process.versions.v8);
  for (const name of readdirSync(entries).sort()) {
    if (name.endsWith('.ts')) key.update(readFileSync(new URL(name, entries))).update('\0');
  }
  for (const name of compilers) {
    key.update(readFileSync(new URL(`${name}.ts`, import.meta.url))).update('\0');
  }
  return new URL(`dictionary-${key.digest('hex').slice(0, 16)}.bin`, compiledFolder);
}

function readCompiled(path: URL): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function keepCompiled(path: URL, bytes: Uint8Array): void {
  const draft = new URL(`${randomUUID()}.tmp`, compiledFolder);
  try {
    mkdirSync(compiledFolder, { recursive: true });
    writeFileSync(draft, bytes);
    renameSync(draft, path);
  } catch {
    // A read-only folder costs time at each start, nothing else.
  }
}

// `node src/skills/shipped.ts` compiles ahead of the first start (after npm ci, in an image).
if (import.meta.main) await getDictionary();
