import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NotFoundError } from '../errors.ts';
import { configuredSources } from './catalogue.ts';
import { parseOverlay, switchInOverlay } from './overlay.ts';

/** Switches sources on or off in the user's file; throws `NotFoundError` naming those that do not exist. */
export function switchSources(file: string, slugs: readonly string[], enabled: boolean): void {
  const sources = configuredSources(file);
  const unknown = slugs.filter((slug) => !sources.has(slug));
  if (unknown.length > 0) {
    throw new NotFoundError(`There is no source ${unknown.join(', ')}: see gapmap sources list`);
  }
  const before = readOverlay(file);
  const text = slugs.reduce((edited, slug) => switchInOverlay(edited, slug, enabled), before);
  parseOverlay(text, file);
  writeWhole(file, text);
}

/** The text of the user's file, empty where there is none. */
function readOverlay(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Writes a file whole or not at all. */
function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
