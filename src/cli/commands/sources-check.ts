import { processConfig } from '../../../config/config.ts';
import { NotFoundError } from '../../errors.ts';
import type { Table } from '../../reports/table.ts';
import type { Source } from '../../sources/adapter.ts';
import { configuredSources } from '../../sources/catalogue.ts';
import { type Checked, checkPage } from '../../sources/check.ts';
import { detectUrl } from '../../sources/detect.ts';
import { listFailures } from '../../sources/failure-store.ts';
import { listHealth, type SourceHealth } from '../../sources/health-store.ts';
import { adapters } from '../../sources/index.ts';
import { fetchOnce } from '../fetch-once.ts';
import { type Format, say, writeTable } from '../output.ts';
import { withContext } from '../with-context.ts';

/** Makes one polite request to a source (its slug, or a board's address) and writes what it would read. */
export async function checkSource(name: string, flags: { format?: Format }): Promise<void> {
  const config = processConfig();
  const source = sourceNamed(name, config.sourcesFile);
  const adapter = adapters.get(source.adapter);
  if (!adapter) throw new NotFoundError(`There is no adapter "${source.adapter}".`);
  const key = adapter.needsKey === undefined ? undefined : config.boardKeys[adapter.needsKey];
  const asked = key ? { ...source, settings: { ...source.settings, key } } : source;
  const [request] = adapter.request(asked);
  if (!request) throw new NotFoundError(`${source.slug} has nothing to ask for.`);
  const { body, contentType, wireBytes } = await fetchOnce(request);
  const checked = checkPage(adapter.parse({ request, body, contentType, at: new Date() }, asked));
  const document = { source: source.slug, url: request.url, bytes: wireBytes, ...checked };
  await writeTable(checkTable(document), { format: flags.format, document });
}

/** Writes how the sources that ever ran are doing, the most troubled first. */
export async function showHealth(flags: { limit: number; format?: Format }): Promise<void> {
  const rows = await withContext(({ db }) => listHealth(db, flags.limit));
  const table: Table = {
    columns: [
      { key: 'slug', title: 'Source', type: 'text' },
      { key: 'status', title: 'Last run', type: 'text' },
      { key: 'alert', title: 'Alert', type: 'text' },
      { key: 'last_run_at', title: 'Ran', type: 'date' },
      { key: 'last_ok_at', title: 'Well', type: 'date' },
      { key: 'open', title: 'Open', type: 'integer' },
      { key: 'new', title: 'New', type: 'integer' },
      { key: 'changed', title: 'Changed', type: 'integer', only: 'programs' },
      { key: 'closed', title: 'Closed', type: 'integer' },
      { key: 'failed', title: 'Failed', type: 'integer' },
      { key: 'throttled', title: '429s', type: 'integer' },
      { key: 'bytes', title: 'Bytes', type: 'integer', only: 'programs' },
      { key: 'seconds', title: 'Seconds', type: 'decimal', decimals: 1 },
      { key: 'median_text_length', title: 'Text', type: 'integer' },
      { key: 'failures_in_a_row', title: 'Failures in a row', type: 'integer', only: 'programs' },
      { key: 'enabled', title: 'Read', type: 'boolean', only: 'programs' },
      { key: 'reason', title: 'Reason', type: 'text' },
    ],
    rows: rows.map((row) => ({
      ...row,
      last_run_at: row.last_run_at?.toISOString() ?? null,
      last_ok_at: row.last_ok_at?.toISOString() ?? null,
    })),
    notes: [
      summaryOf(rows),
      'Text is the median length of a posting in characters; it falls when a board cuts its texts.',
    ],
  };
  await writeTable(table, { format: flags.format });
  if (rows.length === 0) say('Nothing was scraped yet: gapmap scrape --all, or gapmap up.');
}

const glimpse = 80;

/** Writes the items that could not be read, the last first; people see how each begins, programs all of it. */
export async function showFailures(
  slugs: readonly string[],
  flags: { limit: number; format?: Format },
): Promise<void> {
  const kept = await withContext(({ db }) => listFailures(db, slugs, flags.limit));
  const table: Table = {
    columns: [
      { key: 'source', title: 'Source', type: 'text' },
      { key: 'at', title: 'When', type: 'date' },
      { key: 'position', title: 'Position', type: 'integer' },
      { key: 'reason', title: 'Reason', type: 'text' },
      { key: 'begin', title: 'Item', type: 'text', only: 'people' },
      { key: 'item', title: 'Item', type: 'text', only: 'programs' },
    ],
    rows: kept.map(({ at, ...failure }) => ({
      ...failure,
      at: at.toISOString(),
      begin: failure.item.slice(0, glimpse),
    })),
  };
  await writeTable(table, { format: flags.format });
  if (kept.length === 0) say('Every item could be read.');
}

/** "12 sources: 9 ok, 2 unchanged, 1 failed; 1 under an alert." */
function summaryOf(rows: readonly SourceHealth[]): string {
  const byStatus = Map.groupBy(rows, ({ status }) => status ?? 'running');
  const parts = [...byStatus].map(([status, some]) => `${some.length} ${status}`);
  const alerts = rows.filter(({ alert }) => alert !== null).length;
  return `${rows.length} sources: ${parts.join(', ') || 'none'}; ${alerts} under an alert.`;
}

function sourceNamed(name: string, sourcesFile: string): Source {
  const known = configuredSources(sourcesFile).get(name);
  if (known) return known;
  const found = detectUrl(name);
  if (!found) {
    throw new NotFoundError(
      `There is no source ${name}: see gapmap sources list, or give a board's address.`,
    );
  }
  const { adapter, token, settings = {} } = found;
  return { slug: `${adapter}/${token}`, adapter, token, company: null, region: null, settings };
}

type Document = Checked & { source: string; url: string; bytes: number };

function checkTable(document: Document): Table {
  const facts: [string, string | number | null][] = [
    ['asked', document.url],
    ['bytes', document.bytes],
    ['postings', `${document.found}${document.total === null ? '' : ` of ${document.total}`}`],
    ['texts on pages of their own', document.pending],
    ['unreadable', document.failed],
    ['further pages', document.further_pages],
    ['complete', document.complete ? 'yes' : 'no'],
    ['text, characters', lengths(document)],
    [
      'with company, place, date',
      `${document.with_company}, ${document.with_location}, ${document.with_date}`,
    ],
    ...document.titles.map((title): [string, string] => ['title', title]),
    ...document.failures.map((reason): [string, string] => ['could not read', reason]),
  ];
  return {
    title: document.source,
    columns: [
      { key: 'fact', title: 'What', type: 'text' },
      { key: 'value', title: 'Value', type: 'text' },
    ],
    rows: facts.map(([fact, value]) => ({ fact, value: value === null ? null : String(value) })),
  };
}

function lengths({ text_min, text_median, text_max }: Checked): string | null {
  return text_median === null ? null : `${text_min} to ${text_max}, median ${text_median}`;
}
