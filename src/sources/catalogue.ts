import { readFileSync } from 'node:fs';
import { ashby } from '../../config/sources/ashby.ts';
import { azerbaijan } from '../../config/sources/azerbaijan.ts';
import { azerbaijanGlorri } from '../../config/sources/azerbaijan-glorri.ts';
import { bamboohr } from '../../config/sources/bamboohr.ts';
import { boards } from '../../config/sources/boards.ts';
import { breezy } from '../../config/sources/breezy.ts';
import { greenhouse } from '../../config/sources/greenhouse.ts';
import { icims } from '../../config/sources/icims.ts';
import { jobvite } from '../../config/sources/jobvite.ts';
import { join } from '../../config/sources/join.ts';
import { lever } from '../../config/sources/lever.ts';
import { personio } from '../../config/sources/personio.ts';
import { pinpoint } from '../../config/sources/pinpoint.ts';
import { recruitee } from '../../config/sources/recruitee.ts';
import { rippling } from '../../config/sources/rippling.ts';
import { smartrecruiters } from '../../config/sources/smartrecruiters.ts';
import { teamtailor } from '../../config/sources/teamtailor.ts';
import { workable } from '../../config/sources/workable.ts';
import { workday } from '../../config/sources/workday.ts';
import type { Source } from './adapter.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { emptyOverlay, type Overlay, parseOverlay } from './overlay.ts';

/** A source as configured: the catalogue's or the user's own, on or off. */
export type ConfiguredSource = Source & {
  enabled: boolean;
  /** Why it is off, null when it is on. */
  reason: string | null;
  /** The day on which the board was last seen answering by whoever listed it. */
  seen: string | null;
  from: 'catalogue' | 'user';
};

/** Every entry of the catalogue that comes with gapmap. */
export const catalogue: readonly CatalogueEntry[] = [
  ashby,
  azerbaijan,
  azerbaijanGlorri,
  bamboohr,
  boards,
  breezy,
  greenhouse,
  icims,
  jobvite,
  join,
  lever,
  personio,
  pinpoint,
  recruitee,
  rippling,
  smartrecruiters,
  teamtailor,
  workable,
  workday,
].flat();

/**
 * Every configured source by slug: the catalogue with the user's file laid over it. A missing file is an
 * empty one; throws `ConfigError` with every problem of a broken one.
 */
export function configuredSources(overlayFile: string): Map<string, ConfiguredSource> {
  return layOver(catalogue, readOverlay(overlayFile));
}

/** The catalogue with an overlay: its sources added (in place of one with the same slug), on and off as it says. */
export function layOver(
  entries: readonly CatalogueEntry[],
  overlay: Overlay,
): Map<string, ConfiguredSource> {
  const sources = new Map<string, ConfiguredSource>();
  for (const entry of entries) add(sources, entry, 'catalogue');
  for (const entry of overlay.sources) add(sources, entry, 'user');
  for (const slug of overlay.enabled) turn(sources, slug, null);
  for (const slug of overlay.disabled) turn(sources, slug, 'disabled by you');
  return sources;
}

/** The slug of an entry: "<adapter>/<name, or the token>". */
export function slugOf(entry: Pick<CatalogueEntry, 'adapter' | 'token' | 'name'>): string {
  return `${entry.adapter}/${entry.name ?? entry.token}`;
}

/** The user's file as read, empty where there is none. */
export function readOverlay(file: string): Overlay {
  const text = readText(file);
  return text === null ? emptyOverlay : parseOverlay(text, file);
}

/** The text of a file, null where there is none. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function add(
  sources: Map<string, ConfiguredSource>,
  entry: CatalogueEntry,
  from: ConfiguredSource['from'],
): void {
  const slug = slugOf(entry);
  const { adapter, token, company, region, seen, settings = {}, disabled = null } = entry;
  const enabled = disabled === null;
  sources.set(slug, {
    slug,
    adapter,
    token,
    company,
    region,
    settings,
    enabled,
    reason: disabled,
    seen,
    from,
  });
}

function turn(sources: Map<string, ConfiguredSource>, slug: string, reason: string | null): void {
  const source = sources.get(slug);
  if (source) sources.set(slug, { ...source, enabled: reason === null, reason });
}
