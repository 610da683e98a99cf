import type { Db } from '../db/open.ts';
import { baselineUrl, openBaseline } from '../demand/baseline.ts';
import { type OpenSlice, slideBack } from '../demand/find.ts';
import { testTrends } from '../roadmaps/trends.ts';
import type { MarketSource, Quote } from './produce.ts';
import { marketOfSlice } from './slice-market.ts';
import { findQuotes, findVacancyDetails, listSurfaces } from './store.ts';

/** The market of an open slice of a database, with the words of its postings at hand. */
export function marketOfDatabase(db: Db, open: OpenSlice): MarketSource {
  return {
    market: marketOfSlice(open),
    origin: 'your database',
    findDetails: (ids) => findVacancyDetails(db, ids),
    listSurfaces: (skills) => listSurfaces(db, skills),
    findQuotes: (skill, ids) => findQuotes(db, skill, ids),
  };
}

/** The market of an open slice of the baseline: vacancies are Hacker News items, of which only the facts are known. */
export function marketOfBaseline(open: OpenSlice & { origin: string }): MarketSource {
  return {
    market: marketOfSlice(open),
    origin: open.origin,
    trends: testTrends(open, openBaseline(slideBack(open.slice))),
    findDetails: async (ids) => new Map(ids.map((id) => [id, describeItem(id)])),
    listSurfaces: async () => new Map(),
    findQuotes: async (_, ids) => quoteItems(ids.slice(-5)),
  };
}

function describeItem(id: string) {
  return { title: `Hacker News item ${id}`, company: null, url: baselineUrl(id) };
}

/** Vacancies of the baseline as what is known of them: the Hacker News item, without its words. */
export function quoteItems(ids: readonly string[]): Quote[] {
  return ids.map((id) => ({ vacancy: id, ...describeItem(id), quote: null }));
}
