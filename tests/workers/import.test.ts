import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/open.ts';
import { timeInName } from '../../src/sources/recording.ts';
import { type ImportOptions, importFile, inspectFile } from '../../workers/import.ts';
import { openTestDatabase } from '../_support/database.ts';

let open: OpenDatabase;
let folder: string;
beforeAll(async () => {
  open = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'gapmap-import-'));
});
afterAll(() => open.close());

const options: ImportOptions = { now: new Date('2026-11-02T08:00:00Z'), correlationId: 'test' };
const load = (path: string, more: Partial<ImportOptions> = {}) =>
  importFile(open.db, path, { ...options, ...more });

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const board = (token: string, jobs: [id: number, title: string][]) =>
  JSON.stringify({
    jobs: jobs.map(([id, title]) => ({
      id,
      title,
      absolute_url: `https://boards.greenhouse.io/${token}/jobs/${id}`,
      location: { name: 'Tbilisi, Georgia' },
      updated_at: '2026-10-01T09:00:00-04:00',
      content: '&lt;p&gt;We run Go services on Kubernetes.&lt;/p&gt;',
    })),
    meta: { total: jobs.length },
  });

const openTitles = async (slug: string) => {
  const rows = await open.db
    .selectFrom('postings')
    .innerJoin('sources', 'sources.id', 'postings.source_id')
    .select('title')
    .where('slug', '=', slug)
    .where('closed_at', 'is', null)
    .orderBy('external_id')
    .execute();
  return rows.map((row) => row.title);
};

describe('the same lines again', () => {
  const lines = '{"id":"s1","title":"Go Engineer","company":"Kestrel","text":"Go."}\n';
  const rows = async () => {
    const { rows: found } = await sql<{ version: string; last_seen_at: Date }>`
      select p.xmin::text || ' ' || p.xmax::text as version, last_seen_at
      from postings p join sources s on s.id = p.source_id where s.slug = 'file/again'
    `.execute(open.db);
    return found;
  };

  it('write no row, unless six hours have passed or the posting was missed', async () => {
    const path = write('again.jsonl', lines);
    await load(path);
    const before = await rows();
    const soon = new Date('2026-11-02T13:00:00Z');
    expect(await load(path, { now: soon })).toMatchObject({ stored: 0, unchanged: 1 });
    expect(await rows()).toEqual(before);
    const later = new Date('2026-11-02T14:30:00Z');
    expect(await load(path, { now: later })).toMatchObject({ stored: 0, unchanged: 1 });
    expect(await rows()).toMatchObject([{ last_seen_at: later }]);
    await open.db.updateTable('postings').set({ missed_listings: 1 }).execute();
    await load(path, { now: later });
    const missed = await open.db
      .selectFrom('postings')
      .innerJoin('sources', 'sources.id', 'source_id')
      .select('missed_listings')
      .where('slug', '=', 'file/again')
      .execute();
    expect(missed).toEqual([{ missed_listings: 0 }]);
  });
});

describe('a recording of a source that is configured', () => {
  const known = {
    slug: 'greenhouse/kestrel-inc',
    adapter: 'greenhouse',
    token: 'kestrel-inc',
    company: 'Kestrel',
    region: 'eu',
    settings: { baseUrl: 'https://boards.example' },
  };
  const stored = () =>
    open.db
      .selectFrom('sources')
      .select(['company', 'region', 'settings', 'enabled'])
      .where('slug', '=', known.slug)
      .executeTakeFirstOrThrow();

  it('is stored under its employer and with its settings, which a later import leaves alone', async () => {
    const path = write('kestrel.json', board('kestrel-inc', [[31, 'SRE']]));
    const asked = { adapter: 'greenhouse', source: 'kestrel-inc' };
    await load(path, { ...asked, configured: new Map([[known.slug, known]]) });
    const { slug: _, adapter: __, token: ___, ...told } = known;
    expect(await stored()).toEqual({ ...told, enabled: false });
    await load(path, asked);
    expect(await stored()).toEqual({ ...told, enabled: false });
  });
});

describe('lines', () => {
  const lines = [
    '{"id":"a1","title":"Backend Engineer","company":"Kestrel","text":"Go and PostgreSQL."}',
    '{"id":"a2","title":"Data Engineer","company":"Kestrel","html":"<ul><li>Kafka</li></ul>"}',
    '{"id":"a3","title":',
    '{"id":"a4","text":"no title"}',
  ].join('\n');

  it('are stored, and the same file again stores nothing', async () => {
    const path = write('jobs.jsonl', lines);
    expect(await load(path)).toEqual({ found: 2, stored: 2, unchanged: 0, failed: 2 });
    expect(await load(path)).toEqual({ found: 2, stored: 0, unchanged: 2, failed: 2 });
  });

  it('that cannot be read are kept once, with their number and the reason', async () => {
    const failures = await open.db
      .selectFrom('failures')
      .select(['position', 'reason', 'item'])
      .orderBy('position')
      .execute();
    expect(failures.map(({ position, item }) => [position, item])).toEqual([
      [3, '{"id":"a3","title":'],
      [4, '{"id":"a4","text":"no title"}'],
    ]);
    expect(failures[0]?.reason).toMatch(/^not JSON/);
    expect(failures[1]?.reason).toMatch(/title/);
  });

  it('may be gzipped, or CSV with quotes and line breaks', async () => {
    const zipped = write('zipped.ndjson.gz', gzipSync(lines));
    expect(await inspectFile(zipped, options)).toMatchObject({ found: 2, failed: 2 });
    const csv = write('jobs.csv', 'id,title,text\r\nc1,"Engineer, Go","Line one\nline two"\r\n');
    expect(await load(csv)).toEqual({ found: 1, stored: 1, unchanged: 0, failed: 0 });
  });
});

describe('files that are broken', () => {
  const good = (id: string) => `{"id":"${id}","title":"Engineer","text":"Go."}\n`;

  it('by a line of many megabytes keep the rest, and that line cut', async () => {
    const path = write('long.jsonl', `${good('l1')}${'x'.repeat(5_000_000)}\n${good('l3')}`);
    expect(await load(path)).toEqual({ found: 2, stored: 2, unchanged: 0, failed: 1 });
    const kept = await open.db
      .selectFrom('failures')
      .select(['position', 'reason'])
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(kept).toEqual({ position: 2, reason: 'longer than 4194304 characters' });
  });

  it('by the mark that some editors begin a file with are read all the same', async () => {
    const path = write('marked.jsonl', `\ufeff${good('m1')}`);
    expect(await load(path)).toMatchObject({ found: 1, failed: 0 });
  });

  it('by a cut gzip stream keep what came before, and say so', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => good(`z${(i * 7919) % 3_001}`)).join('');
    const zipped = gzipSync(many);
    const path = write('cut.jsonl.gz', zipped.subarray(0, zipped.length - 200));
    await expect(load(path)).rejects.toThrow(
      /is no whole gzip file .* fetch it again. What was read before, \d+ lines/,
    );
    const source = open.db.selectFrom('sources').select('id').where('slug', '=', 'file/cut');
    const stored = await open.db
      .selectFrom('postings')
      .select('id')
      .where('source_id', '=', source)
      .execute();
    expect(stored.length).toBeGreaterThan(1_000);
    const run = await open.db
      .selectFrom('runs')
      .select('status')
      .where('source_id', '=', source)
      .execute();
    expect(run).toEqual([{ status: 'failed' }]);
    const whole = write('cut.jsonl.gz', zipped);
    expect(await load(whole)).toMatchObject({ found: 3_000, unchanged: stored.length });
  });

  it('by a CSV record that breaks the rules keep the others', async () => {
    const csv = 'id,title,text\n1,One,"Go, Rust"\n2,Two,"a" b\n3,"Three ""3""",Go\n4,"Open,Go\n';
    const counts = await inspectFile(write('bad.csv', csv), options);
    expect(counts.failed).toBeGreaterThan(0);
    expect(counts.found).toBeGreaterThanOrEqual(2);
  });

  it('by being no file are named', async () => {
    mkdirSync(join(folder, 'a.jsonl'));
    await expect(load(join(folder, 'a.jsonl'))).rejects.toThrow(
      'a.jsonl is a folder: name the files in it',
    );
    await expect(load(join(folder, 'none.jsonl'))).rejects.toThrow('There is no file');
  });
});

describe('recorded boards', () => {
  const at = (day: number) => ({
    adapter: 'greenhouse',
    source: 'kestrel',
    at: new Date(Date.UTC(2026, 8, day)),
  });

  it('in time order open, change, close after two absences, and reopen', async () => {
    const first = write(
      '1.json',
      board('kestrel', [
        [1, 'One'],
        [2, 'Two'],
        [3, 'Three'],
      ]),
    );
    const second = write(
      '2.json',
      board('kestrel', [
        [1, 'One'],
        [2, 'Two, senior'],
      ]),
    );
    const fourth = write(
      '4.json',
      board('kestrel', [
        [1, 'One'],
        [3, 'Three'],
      ]),
    );
    expect(await load(first, at(1))).toMatchObject({ stored: 3 });
    expect(await load(second, at(2))).toMatchObject({ stored: 1, unchanged: 1 });
    expect(await openTitles('greenhouse/kestrel')).toEqual(['One', 'Two, senior', 'Three']);
    await load(second, at(3));
    expect(await openTitles('greenhouse/kestrel')).toEqual(['One', 'Two, senior']);
    await load(fourth, at(4));
    expect(await openTitles('greenhouse/kestrel')).toEqual(['One', 'Two, senior', 'Three']);
    expect(await load(first, at(1))).toEqual({ found: 3, stored: 0, unchanged: 3, failed: 0 });
    expect(await openTitles('greenhouse/kestrel')).toEqual(['One', 'Two, senior', 'Three']);
  });

  it('that hold no board are refused in a sentence, and their bytes are kept', async () => {
    const path = write('down.json', '<html><h1>502 Bad Gateway</h1></html>');
    await expect(load(path, { adapter: 'greenhouse', source: 'down' })).rejects.toThrow(/JSON/);
    const kept = await open.db
      .selectFrom('failures')
      .select('item')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(kept?.item).toBe('<html><h1>502 Bad Gateway</h1></html>');
  });
});

type Event = { external_id: string; kind: string; at: string };

/** What must have happened by the ids of listings alone: closed is what two in a row lack. */
function eventsOf(listings: readonly { at: Date; ids: readonly string[] }[]): Event[] {
  const missed = new Map<string, number>();
  const events: Event[] = [];
  for (const { at, ids } of listings) {
    const tell = (external_id: string, kind: string) =>
      events.push({ external_id, kind, at: at.toISOString() });
    for (const id of ids) {
      const before = missed.get(id);
      if (before === undefined) tell(id, 'opened');
      else if (before >= 2) tell(id, 'reopened');
      missed.set(id, 0);
    }
    for (const [id, times] of missed) {
      if (ids.includes(id)) continue;
      missed.set(id, times + 1);
      if (times === 1) tell(id, 'closed');
    }
  }
  return events;
}

const bySource = (a: Event, b: Event) => JSON.stringify(a).localeCompare(JSON.stringify(b));

const snapshots = '../shared/data/snapshots';
describe.skipIf(!existsSync(snapshots))('snapshots of real boards', () => {
  it.each([
    ['greenhouse', 'bashdotcom'],
    ['greenhouse', 'luno'],
    ['greenhouse', 'takealotgroup'],
    ['lever', 'mamamoney'],
    ['lever', 'moo'],
  ])(
    '%s/%s opens, closes and reopens what its listings say; replayed it changes nothing',
    async (adapter, token) => {
      const paths = globSync(`${snapshots}/${adapter}/${token}/*Z.json`).sort();
      const replay = async () => {
        for (const path of paths) await load(path, { adapter, source: token });
      };
      const rows = () =>
        open.db
          .selectFrom('postings')
          .innerJoin('sources', 'sources.id', 'postings.source_id')
          .selectAll('postings')
          .where('slug', '=', `${adapter}/${token}`)
          .orderBy('external_id')
          .execute();
      const events = async () => {
        const found = await open.db
          .selectFrom('posting_events')
          .innerJoin('postings', 'postings.id', 'posting_id')
          .innerJoin('sources', 'sources.id', 'postings.source_id')
          .select(['external_id', 'kind', 'at'])
          .where('slug', '=', `${adapter}/${token}`)
          .where('kind', '!=', 'changed')
          .execute();
        return found.map((event) => ({ ...event, at: event.at.toISOString() })).sort(bySource);
      };
      await replay();
      const listings = paths.map((path) => {
        const page = JSON.parse(readFileSync(path, 'utf8'));
        const jobs: { id: number | string }[] = page.jobs ?? page;
        return { at: timeInName(path) ?? new Date(0), ids: jobs.map(({ id }) => String(id)) };
      });
      expect(await events()).toEqual(eventsOf(listings).sort(bySource));
      const after = await rows();
      await replay();
      expect(await rows()).toEqual(after);
    },
  );
});
