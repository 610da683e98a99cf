import type { Context } from '../context.ts';
import { listNewerMigrations } from '../db/migrate.ts';

const lookMs = 30_000;

/** Resolves with the name of the first signal that asks the process to end; a second one ends it at once. */
export function untilSignal(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      resolve(signal);
      process.once(signal, () => process.exit(1));
    });
  }
  return promise;
}

/**
 * Resolves with why a service has to end: a signal, or that a newer gapmap has migrated the database under it; then
 * the exit code is 1, so that what supervises it starts it anew. Ask before anything is started.
 */
export function untilStopped(context: Context, everyMs = lookMs): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  void untilSignal().then(resolve);
  const timer = setInterval(async () => {
    // A database that is away says nothing of its version.
    const newer = await listNewerMigrations(context.db).catch(() => []);
    if (newer.length === 0) return;
    clearInterval(timer);
    context.log.error({ newer }, 'found the database migrated by a newer gapmap');
    process.exitCode = 1;
    resolve('a newer gapmap has migrated the database');
  }, everyMs);
  timer.unref();
  return promise.finally(() => clearInterval(timer));
}
