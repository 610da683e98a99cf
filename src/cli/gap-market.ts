import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { processConfig } from '../../config/config.ts';
import { baselineUrl, openBaseline } from '../demand/baseline.ts';
import { parseSlice, type SliceFlags } from '../demand/slice.ts';
import { weekOf } from '../demand/week.ts';
import type { MarketSource } from '../gaps/produce.ts';
import { marketOfSlice } from '../gaps/slice-market.ts';

export type OpenMarket = MarketSource & { readonly close: () => Promise<void> };

/**
 * The market that a gap report is held against: the database's where it has vacancies, else the shipped baseline.
 * A database that isn't there is not made. `close` ends the connection.
 */
export async function openMarket(flags: SliceFlags, wantsBaseline: boolean): Promise<OpenMarket> {
  const config = processConfig();
  const there = config.databaseUrl !== null || existsSync(join(config.home, 'postgres'));
  if (!wantsBaseline && there) {
    const market = await openDatabaseMarket(flags);
    if (market !== undefined) return market;
  }
  return openBaselineMarket(flags);
}

/** The shipped baseline: vacancies are Hacker News items, of which only the facts are known. */
function openBaselineMarket(flags: SliceFlags): OpenMarket {
  const open = openBaseline(parseSlice(flags));
  return {
    market: marketOfSlice(open),
    origin: open.origin,
    findDetails: async (ids) => new Map(ids.map((id) => [id, describeItem(id)])),
    listSurfaces: async () => new Map(),
    findQuotes: async (_, ids) =>
      ids.slice(-5).map((id) => ({ vacancy: id, ...describeItem(id), quote: null })),
    close: async () => undefined,
  };
}

function describeItem(id: string) {
  return { title: `Hacker News item ${id}`, company: null, url: baselineUrl(id) };
}

async function openDatabaseMarket(flags: SliceFlags): Promise<OpenMarket | undefined> {
  const { openDatabase } = await import('../db/open.ts');
  const { openSlice } = await import('../demand/find.ts');
  const { findQuotes, findVacancyDetails, listSurfaces } = await import('../gaps/store.ts');
  const { db, close } = await openDatabase(processConfig());
  try {
    const open = await openSlice(db, parseSlice(flags), weekOf(new Date()));
    if (open === null) {
      await close();
      return undefined;
    }
    return {
      market: marketOfSlice(open),
      origin: 'your database',
      findDetails: (ids) => findVacancyDetails(db, ids),
      listSurfaces: (skills) => listSurfaces(db, skills),
      findQuotes: (skill, ids) => findQuotes(db, skill, ids),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
