import { schedules } from '../config/schedules.ts';
import type { Context } from '../src/context.ts';
import { NotFoundError } from '../src/errors.ts';
import { longestGapMs } from '../src/queue/cron.ts';
import { housekeeping, scheduleOf, syncSchedules, writeDue } from '../src/queue/schedules.ts';
import { type ConfiguredSource, configuredSources, readOverlay } from '../src/sources/catalogue.ts';
import { dueOf } from '../src/sources/schedule-rule.ts';
import { listSources, setIntervals, upsertSources } from '../src/sources/store.ts';
import { catchUp, type Timed } from './catch-up.ts';

/** Writes the catalogue with the user's file over it into the database; returns the sources that are on. */
export async function syncSources({ db, config }: Context): Promise<ConfiguredSource[]> {
  const configured = [...configuredSources(config.sourcesFile).values()];
  await upsertSources(db, configured);
  return configured.filter((source) => source.enabled);
}

/**
 * Writes the sources down, schedules each that is on and the housekeeping, and asks for what was missed; returns
 * how many schedules there are, how many were removed, and how many sources were missed.
 */
export async function plan(
  context: Context,
): Promise<{ set: number; removed: number; missed: number }> {
  const timed = await timeSources(context);
  const { config, db, queues, now } = context;
  await setIntervals(db, longestGaps(timed, now()));
  const wanted = timed.map(({ source, due }) => scheduleOf(source.slug, due));
  const all = [...housekeeping(config.timeZone), ...wanted];
  const planned = await syncSchedules(queues, all, now());
  return { ...planned, missed: await catchUp(context, timed) };
}

/** The minutes between two runs at the longest, by source id; sources of one rule differ in their offset alone. */
function longestGaps(timed: readonly Timed[], now: Date): Map<number, number> {
  const byRule = new Map<string, number>();
  const minutes = timed.map(({ source, due }): [number, number] => {
    const rule = writeDue({ ...due, offsetMs: 0 });
    const known = byRule.get(rule) ?? longestGapMs({ ...due, offsetMs: 0 }, now.getTime());
    byRule.set(rule, known);
    return [source.id, Math.round(known / 60_000)];
  });
  return new Map(minutes);
}

/** The sources that are read with when each is due; what was only imported, or is no longer configured, is not. */
async function timeSources(context: Context): Promise<Timed[]> {
  const configured = new Set((await syncSources(context)).map(({ slug }) => slug));
  const rules = [...schedules, ...readOverlay(context.config.sourcesFile).schedules];
  const enabled = await listSources(context.db, { enabled: true });
  return enabled
    .filter(({ slug }) => configured.has(slug))
    .map((source) => ({ source, due: dueOf(source, rules) }));
}

/**
 * Returns the slugs that words on a command line mean: a slug, a token, "greenhouse/*", or all that are on.
 * Throws `NotFoundError` that names what is unknown.
 */
export async function chooseSources(
  context: Context,
  words: readonly string[],
  all: boolean,
): Promise<string[]> {
  const configured = await syncSources(context);
  if (all) return configured.map(({ slug }) => slug).sort();
  const sources = await listSources(context.db, {});
  const chosen = words.map((word) => {
    const found = sources.filter(({ slug, token }) => matches(word, slug, token));
    if (found.length === 0) {
      throw new NotFoundError(`There is no source "${word}": see \`gapmap sources list\`.`);
    }
    return found.map((source) => source.slug);
  });
  return [...new Set(chosen.flat())];
}

function matches(word: string, slug: string, token: string): boolean {
  return word.endsWith('*') ? slug.startsWith(word.slice(0, -1)) : word === slug || word === token;
}
