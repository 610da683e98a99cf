import type { Context } from '../context.ts';
import { openBaseline } from '../demand/baseline.ts';
import { type Earlier, type OpenSlice, openEarlier, openSlice, slideBack } from '../demand/find.ts';
import type { Slice } from '../demand/slice.ts';
import { findLastRollup } from '../demand/store.ts';
import { weekOf } from '../demand/week.ts';
import { createCache } from './cache.ts';
import { followVersions, type Versions } from './versions.ts';

/** The weekly rollup as the service reads it: slices are kept while the data's version stays the same. */
export type MarketReader = {
  /** The version of the figures that is answered from; it changes when they do. */
  versions: Versions;
  /** An open slice of the database, or of the shipped baseline while that has no vacancies of the roles. */
  open: (slice: Slice) => Promise<Opened>;
  /** The period before an open slice, to tell what moved. */
  earlier: (open: Opened) => Promise<Earlier>;
  /** What `make` returns for a slice, kept with it. */
  derive: <T>(name: string, slice: Slice, make: (open: Opened) => T | Promise<T>) => Promise<T>;
};

/** What the baseline is, in words; null for the database's own vacancies. */
export type Opened = OpenSlice & { origin: string | null };

const keptSlices = 12;

/** Reads the market for routes and pages of one process. */
export function createMarketReader(context: Pick<Context, 'db' | 'now' | 'reader'>): MarketReader {
  const kept = createCache<unknown>(keptSlices * 4);
  const versions = followVersions(() => readVersion(context));
  const remember = async <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const value = (await kept.get(`${await versions.current()} ${key}`, make)) as T;
    versions.keep(key, () => remember(key, make));
    return value;
  };
  const open = (slice: Slice) =>
    remember(`slice ${JSON.stringify(slice)}`, async () => {
      const found = await openSlice(context.db, slice, weekOf(context.now()));
      return found ? { ...found, origin: null } : openBaseline(slice);
    });
  return {
    versions,
    open,
    earlier: (later) =>
      remember(`earlier ${JSON.stringify(later.slice)}`, async () =>
        later.origin === null
          ? openEarlier(context.db, later)
          : openBaseline(slideBack(later.slice)),
      ),
    derive: (name, slice, make) =>
      remember(`${name} ${JSON.stringify(slice)}`, async () => make(await open(slice))),
  };
}

async function readVersion({ db, now }: Pick<Context, 'db' | 'now'>): Promise<string> {
  const at = await findLastRollup(db);
  // An open period ends with the current week, so that a new week is a new version.
  return `${at?.getTime().toString(36) ?? 'none'}-${weekOf(now())}`;
}
