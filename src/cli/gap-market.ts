import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { processConfig } from '../../config/config.ts';
import { openBaseline } from '../demand/baseline.ts';
import { parseSlice, type SliceFlags } from '../demand/slice.ts';
import { weekOf } from '../demand/week.ts';
import { marketOfBaseline, marketOfDatabase } from '../gaps/open-market.ts';
import type { MarketSource } from '../gaps/produce.ts';

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
  return { ...marketOfBaseline(openBaseline(parseSlice(flags))), close: async () => undefined };
}

async function openDatabaseMarket(flags: SliceFlags): Promise<OpenMarket | undefined> {
  const { openDatabase } = await import('../db/open.ts');
  const { openSlice } = await import('../demand/find.ts');
  const { db, close } = await openDatabase(processConfig());
  try {
    const open = await openSlice(db, parseSlice(flags), weekOf(new Date()));
    if (open === null) {
      await close();
      return undefined;
    }
    const { findTrends } = await import('../roadmaps/store.ts');
    return { ...marketOfDatabase(db, open), trends: await findTrends(db, open), close };
  } catch (error) {
    await close();
    throw error;
  }
}
