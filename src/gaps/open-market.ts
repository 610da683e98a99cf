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
    listSurfaces: rememberSurfaces((skills) => listSurfaces(db, skills)),
    findQuotes: (skill, ids) => findQuotes(db, skill, ids),
  };
}

/** Asks for each skill once: a service holds many resumes that name the same skills against one market. */
export function rememberSurfaces(find: MarketSource['listSurfaces']): MarketSource['listSurfaces'] {
  const known = new Map<string, Promise<ReadonlyMap<string, number> | undefined>>();
  return async (skills) => {
    const unknown = skills.filter((skill) => !known.has(skill));
    if (unknown.length > 0) {
      const found = find(unknown);
      for (const skill of unknown) {
        known.set(
          skill,
          found.then((surfaces) => surfaces.get(skill)),
        );
      }
      found.catch(() => {
        for (const skill of unknown) known.delete(skill);
      });
    }
    const ways = await Promise.all(skills.map((skill) => known.get(skill)));
    return new Map(skills.flatMap((skill, at) => (ways[at] ? [[skill, ways[at]] as const] : [])));
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
