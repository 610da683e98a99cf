import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ParseError } from '../errors.ts';
import type { ReleaseFile } from './release.ts';
import { type Published, shareKey } from './release-changes.ts';

const manifestSchema = z.object({
  week: z.string(),
  dictionary: z.object({ version: z.string() }),
});
const skillSchema = z.object({
  role: z.string(),
  window_weeks: z.number(),
  skill: z.string(),
  share: z.number().nullable(),
});
const sourceSchema = z.object({ source: z.string(), health: z.string() });

/** Writes a release into a folder, each file whole or not at all and the manifest last. */
export async function writeRelease(folder: string, files: readonly ReleaseFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of files) {
    const draft = join(folder, `.${name}.${process.pid}`);
    await writeFile(draft, bytes);
    await rename(draft, join(folder, name));
  }
}

/** The newest release before a week among the folders of `exports`, null when there is none. */
export async function findReleaseBefore(exports: string, week: string): Promise<Published | null> {
  const names = await listFolders(exports);
  for (const name of names.filter((one) => one < week).toReversed()) {
    const manifest = await readIfThere(join(exports, name, 'manifest.json'));
    if (manifest !== null) return readPublished(join(exports, name), manifest);
  }
  return null;
}

async function listFolders(exports: string): Promise<string[]> {
  try {
    return (await readdir(exports)).filter((name) => /^\d{4}-W\d{2}$/.test(name)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readPublished(folder: string, manifest: string): Promise<Published> {
  try {
    const { week, dictionary } = manifestSchema.parse(JSON.parse(manifest));
    const skills = await readLines(join(folder, 'skills.ndjson'), skillSchema);
    const sources = await readLines(join(folder, 'sources.ndjson'), sourceSchema);
    return {
      week,
      dictionary: dictionary.version,
      shares: new Map(skills.map((row) => [shareKey(row), row.share])),
      health: new Map(sources.map(({ source, health }) => [source, health])),
    };
  } catch (cause) {
    throw new ParseError(`${folder} does not hold a release that can be compared with`, { cause });
  }
}

async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
