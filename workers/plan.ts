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
  await syncSources(context);
  const enabled = await listSources(context.db, { enabled: true });
  return syncSchedules(context.queues, [...housekeeping, ...enabled.map(scheduleOf)]);
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
  await syncSources(context);
  const sources = await listSources(context.db, {});
  if (all) return sources.filter((source) => source.enabled).map((source) => source.slug);
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
