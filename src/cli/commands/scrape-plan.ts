import type { Context } from '../../context.ts';
import type { Table } from '../../reports/table.ts';
import { listHealth } from '../../sources/health-store.ts';
import { adapters } from '../../sources/index.ts';
import { listSources, type StoredSource } from '../../sources/store.ts';

/** What a scrape of these sources would ask first, of whom, and how they did the last time; asks nothing. */
export async function describePlan(context: Context, slugs: readonly string[]): Promise<Table> {
  const stored = await listSources(context.db, {});
  const bySlug = new Map(stored.map((source) => [source.slug, source]));
  const health = new Map((await listHealth(context.db, 1_000_000)).map((one) => [one.slug, one]));
  const rows = slugs.map((slug) => {
    const source = bySlug.get(slug);
    const last = health.get(slug);
    return {
      source: slug,
      last_run_at: last?.last_run_at?.toISOString() ?? null,
      status: last?.status ?? 'never read',
      open: last?.open ?? null,
      asks: source ? firstRequest(source, context) : null,
    };
  });
  const hosts = new Set(rows.flatMap(({ asks }) => URL.parse(asks ?? '')?.host ?? []));
  return {
    columns: [
      { key: 'source', title: 'Source', type: 'text' },
      { key: 'last_run_at', title: 'Last read', type: 'date' },
      { key: 'status', title: 'Status', type: 'text' },
      { key: 'open', title: 'Open', type: 'integer' },
      { key: 'asks', title: 'Asks first', type: 'text' },
    ],
    rows,
    notes: [
      `Sources: ${rows.length}, hosts: ${hosts.size}, at least ${context.config.hostIntervalMs} ms between two requests to a host. Nothing was asked.`,
    ],
  };
}

/** The address of the first request, or why there is none. */
function firstRequest(source: StoredSource, { config }: Context): string {
  const adapter = adapters.get(source.adapter);
  if (!adapter) return `no adapter "${source.adapter}"`;
  const key = adapter.needsKey === undefined ? undefined : config.boardKeys[adapter.needsKey];
  try {
    const asked = key ? { ...source, settings: { ...source.settings, key } } : source;
    const [request] = adapter.request(asked);
    return request ? `${request.method ?? 'GET'} ${request.url}`.replace(/^GET /, '') : 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
