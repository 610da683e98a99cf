import type { Command } from 'commander';
import type { Grouped } from '../../postings/group-store.ts';
import type { Table } from '../../reports/table.ts';
import { createProgress, type Format, formatOption, say, writeTable } from '../output.ts';
import { parseCount } from '../slice-options.ts';
import { withContext } from '../with-context.ts';

type Shown = { limit: number; vacancy?: number; format?: Format };

export function registerPostings(program: Command): void {
  const postings = program
    .command('postings')
    .description('Show which postings advertise one vacancy, take them apart, read all again.')
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap postings duplicates --limit 5\n  $ gapmap postings split 4711\n  $ gapmap postings rejoin 4711\n',
    );
  postings
    .command('duplicates')
    .description(
      'The vacancies that several postings advertise, the latest first, and why these are one.',
    )
    .option('--limit <n>', 'at most so many vacancies', parseCount, 20)
    .option('--vacancy <id>', 'only this vacancy', parseCount)
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  $ gapmap postings duplicates --limit 5\n')
    .action((shown: Shown) => showDuplicates(shown));
  postings
    .command('split [ids...]')
    .description(
      'Take postings out of their groups, each into a vacancy of its own; figures follow at once.',
    )
    .option('--vacancy <id>', 'all postings of this vacancy', parseCount)
    .addHelpText(
      'after',
      '\nExamples:\n  $ gapmap postings split 4711 4712\n  $ gapmap postings split --vacancy 815\n',
    )
    .action((ids: string[], { vacancy }: { vacancy?: number }) =>
      split(ids.map(parseCount), vacancy),
    );
  postings
    .command('rejoin <ids...>')
    .description('Take a split back: each posting goes where grouping puts it now.')
    .addHelpText('after', '\nExample:\n  $ gapmap postings rejoin 4711 4712\n')
    .action((ids: string[]) => rejoin(ids.map(parseCount)));
  postings
    .command('reread')
    .description(
      'Read again what another dictionary or other rules have read, and wait; `gapmap up` does so by itself.',
    )
    .addHelpText('after', '\nExample:\n  $ gapmap postings reread\n')
    .action(reread);
}

async function showDuplicates({ limit, vacancy, format }: Shown): Promise<void> {
  await withContext(async ({ db }) => {
    const { countGroups, listGroups } = await import('../../postings/group-store.ts');
    const { postings, vacancies, groups } = await countGroups(db);
    const grouped = await listGroups(db, { limit, vacancy: vacancy ?? null });
    await writeTable(toTable(grouped), { format, document: toDocument(grouped) });
    const repeats = postings - vacancies;
    const share = postings === 0 ? 0 : Math.round((100 * repeats) / postings);
    say(
      `${groups} of ${vacancies} vacancies are advertised more than once: ${repeats} of ${postings} postings repeat another (${share}%).`,
    );
  });
}

async function split(ids: readonly number[], vacancy: number | undefined): Promise<void> {
  await withContext(async (context) => {
    const { listMembers, splitPostings } = await import('../../postings/group-store.ts');
    const { ConfigError } = await import('../../errors.ts');
    const { rollUp } = await import('../../../workers/rollup.ts');
    const { db } = context;
    const all = [...ids, ...(vacancy === undefined ? [] : await listMembers(db, vacancy))];
    if (all.length === 0) {
      throw new ConfigError(
        'Which postings? Give ids as `gapmap postings duplicates` shows them, or --vacancy ID of one that has several.',
      );
    }
    const moved = await db.transaction().execute((trx) => splitPostings(trx, all));
    for (const [posting, to] of moved) say(`Posting ${posting} is now vacancy ${to}.`);
    for (const id of all) if (!moved.has(id)) say(`Posting ${id} keeps its vacancy for itself.`);
    await rollUp(context);
  });
}

async function rejoin(ids: readonly number[]): Promise<void> {
  await withContext(async (context) => {
    const { rejoinPostings } = await import('../../postings/group-store.ts');
    const { rollUp } = await import('../../../workers/rollup.ts');
    const moved = await context.db.transaction().execute((trx) => rejoinPostings(trx, ids));
    for (const [posting, to] of moved) say(`Posting ${posting} is now of vacancy ${to}.`);
    await rollUp(context);
  });
}

async function reread(): Promise<void> {
  await withContext(async (context) => {
    const { readUnread } = await import('../../../workers/extract.ts');
    const { rollUp } = await import('../../../workers/rollup.ts');
    const progress = createProgress('reading');
    const read = await readUnread(context, (done, of) =>
      progress.update(`${done} of ${of} postings`),
    ).finally(progress.end);
    const { vacancies } = await rollUp(context);
    say(
      read === 0
        ? 'Every posting is read with this dictionary and these rules.'
        : `Read ${read} postings again; ${vacancies} vacancies were rolled up.`,
    );
  });
}

function reasonOf({ groupedBy, requisitionId, similarity }: Grouped): string {
  switch (groupedBy) {
    case 'requisition':
      return `same requisition ${requisitionId ?? ''}`.trim();
    case 'text':
      return `text ${Math.round(100 * (similarity ?? 0))}% alike`;
    case 'split':
      return 'taken out by hand';
    case 'self':
      return 'first';
  }
}

function toTable(grouped: readonly Grouped[]): Table {
  return {
    columns: [
      { key: 'vacancy', title: 'Vacancy', type: 'integer' },
      { key: 'posting', title: 'Posting', type: 'integer' },
      { key: 'opened', title: 'Opened', type: 'date' },
      { key: 'company', title: 'Company', type: 'text' },
      { key: 'title', title: 'Title', type: 'text', link: 'url' },
      { key: 'location', title: 'Location', type: 'text', spare: true },
      { key: 'source', title: 'Source', type: 'text' },
      { key: 'reason', title: 'Why', type: 'text' },
    ],
    rows: grouped.map((one) => ({ ...toRow(one), reason: reasonOf(one) })),
  };
}

function toRow({ vacancy, posting, company, title, location, source, openedAt, url }: Grouped) {
  const opened = openedAt.toISOString().slice(0, 10);
  return { vacancy, posting, opened, company, title, location, source, url };
}

function toDocument(grouped: readonly Grouped[]) {
  const byVacancy = Map.groupBy(grouped, ({ vacancy }) => vacancy);
  return Array.from(byVacancy, ([vacancy, members]) => ({
    vacancy,
    company: members[0]?.company ?? null,
    title: members[0]?.title ?? null,
    postings: members.map((one) => {
      const { vacancy: _, ...row } = toRow(one);
      const { groupedBy, similarity, requisitionId } = one;
      return { ...row, grouped_by: groupedBy, similarity, requisition_id: requisitionId };
    }),
  }));
}
