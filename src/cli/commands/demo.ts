import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { processConfig } from '../../../config/config.ts';
import type { Context } from '../../context.ts';
import type { OpenSlice } from '../../demand/find.ts';
import { everything } from '../../demand/slice.ts';
import type { Table } from '../../reports/table.ts';
import type { RunSummary } from '../../sources/store.ts';
import { createProgress, say, writeTable } from '../output.ts';

type Flags = { out: string; keep?: boolean };

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description(
      'The whole path in under a minute, with invented boards on this machine: scrape, read, measure, hold a roadmap and a resume against it. Needs no network and leaves your data alone.',
    )
    .option('--out <file>', 'where the weekly series goes', join('exports', 'demo', 'trends.csv'))
    .option('--keep', 'keep the demo database and say where it is')
    .addHelpText('after', '\nExample:\n  $ gapmap demo\n')
    .action(runDemo);
}

async function runDemo(flags: Flags): Promise<void> {
  const startedAt = performance.now();
  const home = await mkdtemp(join(tmpdir(), 'gapmap-demo-'));
  const { openContext } = await import('../../context.ts');
  say('Starting an embedded database ...');
  const context = await openContext({
    ...processConfig(),
    home,
    databaseUrl: null,
    redisUrl: null,
    allowPrivate: ['127.0.0.1'],
    hostIntervalMs: 0,
    logLevel: 'error',
  });
  try {
    const runs = await scrapeDemo(context);
    await show(sourcesTable(runs));
    await report(context, flags);
  } finally {
    await context.close();
    if (flags.keep) say(`The demo's database is in ${home}: GAPMAP_HOME=${home} gapmap demand`);
    else await rm(home, { recursive: true, force: true });
  }
  say(`Done in ${Math.round((performance.now() - startedAt) / 100) / 10} s.`);
}

async function scrapeDemo(context: Context): Promise<RunSummary[]> {
  const { inventPostings } = await import('../demo/postings.ts');
  const { serveBoards } = await import('../demo/serve.ts');
  const { boards } = await import('../demo/words.ts');
  const { upsertSource } = await import('../../sources/store.ts');
  const { scrapeAndWait } = await import('../../../workers/scrape-now.ts');
  const server = await serveBoards(inventPostings(context.now()));
  const slugs = boards.map(({ adapter, token }) => `${adapter}/${token}`);
  for (const { adapter, token, company } of boards) {
    const settings = { baseUrl: server.origin };
    const source = { slug: `${adapter}/${token}`, adapter, token, region: null, settings };
    await upsertSource(context.db, { ...source, company: company || null });
  }
  const progress = createProgress('Scraping through the queue');
  const { runs } = await scrapeAndWait(context, slugs, {
    correlationId: randomUUID(),
    onProgress: ({ done, total }) => progress.update(`${done} of ${total} boards`),
  }).finally(async () => {
    progress.end();
    await server.close();
  });
  return runs;
}

async function report(context: Context, flags: Flags): Promise<void> {
  const { openSlice } = await import('../../demand/find.ts');
  const { weekOf } = await import('../../demand/week.ts');
  const slice = { ...everything, roles: ['backend' as const] };
  const open = await openSlice(context.db, slice, weekOf(context.now()));
  if (!open) throw new Error('the demo stored no backend vacancies');
  await showDemand(context, open);
  await showGap(context, open);
  await writeSeries(context, flags.out);
}

async function showGap({ db, now, reader }: Context, open: OpenSlice): Promise<void> {
  const { produceReport, profileOf } = await import('../../gaps/produce.ts');
  const { marketOfSlice } = await import('../../gaps/slice-market.ts');
  const { findQuotes, findVacancyDetails, listSurfaces } = await import('../../gaps/store.ts');
  const { gapLead, gapTables } = await import('../../reports/gap.ts');
  const { getRoadmap } = await import('../../roadmaps/load.ts');
  const { sampleResume } = await import('../demo/resume.ts');
  const { dictionary } = await reader();
  const source = {
    market: marketOfSlice(open),
    origin: 'the demo',
    findDetails: (ids: readonly string[]) => findVacancyDetails(db, ids),
    listSurfaces: (skills: readonly string[]) => listSurfaces(db, skills),
    findQuotes: (skill: string, ids: readonly string[]) => findQuotes(db, skill, ids),
  };
  const year = now().getFullYear();
  const options = { dictionary, source, roadmaps: [getRoadmap('birjob-2026')], year };
  const profile = profileOf({ text: sampleResume, warnings: [] }, options);
  const report = await produceReport(profile, options);
  process.stdout.write(`The gap of a sample resume\n\n${gapLead(report).join('\n')}\n\n`);
  for (const table of gapTables(report)) await show({ ...table, rows: table.rows.slice(0, 8) });
}

async function showDemand(context: Context, open: OpenSlice): Promise<void> {
  const { measureSlice } = await import('../../demand/find.ts');
  const { demandTable } = await import('../../reports/demand.ts');
  const { auditRoadmap } = await import('../../roadmaps/audit.ts');
  const { gatherEvidence } = await import('../../roadmaps/cell-evidence.ts');
  const { getRoadmap } = await import('../../roadmaps/load.ts');
  const { auditTopicsTable, blindSpotsTable } = await import('../../reports/audit.ts');
  await show(demandTable(measureSlice(open), { words: open.words, limit: 15 }));
  const { dictionary } = await context.reader();
  const evidence = gatherEvidence(open, { skills: open.names, dictionary });
  const audit = auditRoadmap(getRoadmap('birjob-2026'), evidence);
  const topics = auditTopicsTable(audit);
  await show({ ...topics, rows: topics.rows.slice(0, 20) });
  await show(blindSpotsTable(audit, 8));
}

async function writeSeries(context: Context, out: string): Promise<void> {
  const { openSlice } = await import('../../demand/find.ts');
  const { measureTrend } = await import('../../demand/trend.ts');
  const { trendsTable } = await import('../../reports/trends.ts');
  const { weekOf } = await import('../../demand/week.ts');
  const open = await openSlice(context.db, everything, weekOf(context.now()));
  if (!open) return;
  const periods = measureTrend(open.cells, open.isIn, { strength: 'asked' });
  mkdirSync(dirname(out), { recursive: true });
  await writeTable(trendsTable(periods, open.names, null), { format: 'csv', out });
  say(`The weekly series of every skill is in ${out}.`);
}

function sourcesTable(runs: readonly RunSummary[]): Table {
  return {
    title: 'Scraped',
    columns: [
      { key: 'source', title: 'Source', type: 'text' },
      { key: 'status', title: 'Status', type: 'text' },
      { key: 'found', title: 'Postings', type: 'integer' },
      { key: 'new', title: 'New', type: 'integer' },
      { key: 'failed', title: 'Failed', type: 'integer' },
    ],
    rows: runs.map(({ source, status, found, new: fresh, failed }) => ({
      source,
      status,
      found,
      new: fresh,
      failed,
    })),
  };
}

/** The demo is for people: tables, also where stdout is no terminal. */
async function show(table: Table): Promise<void> {
  await writeTable(table, { format: 'table' });
  process.stdout.write('\n');
}
