import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { NotFoundError } from '../errors.ts';

const manifestSchema = z.looseObject({
  week: z.string(),
  files: z
    .array(z.looseObject({ name: z.string(), sha256: z.string(), bytes: z.number() }))
    .catch([]),
});

/** One published release: its week and its files with their size in bytes and hash. */
export type PublishedRelease = {
  week: string;
  files: { name: string; bytes: number; sha256: string | null }[];
};

/** The releases under the exports folder, the latest first; what has no manifest is not published. */
export async function listReleases(exportsDir: string): Promise<PublishedRelease[]> {
  const weeks = (await namesIn(exportsDir)).filter(isWeek).sort().reverse();
  const found = await Promise.all(weeks.map((week) => readRelease(exportsDir, week)));
  return found.filter((release) => release !== null);
}

/** The manifest of a week's release (2026-W14) as it is written, null before there is one. */
export async function readManifest(exportsDir: string, week: string): Promise<string | null> {
  const folder = join(exportsDir, week);
  const isThere = (await namesIn(folder)).includes('manifest.json');
  return isThere ? readFile(join(folder, 'manifest.json'), 'utf8') : null;
}

/** The path of one file of a release; throws `NotFoundError` for whatever is not listed there. */
export async function findReleaseFile(
  exportsDir: string,
  week: string,
  name: string,
): Promise<string> {
  const release = isWeek(week) ? await readRelease(exportsDir, week) : null;
  if (!release?.files.some((file) => file.name === name)) {
    throw new NotFoundError('There is no such release file: see /api/v1/releases.');
  }
  return join(exportsDir, week, name);
}

const isWeek = (name: string) => /^\d{4}-W\d{2}$/.test(name);

async function readRelease(exportsDir: string, week: string): Promise<PublishedRelease | null> {
  const folder = join(exportsDir, week);
  const names = (await namesIn(folder)).filter((name) => /^[\w-]+\.[a-z]+$/.test(name)).sort();
  if (!names.includes('manifest.json')) return null;
  const manifest = manifestSchema.safeParse(
    JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
  );
  const known = new Map(manifest.data?.files.map(({ name, sha256 }) => [name, sha256]));
  const files = names.map(async (name) => {
    const { size } = await stat(join(folder, name));
    return { name, bytes: size, sha256: known.get(name) ?? null };
  });
  return { week, files: await Promise.all(files) };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR'].includes(String(error.code))
    )
      return [];
    throw error;
  }
}
