import type { Context } from '../src/context.ts';
import { NotFoundError } from '../src/errors.ts';
import { housekeeping, scheduleOf, syncSchedules } from '../src/queue/schedules.ts';
import { type ConfiguredSource, configuredSources } from '../src/sources/catalogue.ts';
import { listSources, upsertSources } from '../src/sources/store.ts';

/** Writes the catalogue with the user's file over it into the database; returns the sources that are on. */
export async function syncSources({ db, config }: Context): Promise<ConfiguredSource[]> {
  const configured = [...configuredSources(config.sourcesFile).values()];
  await upsertSources(db, configured);
  return configured.filter((source) => source.enabled);
}

/** Writes the sources down and schedules each that is on, and the housekeeping. */
export async function plan(context: Context): Promise<{ set: number; removed: number }> {
  const configured = new Set((await syncSources(context)).map(({ slug }) => slug));
  const enabled = await listSources(context.db, { enabled: true });
  // What was only imported, or is no longer configured, is not asked for.
  const read = enabled.filter(({ slug }) => configured.has(slug));
  return syncSchedules(context.queues, [...housekeeping, ...read.map(scheduleOf)]);
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
