import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { processConfig } from '../../config/config.ts';
import type { Db } from '../db/open.ts';
import { openBaseline } from '../demand/baseline.ts';
import type { Earlier, OpenSlice } from '../demand/find.ts';
import { parseSlice, type Slice, type SliceFlags } from '../demand/slice.ts';
import { weekName, weekOf } from '../demand/week.ts';
import { ConfigError } from '../errors.ts';
import { say } from './output.ts';
import { pickSliceFlags } from './slice-options.ts';

/**
 * A slice to measure: of the database, or of the shipped baseline, which has no postings behind it.
 */
export type Figures = {
  open: OpenSlice;
  db: Db | null;
  /** The period before the slice, to tell what moved. */
  earlier: () => Promise<Earlier>;
  /** The slice in other weeks. */
  during: (period: { since: number; until: number }) => Promise<OpenSlice>;
};

export type FigureFlags = SliceFlags & { baseline?: boolean };

/**
 * Opens a slice of the database's vacancies, or of the baseline when asked for or when the database has none,
 * which is then said on stderr. A database that is not there is not made. `withPeriod` may set the slice's weeks.
 */
export async function withFigures(
  flags: FigureFlags,
  run: (figures: Figures) => Promise<void>,
  withPeriod: (slice: Slice, last: number) => Slice = (slice) => slice,
): Promise<void> {
  const config = processConfig();
  const slice = parseSlice(pickSliceFlags(flags));
  const there = config.databaseUrl !== null || existsSync(join(config.home, 'postgres'));
  if (!flags.baseline && there) {
    const { openDatabase } = await import('../db/open.ts');
    const { migrate } = await import('../db/migrate.ts');
    const { openEarlier, openSlice } = await import('../demand/find.ts');
    const { findPeriod } = await import('../demand/store.ts');
    const database = await openDatabase(config);
    try {
      await migrate(database);
      const thisWeek = weekOf(new Date());
      const period = await findPeriod(database.db, slice.roles);
      const wanted = period ? withPeriod(slice, Math.min(period.last, thisWeek)) : slice;
      const open = await openSlice(database.db, wanted, thisWeek);
      if (open) {
        refuseFuture(open);
        const { db } = database;
        return await run({
          open,
          db,
          earlier: () => openEarlier(db, open),
          during: async (weeks) =>
            (await openSlice(db, { ...open.slice, ...weeks }, thisWeek)) ?? open,
        });
      }
    } finally {
      await database.close();
    }
  }
  const { slideBack } = await import('../demand/find.ts');
  const found = openBaseline(slice);
  const open = openBaseline(withPeriod(slice, found.slice.until));
  say(`${flags.baseline ? 'From' : 'There are no vacancies yet; this is from'} ${open.origin}.`);
  if (!flags.baseline)
    say('Scrape some (`gapmap scrape --all`) or import some (`gapmap import FILE`).');
  refuseFuture(open);
  await run({
    open,
    db: null,
    earlier: async () => openBaseline(slideBack(open.slice)),
    during: async (weeks) => openBaseline({ ...open.slice, ...weeks }),
  });
}

/** A slice that begins after its last vacancy would be a page of zeros. */
function refuseFuture({ slice: { since, until } }: OpenSlice): void {
  if (since <= until) return;
  throw new ConfigError(
    `--since ${weekName(since)} is after the last vacancies, which are of ${weekName(until)}.`,
  );
}
