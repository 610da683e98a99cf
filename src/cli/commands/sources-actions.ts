import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { processConfig } from '../../../config/config.ts';
import { ConfigError, NotFoundError } from '../../errors.ts';
import type { Row, Table } from '../../reports/table.ts';
import {
  type ConfiguredSource,
  configuredSources,
  readText,
  slugOf,
} from '../../sources/catalogue.ts';
import { type CatalogueEntry, regions } from '../../sources/catalogue-entry.ts';
import { type Detected, detectHtml, detectUrl } from '../../sources/detect.ts';
import { addToOverlay, parseOverlay } from '../../sources/overlay.ts';
import { refusedBoard } from '../../sources/refused-boards.ts';
import { switchSources as switchIn } from '../../sources/switch-sources.ts';
import { type Format, say, writeTable } from '../output.ts';

export type ListFlags = {
  adapter?: string;
  region?: string;
  enabled?: boolean;
  disabled?: boolean;
  format?: Format;
};
export type DetectFlags = { base?: string; format?: Format };
export type AddFlags = {
  adapter?: string;
  token?: string;
  name?: string;
  company?: string;
  region?: string;
  settings?: string;
};

/** Writes the configured sources that match all words and flags. */
export async function listSources(words: readonly string[], flags: ListFlags): Promise<void> {
  const all = [...configuredSources(processConfig().sourcesFile).values()];
  const wanted = all.filter((source) => matches(source, words, flags));
  const table: Table = {
    columns: [
      { key: 'slug', title: 'Source', type: 'text' },
      { key: 'company', title: 'Company', type: 'text' },
      { key: 'region', title: 'Region', type: 'text' },
      { key: 'enabled', title: 'Read', type: 'boolean' },
      { key: 'evidence', title: 'Seen answering', type: 'date', only: 'people' },
      { key: 'seen', title: 'Seen', type: 'date', only: 'programs' },
      { key: 'verified', title: 'Verified', type: 'boolean', only: 'programs' },
      { key: 'adapter', title: 'Adapter', type: 'text', only: 'programs' },
      { key: 'token', title: 'Token', type: 'text', only: 'programs' },
      { key: 'from', title: 'From', type: 'text', only: 'programs' },
      { key: 'reason', title: 'Why not', type: 'text' },
    ],
    rows: wanted.map(rowOf),
    notes: [
      `${wanted.length} of ${all.length} sources, ${wanted.filter((s) => s.enabled).length} of them read.`,
      ...unverifiedNote(wanted),
    ],
  };
  await writeTable(table, { format: flags.format });
  if (wanted.length === 0 && words.length > 1) say('No source bears all of these words.');
}

/** Of the user's own sources nobody has to vouch for the address. */
function rowOf({ settings: _, ...source }: ConfiguredSource): Row {
  const evidence = source.seen ?? (source.from === 'catalogue' ? 'unverified' : null);
  return { ...source, evidence, verified: source.seen !== null };
}

function unverifiedNote(sources: readonly ConfiguredSource[]): string[] {
  const unseen = sources.filter(({ seen, from }) => seen === null && from === 'catalogue').length;
  if (unseen === 0) return [];
  return [
    `${unseen} unverified: their addresses are known, but nobody noted a day on which they answered. Look with gapmap sources check.`,
  ];
}

/** Writes which boards an address or a saved careers page leads to; throws `NotFoundError` when to none. */
export async function detectSource(where: string, flags: DetectFlags): Promise<void> {
  const found = await boardsAt(where, flags.base);
  if (found.length === 0) {
    throw new NotFoundError(
      `No known board at ${where}. A page of its own can be read by selectors: gapmap sources add --help`,
    );
  }
  const table: Table = {
    columns: [
      { key: 'adapter', title: 'Adapter', type: 'text' },
      { key: 'token', title: 'Token', type: 'text' },
      { key: 'settings', title: 'Settings', type: 'text' },
      { key: 'via', title: 'Told by', type: 'text' },
    ],
    rows: found.map((board) => ({ ...board, settings: settingsText(board) })),
  };
  await writeTable(table, { format: flags.format, document: found });
}

/** Adds a source to the user's file, after the whole file is known to be right. */
export async function addSource(url: string, flags: AddFlags): Promise<void> {
  const entry = await entryOf(url, flags);
  const slug = slugOf(entry);
  const { sourcesFile } = processConfig();
  if (configuredSources(sourcesFile).has(slug)) {
    throw new ConfigError(`${slug} is there already: see gapmap sources list ${entry.adapter}`);
  }
  const text = addToOverlay(readText(sourcesFile) ?? '', entry);
  parseOverlay(text, sourcesFile);
  writeSafely(sourcesFile, text);
  say(`Added ${slug} to ${sourcesFile}. Look at it with: gapmap sources check ${slug}`);
}

/** Switches sources on or off in the user's file; throws `NotFoundError` naming those that do not exist. */
export async function switchSources(slugs: readonly string[], enabled: boolean): Promise<void> {
  switchIn(processConfig().sourcesFile, slugs, enabled);
  for (const slug of slugs) say(`${slug} is ${enabled ? 'read' : 'left out'} from now on.`);
}

function matches(source: ConfiguredSource, words: readonly string[], flags: ListFlags): boolean {
  const said = `${source.slug} ${source.company ?? ''} ${source.token}`.toLowerCase();
  return (
    (flags.adapter === undefined || source.adapter === flags.adapter) &&
    (flags.region === undefined || source.region === flags.region) &&
    (!flags.enabled || source.enabled) &&
    (!flags.disabled || !source.enabled) &&
    words.every((word) => said.includes(word.toLowerCase()))
  );
}

async function boardsAt(where: string, base: string | undefined): Promise<Detected[]> {
  if (!URL.canParse(where) && !existsSync(where) && bareAddress.test(where)) {
    return boardsAt(`https://${where.replace(/^\/\//, '')}`, base);
  }
  if (!URL.canParse(where)) {
    return detectHtml(
      readFileSync(where === '-' ? 0 : where, 'utf8'),
      base ?? 'https://localhost/',
    );
  }
  const refused = refusedBoard(where);
  if (refused) throw new ConfigError(`${refused} forbids scraping in its terms: it is never read.`);
  const named = detectUrl(where);
  if (named) return [named];
  const { fetchOnce } = await import('../fetch-once.ts');
  const page = await fetchOnce({ url: where, kind: 'list' });
  return detectHtml(page.body, page.url);
}

/** An address as people copy it, without its scheme; files of pages have other endings than hosts. */
const bareAddress = /^(\/\/)?([a-z0-9-]+\.)+(?!html?$|json$|xml$|txt$)[a-z]{2,}([/?#]|$)/i;

async function entryOf(url: string, flags: AddFlags): Promise<Partial<CatalogueEntry> & Named> {
  const { company, region, name } = flags;
  const asked = flags.adapter ? { adapter: flags.adapter, token: flags.token ?? url } : null;
  const found: Named & Pick<Detected, 'settings'> = asked ?? (await onlyBoard(url));
  const settings = flags.settings ? parseJson(flags.settings) : found.settings;
  return {
    adapter: found.adapter,
    token: flags.token ?? found.token,
    ...((name ?? nameOf(found.token)) ? { name: name ?? nameOf(found.token) ?? found.token } : {}),
    ...(company ? { company } : {}),
    ...(region ? { region: regionOf(region) } : {}),
    ...(settings ? { settings } : {}),
  };
}

type Named = Pick<CatalogueEntry, 'adapter' | 'token'>;

async function onlyBoard(url: string): Promise<Detected> {
  const [first, ...others] = await boardsAt(url, undefined);
  if (!first) {
    throw new NotFoundError(
      `No known board at ${url}: give --adapter, and --settings where it needs them.`,
    );
  }
  for (const other of others) say(`Also there: ${other.adapter}/${other.token} (${other.via})`);
  return first;
}

/** A URL makes a poor slug: its host stands for it. */
function nameOf(token: string): string | null {
  return URL.canParse(token) && /^https?:/.test(token)
    ? new URL(token).hostname.replace(/^www\./, '')
    : null;
}

function regionOf(region: string): CatalogueEntry['region'] {
  const known = regions.find((one) => one === region);
  if (!known) throw new ConfigError(`no region "${region}"; there are ${regions.join(', ')}`);
  return known;
}

function parseJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigError(`--settings is no JSON: ${String(cause)}`, { cause });
  }
}

function settingsText({ settings }: Detected): string | null {
  return settings ? JSON.stringify(settings) : null;
}

/** Written beside and renamed: a crash leaves the old file whole. */
function writeSafely(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
