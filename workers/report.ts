import { join } from 'node:path';
import type { Context } from '../src/context.ts';
import { parseWeek, weekName, weekOf } from '../src/demand/week.ts';
import { ConfigError } from '../src/errors.ts';
import { buildRelease, type ReleaseFile } from '../src/reports/release.ts';
import { findReleaseBefore, writeRelease } from '../src/reports/release-folder.ts';
import { readManifest } from '../src/reports/release-list.ts';
import { gatherRelease } from '../src/reports/store.ts';
import { announceRelease } from './announce.ts';
import type { Handler } from './run-worker.ts';

/** Writes the weekly release of the payload's week, or of the last whole week, under the exports folder; tells of it. */
export const report: Handler<'report'> = async ({ week: asked }, context) => {
  const { exportsDir } = context.config;
  const week = asked ?? weekName(weekOf(context.now()) - 1);
  const before = await readManifest(exportsDir, week);
  const { files, bytes } = await exportRelease(context, { week });
  // The same release again is no news.
  if ((await readManifest(exportsDir, week)) !== before) await announceRelease(context, week);
  return { files, bytes };
};

/**
 * Writes one release and returns where it went. `out` is its folder, `<exports>/<week>` unless given; it is
 * compared with the newest earlier release under the exports folder. Throws `ConfigError` for a bad week.
 */
export async function exportRelease(
  { db, config, reader, now }: Pick<Context, 'db' | 'config' | 'reader' | 'now'>,
  options: { week?: string | undefined; out?: string | undefined },
): Promise<{ week: string; folder: string; files: number; bytes: number }> {
  const week = options.week === undefined ? weekOf(now()) - 1 : parseWeek(options.week);
  if (week === null) {
    throw new ConfigError(`--week: expected a week (2026-W14) or a day in it, not ${options.week}`);
  }
  const name = weekName(week);
  const { dictionary } = await reader();
  const before = await findReleaseBefore(config.exportsDir, name);
  const files = await buildRelease(await gatherRelease(db, week, dictionary), before);
  const folder = options.out ?? join(config.exportsDir, name);
  await writeRelease(folder, files);
  return { week: name, folder, files: files.length, bytes: sizeOf(files) };
}

function sizeOf(files: readonly ReleaseFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
